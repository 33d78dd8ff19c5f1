/** What the invented office is made of: its shape, its fixed ids and its clock. */
import {
  type Capture,
  CaseId,
  type CaseSummary,
  type Dossier,
  type Exhibit,
  ExhibitId,
  type Link,
  LinkId,
  type LogLine,
  type Member,
  type Note,
  type Notice,
  SelectorId,
  type SelectorKind,
  type Sighting,
} from '@smart-rescue/schema'

/** How full the office is. */
export type Scene = 'first-run' | 'locked' | 'empty' | 'typical' | 'full'

/** The fixed "today" of the office. */
export const FAKE_NOW = Date.UTC(2026, 10, 24, 9, 0)

/** An id of the office: kind and number in a fixed UUID. */
export const uuid = (kind: number, n: number): string =>
  `0197a5a0-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`
const hex = (n: number): string => ((n * 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(8)
/** A made-up hash that is the same every time. */
export const hash = (n: number): string => `sha256:${hex(n)}`
/** The time so many minutes before the office's today. */
export const ago = (minutes: number): string => new Date(FAKE_NOW - minutes * 60_000).toISOString()

/** A selector with everything known of it. */
export interface FakeSelector {
  readonly id: SelectorId
  readonly kind: SelectorKind
  readonly normal: string
  readonly elsewhere: boolean
  asked: boolean
  readonly sightings: Sighting[]
}

/** Everything the office holds. */
export interface FakeOffice {
  state: 'first-run' | 'locked' | 'ready'
  signedIn: boolean
  me: Member
  readonly organisation: { name: string; country: string }
  readonly members: Member[]
  readonly cases: CaseSummary[]
  readonly teams: Map<string, { member: Member; since: string; addedBy: Member }[]>
  readonly exhibits: Exhibit[]
  readonly captures: Capture[]
  readonly links: Link[]
  readonly notes: (Note & { caseId: string })[]
  readonly dossiers: Dossier[]
  readonly selectors: FakeSelector[]
  readonly notices: Notice[]
  readonly log: (LogLine & { caseId: string })[]
}

/** The id of the case that screens are taken of. */
export const LANTERN = CaseId.parse(uuid(2, 1))
/** The id of its newest exhibit. */
export const FIRST_EXHIBIT = ExhibitId.parse(uuid(3, 1))
/** The id of the exhibit with a hostile title. */
export const HOSTILE_EXHIBIT = ExhibitId.parse(uuid(3, 6))
/** The id of the proposed link. */
export const FIRST_LINK = LinkId.parse(uuid(6, 1))
/** The id of the shared phone number. */
export const PHONE = SelectorId.parse(uuid(5, 1))

/** A member as others name her. */
export const ref = (one: Member) => ({ id: one.id, displayName: one.displayName })
