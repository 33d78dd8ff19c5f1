/** What the invented office answers, by endpoint name. Inputs were parsed and outputs are stripped by the contracts around it. */
import type { captureEndpoints } from '@smart-rescue/features/capture/contract'
import type { caseEndpoints } from '@smart-rescue/features/cases/contract'
import type { dossierEndpoints } from '@smart-rescue/features/dossier/contract'
import type { evidenceEndpoints } from '@smart-rescue/features/evidence/contract'
import type { importEndpoints } from '@smart-rescue/features/imports/contract'
import type { linkEndpoints } from '@smart-rescue/features/links/contract'
import type { organisationEndpoints } from '@smart-rescue/features/organisation/contract'
import type { peopleEndpoints } from '@smart-rescue/features/people/contract'
import type { selectorEndpoints } from '@smart-rescue/features/selectors/contract'
import type { traceEndpoints } from '@smart-rescue/features/traces/contract'
import {
  CaptureId,
  CaseId as CaseIdSchema,
  type CaseSummary,
  DossierId,
  Failure,
  type Member,
  MemberId,
  NoteId,
  type ParsedInputOf,
} from '@smart-rescue/schema'
import { LEAD_ACTS } from './fake-leads.ts'
import { PERSON_ACTS } from './fake-persons.ts'
import { ROAD_ACTS } from './fake-road.ts'
import { SAFEGUARD_ACTS } from './fake-safeguard.ts'
import { type FakeOffice, ref } from './fake-shape.ts'
import { TEMPLATE_ACTS } from './fake-templates.ts'
import {
  findCase,
  mayOpen,
  missing,
  newId,
  nextOf,
  now,
  ownCases,
  readsCases,
  recognise,
  session,
  summary,
  viewOf,
} from './fake-views.ts'
import { WATCH_ACTS } from './fake-watching.ts'
import { WHEREABOUTS_ACTS } from './fake-whereabouts.ts'

type AnyEndpoint =
  | (typeof captureEndpoints)[number]
  | (typeof caseEndpoints)[number]
  | (typeof dossierEndpoints)[number]
  | (typeof evidenceEndpoints)[number]
  | (typeof importEndpoints)[number]
  | (typeof linkEndpoints)[number]
  | (typeof organisationEndpoints)[number]
  | (typeof peopleEndpoints)[number]
  | (typeof selectorEndpoints)[number]
  | (typeof traceEndpoints)[number]

/** The acts, each typed by its endpoint; byte and event streams have none. */
export type FakeActs = {
  readonly [E in AnyEndpoint as E['name']]?: (office: FakeOffice, input: ParsedInputOf<E>) => unknown
}

