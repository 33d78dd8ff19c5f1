/** Acts on the chronology. */
import { findConflicts, orderLines } from '@smart-rescue/core/chronology'
import { type CaseId, Failure, NoteId } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { News } from '../ports/news.ts'
import * as contract from './contract.ts'
import { hasEvent, listLines, MOST } from './store.ts'

/** Hands that this feature needs. */
export interface ChronologyDeps extends RecordingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly news: News
}

const show = async (deps: ChronologyDeps, actor: Actor, caseId: CaseId): Promise<contract.Chronology> => {
  const found = await deps.db.asMember(actor.memberId, (trx) => listLines(trx, caseId))
  const lines = orderLines(found)
  const counts = new Map<string, number>()
  for (const { kind } of lines) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    lines,
    conflicts: findConflicts(lines, deps.clock.now().getTime()),
    cut: [...counts.values()].some((count) => count >= MOST),
  }
}

const writeEvent =
  (deps: ChronologyDeps): Handler<typeof contract.writeEvent> =>
  async (actor, { caseId, body, event }) => {
    for (const named of [event.sameAs, event.after])
      if (
        named !== undefined &&
        !(await deps.db.asMember(actor.memberId, (trx) => hasEvent(trx, caseId, named)))
      )
        throw new Failure('request.not-found')
    const noteId = NoteId.parse(deps.ids.next())
    await recordFact(deps, {
      type: 'note.written',
      actor: actor.memberId,
      caseId,
      role: 'event',
      purpose: 'review',
      detail: { noteId, body, event },
    })
    await deps.news.publish({ caseId, kind: 'note', id: noteId })
    return show(deps, actor, caseId)
  }

/** Binds every endpoint of the feature. */
export const createChronologyHandlers = (deps: ChronologyDeps): readonly BoundEndpoint[] => [
  bind(contract.readChronology, (actor, { caseId }) => show(deps, actor, caseId)),
  bind(contract.writeEvent, writeEvent(deps)),
]
