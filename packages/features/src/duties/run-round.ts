/** Looks at the duty clocks of every open case and warns the team at half, at four fifths, and at the end of the time. */
import type { DutyClockOfCase } from '@smart-rescue/core/guiding'
import type { Clock } from '../ports/clock.ts'
import type { Transactor } from '../ports/database.ts'
import type { Queue } from '../ports/queue.ts'
import { dutyJob } from './jobs.ts'
import { findClocks, listCasesWithClocks, tellTeamOfDuty } from './store.ts'

/** Hands that the round needs. */
export interface DutyRoundDeps {
  readonly db: Transactor
  readonly clock: Clock
  readonly queue: Queue
}

const HOUR_MS = 3_600_000

/** States of a clock that warn → the notice they raise. */
const NOTICES: Partial<Record<DutyClockOfCase['state'], string>> = {
  half: 'duty-half',
  urgent: 'duty-urgent',
  overdue: 'duty-overdue',
}

/** Plans the round of the hour that `at` lies in; sent twice, it runs once. */
export const planDutyRound = (
  deps: Pick<DutyRoundDeps, 'queue'>,
  at: Date,
  notBefore?: Date,
): Promise<void> => {
  const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString()
  return deps.queue.send(dutyJob, { hour }, `duty-clocks ${hour}`, notBefore)
}

/** Makes the round. It plans the next one even when it is told to stop. */
export const createDutyRound = (deps: DutyRoundDeps) => async (_payload: unknown, signal: AbortSignal) => {
  const now = deps.clock.now()
  try {
    for (const caseId of await deps.db.asNobody(listCasesWithClocks)) {
      if (signal.aborted) return
      await deps.db.asJob(caseId, async (trx) => {
        for (const { state, duty, dueAt } of await findClocks(trx, caseId, now)) {
          const kind = NOTICES[state]
          if (kind !== undefined) await tellTeamOfDuty(trx, { caseId, duty: duty.id, kind, dueAt }, now)
        }
      })
    }
  } finally {
    const next = new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS)
    await planDutyRound(deps, next, next)
  }
}