/** Endpoint name → act. */
export const FAKE_ACTS: FakeActs &
  typeof WATCH_ACTS &
  typeof SAFEGUARD_ACTS &
  typeof LEAD_ACTS &
  typeof PERSON_ACTS &
  typeof ROAD_ACTS &
  typeof TEMPLATE_ACTS &
  typeof WHEREABOUTS_ACTS = {
  ...TEMPLATE_ACTS,
  ...WATCH_ACTS,
  ...WHEREABOUTS_ACTS,
  ...SAFEGUARD_ACTS,
  ...LEAD_ACTS,
  ...PERSON_ACTS,
  ...ROAD_ACTS,
  'organisation.health': (office) => ({ status: 'ok', version: '0.1.0', state: office.state }),
  'organisation.set-up': (office) => {
    office.state = 'ready'
    office.signedIn = true
    return session(office)
  },
  'organisation.unlock': (office, { passphrase }) => {
    if (passphrase === 'wrong') throw new Failure('locker.wrong-key')
    office.state = 'ready'
    return { state: office.state }
  },
  'organisation.read': (office) => ({
    ...office.organisation,
    createdAt: now(),
    logOrigin: 'deepa-house.example/custody',
    logKey: 'deepa-house.example/custody+7f3a91c2+AQ8f0m3x0Yv1bqkq0l0o7Yt7C3a9s2k1h0b5d4f6g7h8',
    treeSize: 431,
    policy: 'log custody.example/2026+00000000+invented\nquorum none\n',
  }),
  'session.create': (office, { passphrase }) => {
    if (passphrase === 'wrong') throw new Failure('access.wrong-passphrase')
    office.signedIn = true
    return session(office)
  },
  'session.read': session,
  'session.locale': (office, { locale }) => {
    office.me = { ...office.me, locale }
    return session(office)
  },
  'session.end': (office) => {
    office.signedIn = false
    return { ended: true }
  },
  'session.passphrase': (_, { current }) => {
    if (current === 'wrong') throw new Failure('access.wrong-passphrase')
    return { changed: true }
  },
  'member.list': (office) => ({ members: office.members }),
  'member.add': (office, { passphrase: _, ...input }) => {
    const member: Member = { ...input, id: MemberId.parse(newId()), status: 'active', createdAt: now() }
    office.members.push(member)
    return member
  },
  'member.change': (office, { memberId, ...changes }) => {
    const at = office.members.findIndex((one) => one.id === memberId)
    const before = office.members[at] ?? missing()
    const after: Member = {
      ...before,
      displayName: changes.displayName ?? before.displayName,
      roles: changes.roles ?? before.roles,
      status: changes.status ?? before.status,
    }
    office.members[at] = after
    return after
  },
  'case.list': (office) => ({ cases: ownCases(office), mayOpen: mayOpen(office) }),
  'case.open': (office, draft) => {
    const item: CaseSummary = {
      ...draft,
      id: CaseIdSchema.parse(newId()),
      reference: 'SR-2026-015',
      state: 'open',
      openedAt: now(),
      openedBy: ref(office.me),
      counts: { exhibits: 0, captures: 0, links: 0, proposals: 0, dossiers: 0, notes: 0 },
      lastActivityAt: now(),
    }
    office.cases.unshift(item)
    office.teams.set(item.id, [{ member: office.me, since: now(), addedBy: office.me }])
    return viewOf(office, item)
  },
  'case.read': (office, { caseId }) => viewOf(office, findCase(office, caseId)),
  'case.change': (office, { caseId, ...changes }) => {
    const item = findCase(office, caseId)
    Object.assign(item, changes)
    return viewOf(office, item)
  },
  'team.join': (office, { caseId, memberId }) => {
    const member = office.members.find((one) => one.id === memberId) ?? missing()
    office.teams.get(caseId)?.push({ member, since: now(), addedBy: office.me })
    return viewOf(office, findCase(office, caseId))
  },
  'team.leave': (office, { caseId, memberId }) => {
    const team = office.teams.get(caseId) ?? []
    if (team.length === 1) throw new Failure('case.last-officer')
    office.teams.set(
      caseId,
      team.filter((one) => one.member.id !== memberId),
    )
    return viewOf(office, findCase(office, caseId))
  },
  'note.list': (office, { caseId }) => ({ notes: office.notes.filter((one) => one.caseId === caseId) }),
  'note.write': (office, { caseId, body, exhibitId }) => {
    const note = {
      id: NoteId.parse(newId()),
      caseId,
      body,
      author: ref(office.me),
      at: now(),
      ...(exhibitId === undefined
        ? {}
        : { exhibit: office.exhibits.find((one) => one.id === exhibitId)?.number }),
    }
    office.notes.push(note)
    return note
  },
  'case.log': (office, { caseId, before }) => {
    const all = office.log.filter(
      (one) => one.caseId === caseId && (before === undefined || one.index < before),
    )
    return { lines: all.slice(0, 200), more: all.length > 200 }
  },
  'today.read': (office) => ({
    next: ownCases(office)
      .filter((item) => item.state === 'open')
      .slice(0, 12)
      .map((item) => ({ case: item, next: nextOf(item) })),
    notices: readsCases(office) ? office.notices : [],
    mayOpen: mayOpen(office),
  }),
  'notice.read': (office, { noticeId }) => {
    const notice = office.notices.find((one) => one.id === noticeId) ?? missing()
    notice.readAt = now()
    return { read: true }
  },
  'custody.audit': (office) => ({
    checkpoint: {
      origin: 'deepa-house.example/custody',
      size: 431,
      root: 'q1Vv0m3x0Yv1bqkq0l0o7Yt7C3a9s2k1h0b5d4f6g7g=',
      note: 'deepa-house.example/custody\n431\nq1Vv0m3x0Yv1bqkq0l0o7Yt7C3a9s2k1h0b5d4f6g7g=\n',
    },
    leaves: office.log.slice(0, 200).map((line) => ({
      index: line.index,
      type: line.type,
      at: line.at,
      actor: `k:${line.leafHash.slice(7, 39)}`,
      case: `c:${line.leafHash.slice(8, 40)}`,
      leafHash: line.leafHash,
    })),
    more: false,
  }),
  'capture.list': (office, { caseId }) => ({
    captures: office.captures.filter((one) => one.caseId === caseId),
  }),
  'capture.read': (office, { captureId }) => office.captures.find((one) => one.id === captureId) ?? missing(),
  'capture.request': (office, { caseId, url }) => {
    if (!/^https?:/i.test(url)) throw new Failure('capture.address-invalid')
    const capture = {
      id: CaptureId.parse(newId()),
      caseId,
      url,
      state: 'queued' as const,
      requestedBy: ref(office.me),
      requestedAt: now(),
    }
    office.captures.unshift(capture)
    return capture
  },
  'capture.stop': (office, { captureId }) => {
    const at = office.captures.findIndex((one) => one.id === captureId)
    const capture = office.captures[at] ?? missing()
    const { progress: _, ...rest } = capture
    const stopped = {
      ...rest,
      state: 'failed' as const,
      reason: { code: 'capture.interrupted', sentence: 'The capture was stopped.' },
    }
    office.captures[at] = stopped
    return stopped
  },
  'import.list': () => ({ files: [], media: 'withheld' }),
  'exhibit.list': (office, { caseId }) => ({
    exhibits: office.exhibits.filter((one) => one.caseId === caseId),
  }),
  'exhibit.read': (office, { exhibitId }) => office.exhibits.find((one) => one.id === exhibitId) ?? missing(),
  'exhibit.replay': () => ({ url: 'about:blank', expiresAt: now() }),
  'exhibit.traces': () => ({ traces: [] }),
  'exhibit.history': (office, { exhibitId }) => ({
    entries: office.log
      .filter((line) => line.exhibit === office.exhibits.find((one) => one.id === exhibitId)?.number)
      .slice(0, 6)
      .toReversed()
      .map((line, n) => ({
        n,
        index: line.index,
        type: n === 0 ? 'evidence.sealed' : line.type,
        at: line.at,
        actor: line.actor,
        role: n === 0 ? 'wacz' : undefined,
        purpose: 'review',
        leafHash: line.leafHash,
      })),
  }),
  'selector.list': (office, { caseId }) => ({
    selectors: office.selectors
      .filter((one) => one.sightings.some((sighting) => sighting.caseId === caseId))
      .map(summary),
  }),
  'selector.read': (office, { selectorId }) => {
    const selector = office.selectors.find((one) => one.id === selectorId) ?? missing()
    return {
      ...summary(selector),
      sightings: selector.sightings.slice(0, 50),
      elsewhere: selector.elsewhere,
      asked: selector.asked,
    }
  },
  'selector.recognise': (office, { text }) => recognise(office, text),
  'selector.ask': (office, { selectorId }) => {
    const selector = office.selectors.find((one) => one.id === selectorId) ?? missing()
    selector.asked = true
    return { asked: true }
  },
  'link.list': (office, { caseId }) => ({ links: office.links.filter((one) => one.caseId === caseId) }),
  'link.decide': (office, { linkId, decision, why, caseId }) => {
    const link = office.links.find((one) => one.id === linkId) ?? missing()
    link.decisions.push({ decision, by: ref(office.me), at: now(), ...(why === undefined ? {} : { why }) })
    link.state = decision === 'undone' ? 'proposed' : decision
    const { counts } = findCase(office, caseId)
    const own = office.links.filter((one) => one.caseId === caseId)
    counts.links = own.filter((one) => one.state === 'accepted').length
    counts.proposals = own.filter((one) => one.state === 'proposed').length
    return link
  },
  'dossier.list': (office, { caseId }) => ({
    dossiers: office.dossiers.filter((one) => one.caseId === caseId),
  }),
  'dossier.read': (office, { dossierId }) => office.dossiers.find((one) => one.id === dossierId) ?? missing(),
  'dossier.export': (office, { caseId, locale, exhibits }) => {
    const dossier = {
      id: DossierId.parse(newId()),
      caseId,
      number: office.dossiers.length + 1,
      state: 'queued' as const,
      locale,
      exhibits: exhibits ?? office.exhibits.map((one) => one.id),
      requestedBy: ref(office.me),
      requestedAt: now(),
    }
    office.dossiers.unshift(dossier)
    return dossier
  },
}
