/** Tells the team of a case that an authority is silent: once, and again after each interval. Notices only; no fact. */
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Clock } from '../ports/clock.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import type { Queue } from '../ports/queue.ts'
import { roadJob } from './jobs.ts'

/** Hands that the round needs. */
export interface AlarmDeps {
  readonly db: Transactor
  readonly clock: Clock
  readonly queue: Queue
}

const DAY_MS = 86_400_000
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Puts the next round into the queue: today's at once, and each plans the one after it. */
export const planAlarms = (deps: Pick<AlarmDeps, 'queue'>, at: Date, notBefore?: Date): Promise<void> =>
  deps.queue.send(roadJob, { day: dayOf(at) }, `road ${dayOf(at)}`, notBefore)

const listDue = async (trx: Trx, day: string): Promise<CaseId[]> =>
  (await sql<{ id: CaseId }>`select road_alarms_due(${day}::date) as id order by 1`.execute(trx)).rows.map(
    ({ id }) => id,
  )

/** Makes the job's run. It may run any number of times a day: a team is told once. */
export const createAlarmRun =
  (deps: AlarmDeps) =>
  async (_payload: z.output<typeof roadJob.payload>, signal: AbortSignal): Promise<void> => {
    const now = deps.clock.now()
    const day = dayOf(now)
    for (const caseId of await deps.db.asNobody((trx) => listDue(trx, day))) {
      if (signal.aborted) throw signal.reason
      await deps.db.asJob(caseId, (trx) =>
        sql`select tell_team_of_silence(${caseId}, ${day}::date, ${now.toISOString()}::timestamptz)`.execute(
          trx,
        ),
      )
    }
    const tomorrow = new Date(Date.parse(`${day}T00:10:00.000Z`) + DAY_MS)
    await planAlarms(deps, tomorrow, tomorrow)
  }
