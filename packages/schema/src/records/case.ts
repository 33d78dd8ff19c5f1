/** A case: from its first lead to its verdict. Its title is a pseudonym; no name of a person stands in it. */
import { z } from 'zod'
import { CaseId, NoteId, SearchId, SelectorId, TaskId, WatchId } from '../ids.ts'
import { MemberRef } from './member.ts'

/** What kind of lead began the case. */
export const LeadKind = z.enum([
  'recruitment',
  'extortion',
  'offer-of-a-child',
  'livestream',
  'hidden-venue',
  'travel',
  'dark-web-forum',
  'other',
])
export type LeadKind = z.infer<typeof LeadKind>

/** ISO 3166-1 alpha-2. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/)

/** One line of text a person wrote: 1 to 500 characters, no control characters, no half of a surrogate pair. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

/**
 * Text of several lines a person wrote. NUL and halves of surrogate pairs are refused: no UTF-8 and no database can hold
 * them, and what a person wrote is stored as she wrote it or not at all. The length is the endpoint's to limit.
 */
export const Prose = z
  .string()
  .trim()
  .regex(/^[^\0\p{Cs}]*$/u)

/** What a person gives to open a case. Purpose and legal basis are required: they stand on every exhibit. */
export const CaseDraft = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u),
  leadKind: LeadKind,
  countries: z.array(CountryCode).min(1).max(20),
  purpose: Line,
  legalBasis: Line,
})
export type CaseDraft = z.infer<typeof CaseDraft>

/** A case as its team sees it in lists. */
export const CaseSummary = z.object({
  id: CaseId,
  reference: z.string(),
  title: z.string(),
  leadKind: LeadKind,
  countries: z.array(z.string()),
  purpose: z.string(),
  legalBasis: z.string(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  openedBy: MemberRef,
  counts: z.object({
    exhibits: z.int(),
    captures: z.int(),
    links: z.int(),
    proposals: z.int(),
    dossiers: z.int(),
    notes: z.int(),
    /** Offences chosen for the case, and those of them that are ready; absent where nothing was framed. */
    offences: z.int().optional(),
    ready: z.int().optional(),
    /** Leads that wait for a decision, networks that the machine computed, and decisions of people on their joins. */
    leads: z.int().optional(),
    networks: z.int().optional(),
    joins: z.int().optional(),
    /** Tracks of referrals, whether there is an outcome (1 or 0), and tracks that are silent for too long. */
    referrals: z.int().optional(),
    outcomes: z.int().optional(),
    silent: z.int().optional(),
  }),
  lastActivityAt: z.string(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

/** One stage of the line lead → evidence → links → case → readiness → dossier → referral → outcome. */
export const Stage = z.object({
  name: z.enum(['lead', 'evidence', 'links', 'case', 'readiness', 'dossier', 'referral', 'outcome']),
  state: z.enum(['done', 'now', 'ahead']),
  /** Numbers and dates the screen puts into words; nothing here is prose. */
  count: z.int().optional(),
  at: z.string().optional(),
})
export type Stage = z.infer<typeof Stage>

/** The one next thing to do, as a code the screen puts into the member's language. */
export const NextThing = z.enum([
  'capture-first',
  'capture-second',
  'decide-links',
  'look-at-leads',
  'decide-networks',
  'cover-elements',
  'answer-silence',
  'export-dossier',
  'look-at-failures',
  'nothing',
])
export type NextThing = z.infer<typeof NextThing>

/** A person on the team of a case. */
export const TeamMember = z.object({
  member: MemberRef,
  roles: z.array(z.string()),
  since: z.string(),
  addedBy: MemberRef,
})
export type TeamMember = z.infer<typeof TeamMember>

/** A note of a case, with author and time; a note is never changed, only followed by another. */
export const Note = z.object({
  id: NoteId,
  body: z.string(),
  author: MemberRef,
  at: z.string(),
  exhibit: z.string().optional(),
})
export type Note = z.infer<typeof Note>

/** One line of the case's log, read from the custody log's index. */
export const LogLine = z.object({
  index: z.int(),
  type: z.string(),
  at: z.string(),
  actor: MemberRef.optional(),
  exhibit: z.string().optional(),
  role: z.string().optional(),
  leafHash: z.string(),
})
export type LogLine = z.infer<typeof LogLine>

/** Something a member should know: a match in her case that another case asked about. It never names the other case. */
export const Notice = z.object({
  id: z.uuid(),
  kind: z.enum([
    'selector-known-elsewhere',
    'selector-asked',
    'watch-changed',
    'watch-gone',
    'watch-back',
    'watch-wall',
    'watch-failing',
    'watch-stopped',
    'search-match',
    'task-given',
    'task-mention',
    'task-approval',
    'task-answered',
    'duty-half',
    'duty-urgent',
    'duty-overdue',
    'identity-opened',
    'road-silent',
    'case-handed-over',
  ]),
  caseId: CaseId.optional(),
  caseReference: z.string().optional(),
  selectorId: SelectorId.optional(),
  selector: z.string().optional(),
  from: MemberRef.optional(),
  message: z.string().optional(),
  /** The watched page that raised an alarm, with its address. */
  watchId: WatchId.optional(),
  page: z.string().optional(),
  /** The saved search that has new matches in the case, its name, and how many. */
  searchId: SearchId.optional(),
  search: z.string().optional(),
  matches: z.int().optional(),
  /** The task that is meant; its title is not repeated here. */
  taskId: TaskId.optional(),
  at: z.string(),
  readAt: z.string().optional(),
})
export type Notice = z.infer<typeof Notice>
