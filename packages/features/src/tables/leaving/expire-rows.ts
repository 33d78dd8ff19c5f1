/** Lets rows leave whose day has come and that nothing holds. The fact comes first; it names row numbers and no content. */
import { toRanges } from '@smart-rescue/core/tables'
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import { catchUp, logAct, type RecordingDeps, tellFact } from '../../custody/index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Trx } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { News } from '../../ports/news.ts'
import type { Queue } from '../../ports/queue.ts'
import type { TextDeps } from '../../sources/index.ts'
import { expiryJob } from '../jobs.ts'
import type { ExpiredDetail } from '../project.ts'
import { readTableOrder } from '../store.ts'
import { destroyFile } from './destroy-file.ts'
import { type HeldRows, heldByExhibit } from './held-rows.ts'

/** Hands that the job needs. */
export interface ExpiryDeps extends RecordingDeps, TextDeps {
  readonly clock: Clock
  readonly news: News
  readonly queue: Queue
  readonly log: Log
  /** What holds rows besides links and notes on the exhibit itself. */
  readonly heldRows?: readonly HeldRows[]
}

const DAY_MS = 86_400_000
/** Rows that one fact lets go: a transaction of a moment. */
const ROWS_AT_ONCE = 10_000

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Puts the next round into the queue: today's at once, and each plans the one after it. */
export const planExpiry = (deps: Pick<ExpiryDeps, 'queue'>, at: Date, notBefore?: Date): Promise<void> =>
  deps.queue.send(expiryJob, { day: dayOf(at) }, dayOf(at), notBefore)

const listExpiring = async (trx: Trx, day: string): Promise<{ caseId: CaseId; exhibitId: ExhibitId }[]> => {
  const found = await sql<{
    case_id: CaseId
    exhibit_id: ExhibitId
  }>`select case_id, exhibit_id from expiring_tables(${day}::date)`.execute(trx)
  return found.rows.map(({ case_id, exhibit_id }) => ({ caseId: case_id, exhibitId: exhibit_id }))
}

const listRows = async (trx: Trx, exhibitId: ExhibitId, after: number): Promise<number[]> => {
  const rows = await trx
    .selectFrom('source')
    .select('row')
    .where('exhibit_id', '=', exhibitId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(ROWS_AT_ONCE)
    .execute()
  return rows.map(({ row }) => row)
}

/** What anything holds of the table: row numbers, or all of it. */
const gatherHeld = async (
  deps: ExpiryDeps,
  table: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
): Promise<ReadonlySet<number> | 'all'> => {
  const held = new Set<number>()
  for (const holder of [heldByExhibit, ...(deps.heldRows ?? [])]) {
    const rows = await deps.db.asJob(table.caseId, (trx) => holder(trx, table))
    if (rows === 'all') return 'all'
    for (const row of rows) held.add(row)
  }
  return held
}

/** Lets the rows go that are not held, some thousands a fact; answers with how many went. */
const letRowsGo = async (
  deps: ExpiryDeps,
  day: string,
  { caseId, exhibitId }: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
  held: ReadonlySet<number>,
  signal: AbortSignal,
): Promise<number> => {
  const order = await deps.db.asJob(caseId, (trx) => readTableOrder(trx, caseId, exhibitId))
  if (order === undefined) return 0
  let left = 0
  for (let after = 0; ; ) {
    if (signal.aborted) throw signal.reason
    const from = after
    const rows = await deps.db.asJob(caseId, (trx) => listRows(trx, exhibitId, from))
    after = rows.at(-1) ?? after
    if (rows.length === 0) break
    const leaving = rows.filter((row) => !held.has(row))
    if (leaving.length === 0) continue
    const detail: ExpiredDetail = {
      exhibitId,
      day,
      ranges: toRanges(leaving).map(({ from: first, to }): [number, number] => [first, to]),
      count: leaving.length,
      held: rows.length - leaving.length,
    }
    const act = { type: 'rows.expired', actor: order.owner, caseId, purpose: 'operation', detail } as const
    const receipt = await logAct(deps.locker, act)
    await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, { ...act, receipt }))
    left += leaving.length
  }
  return left
}

const expireTable = async (
  deps: ExpiryDeps,
  day: string,
  table: { readonly caseId: CaseId; readonly exhibitId: ExhibitId },
  signal: AbortSignal,
): Promise<void> => {
  const { caseId, exhibitId } = table
  const held = await gatherHeld(deps, table)
  const left = held === 'all' ? 0 : await letRowsGo(deps, day, table, held, signal)
  // A row that was held, and has left by another way, holds the file as long as its lead or network stands.
  const destroyed = await destroyFile(deps, table, day, async () => {
    const now = await gatherHeld(deps, table)
    return now === 'all' || now.size > 0
  })
  if (left === 0 && !destroyed) return
  await deps.news.publish({ caseId, kind: 'table', id: exhibitId })
  await deps.news.publish({ caseId, kind: 'sources', id: exhibitId })
  // Networks and leads that stood on what left are computed anew.
  for (const follow of deps.sourceFollowers ?? []) await follow(caseId)
}

/** Makes the job's run: every table whose day has come; then the next day is planned. It may run any number of times. */
export const createExpiryRun =
  (deps: ExpiryDeps) =>
  async (_payload: z.output<typeof expiryJob.payload>, signal: AbortSignal): Promise<void> => {
    const now = deps.clock.now()
    const day = dayOf(now)
    // A run that died between a leaf and its telling: what left must not leave twice.
    await catchUp(deps)
    for (const table of await deps.db.asNobody((trx) => listExpiring(trx, day)))
      await expireTable(deps, day, table, signal)
    const tomorrow = new Date(Date.parse(`${day}T00:05:00.000Z`) + DAY_MS)
    await planExpiry(deps, tomorrow, tomorrow)
  }
