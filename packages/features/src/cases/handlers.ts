/** Acts on cases, teams and notes. */
import { listAllowed } from '@smart-rescue/core/access'
import { type CaseId, Failure, type NoteId } from '@smart-rescue/schema'
import {
  type Act,
  type CustodyFact,
  createTurns,
  listLogLines,
  type RecordingDeps,
  recordFact,
} from '../custody/index.ts'
import { listOpenDuties } from '../duties/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Trx } from '../ports/database.ts'
import type { CaseNews, News } from '../ports/news.ts'
import { hasOpenDuty } from '../safeguard/index.ts'
import { auditCustody } from './audit.ts'
import * as contract from './contract.ts'
import { hasExhibit, listNotes, listNotices, markNoticeRead } from './notes-store.ts'
import { openCase } from './open-case.ts'
import { findNext, placeOnLine } from './place-on-line.ts'
import { findCase, listCases, listTeam } from './store.ts'

/** Hands that this feature needs. */
export interface CaseDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
  /** What else ends when a case is closed. */
  readonly onClosed?: (actor: Actor, caseId: CaseId) => Promise<void>
}

const LOG_PAGE = 200

const mayOpen = (actor: Actor): boolean =>
  listAllowed({ roles: actor.roles, status: 'active' }).includes('case.open')

const viewCase = async (trx: Trx, actor: Actor, caseId: CaseId): Promise<contract.CaseView> => {
  const found = await findCase(trx, caseId)
  if (found === undefined) throw new Failure('request.not-found')
  return {
    case: found.summary,
    team: await listTeam(trx, caseId),
    stages: placeOnLine(found.summary),
    next: findNext(found.summary.counts, found.failures, found.summary.state),
    may: [...listAllowed({ roles: actor.roles, status: 'active' }, 'team')],
  }
}

/** Records an act on a case and tells those who watch it. */
const act = async (deps: CaseDeps, input: Act, news: Omit<CaseNews, 'caseId'>): Promise<CustodyFact> => {
  const fact = await recordFact(deps, input)
  if (input.caseId !== undefined) await deps.news.publish({ caseId: input.caseId, ...news })
  return fact
}

const open =
  (deps: CaseDeps): Handler<typeof contract.openCase> =>
  async (actor, draft) => {
    const caseId = await openCase(deps, actor.memberId, draft)
    return deps.db.asMember(actor.memberId, (trx) => viewCase(trx, actor, caseId))
  }

/** A case stays open until every duty to report is met or waived; the refusal names the duties by their ids. */
const requireReported = async (deps: CaseDeps, actor: Actor, caseId: CaseId): Promise<void> => {
  const open = await deps.db.asMember(actor.memberId, (trx) => listOpenDuties(trx, caseId, deps.clock.now()))
  if (open.length > 0)
    throw new Failure('case.reporting-open', { fields: open.map((path) => ({ path, message: 'open' })) })
}

const changeCase =
  (deps: CaseDeps): Handler<typeof contract.changeCase> =>
  async (actor, { caseId, ...change }) => {
    const detail = { change }
    if (
      change.state === 'closed' &&
      (await deps.db.asMember(actor.memberId, (trx) => hasOpenDuty(trx, caseId)))
    )
      throw new Failure('case.duty-open')
    if (change.state === 'closed') await requireReported(deps, actor, caseId)
    await act(
      deps,
      { type: 'case.changed', actor: actor.memberId, caseId, detail },
      { kind: 'case', id: caseId },
    )
    if (change.state === 'closed') await deps.onClosed?.(actor, caseId)
    return deps.db.asMember(actor.memberId, (trx) => viewCase(trx, actor, caseId))
  }

const joinTeam =
  (deps: CaseDeps): Handler<typeof contract.joinTeam> =>
  async (actor, { caseId, memberId }) => {
    await deps.db.asMember(actor.memberId, async (trx) => {
      const member = await trx
        .selectFrom('member')
        .select('status')
        .where('id', '=', memberId)
        .executeTakeFirst()
      if (member?.status !== 'active') throw new Failure('request.not-found')
      const team = await listTeam(trx, caseId)
      if (team.some((entry) => entry.member.id === memberId)) throw new Failure('case.already-member')
    })
    const detail = { memberId }
    await act(
      deps,
      { type: 'team.joined', actor: actor.memberId, caseId, detail },
      { kind: 'team', id: memberId },
    )
    return deps.db.asMember(actor.memberId, (trx) => viewCase(trx, actor, caseId))
  }

