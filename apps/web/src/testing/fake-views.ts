/** What the invented office shows of itself: cases in full, sessions, selectors, recognition. */
import { type CaseSummary, Failure, type SelectorSummary, type Stage } from '@smart-rescue/schema'
import { FAKE_NOW, type FakeOffice, type FakeSelector, ref } from './fake-shape.ts'

/** The fixed now of the office. */
export const now = () => new Date(FAKE_NOW).toISOString()
/** A fresh id. */
export const newId = () => crypto.randomUUID()
/** Refuses as the server does for what one may not see. */
export const missing = (): never => {
  throw new Failure('request.not-found')
}

/** The case, or the refusal. */
export const findCase = (office: FakeOffice, caseId: string): CaseSummary =>
  office.cases.find((item) => item.id === caseId) ?? missing()

/** Where a case stands. */
const stagesOf = (item: CaseSummary): Stage[] => {
  const { counts } = item
  const at = item.openedAt
  const done = [true, counts.exhibits > 0, counts.links > 0 && counts.proposals === 0, true]
  const now = done.indexOf(false)
  const state = (index: number): Stage['state'] =>
    index < 4 && done[index]
      ? 'done'
      : index === (now < 0 ? (counts.dossiers > 0 ? 6 : 5) : now)
        ? 'now'
        : 'ahead'
  return [
    { name: 'lead', state: state(0), at },
    { name: 'evidence', state: state(1), count: counts.exhibits },
    { name: 'links', state: state(2), count: counts.links },
    { name: 'case', state: state(3), at },
    { name: 'readiness', state: 'ahead' },
    { name: 'dossier', state: counts.dossiers > 0 ? 'done' : state(5), count: counts.dossiers },
    { name: 'referral', state: 'ahead' },
    { name: 'outcome', state: 'ahead' },
  ]
}

/** The one next thing of a case. */
export const nextOf = ({ counts, state }: CaseSummary) =>
  state === 'closed'
    ? 'nothing'
    : counts.exhibits === 0
      ? 'capture-first'
      : counts.proposals > 0
        ? 'decide-links'
        : counts.exhibits === 1
          ? 'capture-second'
          : counts.dossiers === 0
            ? 'export-dossier'
            : 'nothing'

/** A case as its page reads it. */
export const viewOf = (office: FakeOffice, item: CaseSummary) => ({
  case: item,
  team: (office.teams.get(item.id) ?? []).map((one) => ({
    member: ref(one.member),
    roles: one.member.roles,
    since: one.since,
    addedBy: ref(one.addedBy),
  })),
  stages: stagesOf(item),
  next: nextOf(item),
  may: [
    'case.read',
    'case.change',
    'team.change',
    'note.write',
    'capture.request',
    'capture.read',
    'watch.change',
    'list.change',
    'evidence.read',
    'selector.read',
    'link.read',
    'link.decide',
    'dossier.export',
    'dossier.read',
    'person.read',
    'person.change',
    'custodian.change',
    'identity.seal',
    'identity.open',
    'safety.change',
  ],
})

/** The session, or the refusal. */
export const session = (office: FakeOffice) => {
  if (!office.signedIn) throw new Failure('access.not-signed-in')
  return {
    member: office.me,
    csrf: 'fake-csrf',
    expiresAt: new Date(FAKE_NOW + 8 * 3_600_000).toISOString(),
    organisation: office.organisation,
  }
}

/** A selector in lists. */
export const summary = (selector: FakeSelector): SelectorSummary => ({
  id: selector.id,
  kind: selector.kind,
  normal: selector.normal,
  exhibits: new Set(selector.sightings.map((one) => one.exhibitId)).size,
  cases: new Set(selector.sightings.map((one) => one.caseId)).size,
  firstSeen: selector.sightings.at(-1)?.seenAt ?? now(),
  lastSeen: selector.sightings[0]?.seenAt ?? now(),
})

/** Whether the member has a role that reads cases. */
export const readsCases = (office: FakeOffice) =>
  office.me.roles.some((role) => role !== 'operator' && role !== 'auditor')
/** Whether she may open one. */
export const mayOpen = (office: FakeOffice) => office.me.roles.includes('case-officer')
/** The cases she sees. */
export const ownCases = (office: FakeOffice) => (readsCases(office) ? office.cases : [])

/** What the one box would understand. */
export const recognise = (office: FakeOffice, text: string) => {
  const folded = text.toLowerCase()
  const found = office.selectors.find(
    (one) =>
      one.normal.toLowerCase() === folded ||
      one.sightings.some((sighting) => sighting.original.toLowerCase() === folded),
  )
  const isUrl = /^https?:\/\/|^[^\s@]+\.[a-z]{2,}(\/|$)/i.test(text)
  return {
    kind: found?.kind ?? (isUrl ? 'url' : /^\+?[\d ()-]{7,}$/.test(text) ? 'phone' : 'text'),
    normal: found?.normal ?? text,
    ...(found ? { selector: summary(found) } : {}),
    elsewhere: found?.elsewhere ?? false,
    exhibits: office.exhibits
      .filter((one) => `${one.title} ${one.url}`.toLowerCase().includes(folded))
      .slice(0, 10)
      .map((one) => ({
        caseId: one.caseId,
        caseReference: one.caseReference,
        id: one.id,
        number: one.number,
        title: one.title,
        url: one.url,
      })),
  }
}