const leaveTeam =
  (deps: CaseDeps): Handler<typeof contract.leaveTeam> =>
  async (actor, { caseId, memberId }) => {
    // The view is read first: who takes herself off the team sees the case for the last time.
    const before = await deps.db.asMember(actor.memberId, (trx) => viewCase(trx, actor, caseId))
    const leaving = before.team.find((entry) => entry.member.id === memberId)
    if (leaving === undefined) throw new Failure('request.not-found')
    const officers = before.team.filter((entry) => entry.roles.includes('case-officer'))
    if (leaving.roles.includes('case-officer') && officers.length === 1)
      throw new Failure('case.last-officer')
    const detail = { memberId }
    await act(
      deps,
      { type: 'team.left', actor: actor.memberId, caseId, detail },
      { kind: 'team', id: memberId },
    )
    return { ...before, team: before.team.filter((entry) => entry.member.id !== memberId) }
  }

const writeNote =
  (deps: CaseDeps): Handler<typeof contract.writeNote> =>
  async (actor, { caseId, body, exhibitId }) => {
    if (exhibitId !== undefined) {
      const known = await deps.db.asMember(actor.memberId, (trx) => hasExhibit(trx, caseId, exhibitId))
      if (!known) throw new Failure('request.not-found')
    }
    const noteId = deps.ids.next() as NoteId
    const detail = { noteId, body: body.normalize('NFC'), ...(exhibitId === undefined ? {} : { exhibitId }) }
    const item = exhibitId === undefined ? {} : { exhibitId }
    await act(
      deps,
      { type: 'note.written', actor: actor.memberId, caseId, ...item, detail },
      { kind: 'note', id: noteId },
    )
    const [note] = await deps.db.asMember(actor.memberId, (trx) => listNotes(trx, caseId, noteId))
    if (note === undefined) throw new Failure('request.conflict')
    return note
  }

const readLog =
  (deps: CaseDeps): Handler<typeof contract.readLog> =>
  async (actor, { caseId, before }) => {
    const lines = await deps.db.asMember(actor.memberId, (trx) =>
      listLogLines(trx, caseId, before, LOG_PAGE + 1),
    )
    return { lines: lines.slice(0, LOG_PAGE), more: lines.length > LOG_PAGE }
  }

const readToday =
  (deps: CaseDeps): Handler<typeof contract.readToday> =>
  async (actor) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const next = (await listCases(trx)).map(({ summary, failures }) => ({
        case: summary,
        next: findNext(summary.counts, failures, summary.state),
      }))
      return {
        next: next.filter((entry) => entry.next !== 'nothing'),
        notices: await listNotices(trx),
        mayOpen: mayOpen(actor),
      }
    })

const readNotice =
  (deps: CaseDeps): Handler<typeof contract.readNotice> =>
  async (actor, { noticeId }) => {
    const done = await deps.db.asMember(actor.memberId, (trx) =>
      markNoticeRead(trx, noticeId, deps.clock.now()),
    )
    if (!done) throw new Failure('request.not-found')
    return { read: true as const }
  }

/** Binds every endpoint of the feature. */
export const createCaseHandlers = (deps: CaseDeps): readonly BoundEndpoint[] => {
  const takeTurn = createTurns()
  const [join, leave] = [joinTeam(deps), leaveTeam(deps)]
  return [
    bind(contract.listCases, async (actor) => ({
      cases: (await deps.db.asMember(actor.memberId, listCases)).map((found) => found.summary),
      mayOpen: mayOpen(actor),
    })),
    bind(contract.openCase, open(deps)),
    bind(contract.readCase, (actor, { caseId }) =>
      deps.db.asMember(actor.memberId, (trx) => viewCase(trx, actor, caseId)),
    ),
    bind(contract.changeCase, changeCase(deps)),
    bind(contract.joinTeam, (...call) => takeTurn(call[1].caseId, () => join(...call))),
    bind(contract.leaveTeam, (...call) => takeTurn(call[1].caseId, () => leave(...call))),
    bind(contract.listNotes, async (actor, { caseId }) => ({
      notes: await deps.db.asMember(actor.memberId, (trx) => listNotes(trx, caseId)),
    })),
    bind(contract.writeNote, writeNote(deps)),
    bind(contract.readLog, readLog(deps)),
    bind(contract.readToday, readToday(deps)),
    bind(contract.readNotice, readNotice(deps)),
    bind(contract.auditCustody, auditCustody(deps)),
  ]
}
