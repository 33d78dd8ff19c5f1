/** Reads the rows of a table into the index, batch by batch: broken off anywhere, the next run goes on after the last whole batch. */

import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import { catchUp, logAct, tellFact } from '../../custody/index.ts'
import type { RowMention } from '../../ports/held/extracting.ts'
import { wasImportStopped } from '../../safeguard/index.ts'
import { tellOwnersOfRows } from '../../selectors/index.ts'
import type { tableJob } from '../jobs.ts'
import { isDestroyed } from '../leaving/destroy-file.ts'
import type { EndedDetail } from '../project.ts'
import { findTable, markRead, readTableOrder, type TableOrder } from '../store.ts'
import { type Batch, readBatches } from './read-batches.ts'
import { recordTable } from './record-table.ts'
import type { TableRunDeps } from './table-deps.ts'
import { type KnownSelectors, takeTurn, writeBatch } from './write-batch.ts'

const NEWS_MS = 1_500

/** Makes the job's run. It may be called at any time and any number of times: it looks at how the table stands. */
export const createTableRun =
  (deps: TableRunDeps) =>
  async ({ caseId, exhibitId }: z.output<typeof tableJob.payload>, signal: AbortSignal): Promise<void> => {
    const first = await deps.db.asJob(caseId, (trx) => readTableOrder(trx, caseId, exhibitId))
    if (first === undefined || !needsReading(first)) return
    if (await deps.db.asJob(caseId, (trx) => wasImportStopped(trx, first.heldId))) return
    if (await isDestroyed(deps.locker, caseId, first)) {
      // The index was lost between the leaf that destroyed the file and the one that tells of it: the day's round tells it.
      await deps.db.asJob(caseId, (trx) => markRead(trx, exhibitId))
      return
    }
    if (!(await recordTable(deps, caseId, first))) return
    const order = await deps.db.asJob(caseId, (trx) => readTableOrder(trx, caseId, exhibitId))
    if (order === undefined) return
    await deps.news.publish({ caseId, kind: 'table', id: exhibitId, state: order.state })
    if (!order.isRead && !(await readAll(deps, caseId, order, signal))) return
    await endTable(deps, caseId, exhibitId)
    await deps.news.publish({ caseId, kind: 'table', id: exhibitId, state: 'done' })
    await deps.news.publish({ caseId, kind: 'sources', id: exhibitId })
    await tellOwnersOfRows(deps, { caseId, actor: order.owner })
    for (const follow of deps.sourceFollowers ?? []) await follow(caseId)
  }

const needsReading = ({ state, isRead, readTo, untilRow }: TableOrder): boolean =>
  state === 'reading' || (!isRead && (state !== 'paused' || readTo < (untilRow ?? 0)))

interface Extracted {
  readonly batch: Batch
  readonly mentions: readonly (readonly RowMention[])[]
}

/** Batches with their mentions, some of them worked on ahead of the one that is written. */
async function* extractAhead(
  deps: TableRunDeps,
  batches: AsyncIterable<Batch>,
  countries: readonly string[],
): AsyncGenerator<Extracted> {
  const ahead: Promise<Extracted>[] = []
  for await (const batch of batches) {
    const work = deps.extractor
      .extract(
        batch.rows.map(({ text }) => text),
        countries,
      )
      .then((mentions) => ({ batch, mentions }))
    // Met when its turn comes; until then it must not count as unhandled.
    work.catch(() => undefined)
    ahead.push(work)
    const next = ahead.length > deps.extractor.width ? ahead.shift() : undefined
    if (next !== undefined) yield await next
  }
  for (const rest of ahead) yield await rest
}

/** Reads to the end; false when the table was paused or stopped meanwhile, or somebody else reads it. */
const readAll = async (
  deps: TableRunDeps,
  caseId: CaseId,
  order: TableOrder,
  signal: AbortSignal,
): Promise<boolean> => {
  const { exhibitId, plan, requestedAt: seenAt, state } = order
  const countries = [...new Set([...(plan.country === undefined ? [] : [plan.country]), ...order.countries])]
  const selectors: KnownSelectors = new Map()
  const began = deps.clock.now().getTime()
  let after = order.readTo
  let told = began
  for await (const { batch, mentions } of extractAhead(deps, readBatches(deps, caseId, order), countries)) {
    // The program is stopping: the job stays in the queue and goes on from here.
    if (signal.aborted) throw signal.reason
    const now = deps.clock.now().getTime()
    const rate = ((batch.readTo - order.readTo) * 1_000) / Math.max(1, now - began)
    const stands = await deps.db.asJob(caseId, async (trx) => {
      if ((await takeTurn(trx, exhibitId, after)) !== state) return false
      await writeBatch(trx, batch, mentions, { caseId, exhibitId, seenAt, after, rate, selectors })
      return true
    })
    if (!stands) return false
    after = batch.readTo
    if (now - told < NEWS_MS) continue
    told = now
    await deps.news.publish({ caseId, kind: 'table', id: exhibitId, state })
  }
  return deps.db.asJob(caseId, async (trx) => {
    if ((await takeTurn(trx, exhibitId, after)) !== state) return false
    await sql`update imported_table set is_read = ${state !== 'paused'}, bytes_read = case when ${state} in ('reading', 'done') then length else bytes_read end
      where exhibit_id = ${exhibitId}`.execute(trx)
    return state !== 'paused'
  })
}

/** Logs that the table was read to its end, once. */
const endTable = async (deps: TableRunDeps, caseId: CaseId, exhibitId: ExhibitId): Promise<void> => {
  // An earlier run may have logged the end and died before it was told.
  await catchUp(deps)
  const found = await deps.db.asJob(caseId, (trx) => findTable(trx, caseId, exhibitId))
  if (found === undefined || found.table.state !== 'reading') return
  const { readTo, rows, errors, importedBy } = found.table
  const detail: EndedDetail = { exhibitId, state: 'done', readTo, rows, errors }
  const act = {
    type: 'table.ended',
    actor: importedBy.id,
    caseId,
    purpose: 'import',
    role: 'done',
    detail,
  } as const
  const receipt = await logAct(deps.locker, act)
  await deps.db.asJob(caseId, (trx) => tellFact(trx, deps.projections, { ...act, receipt }))
}
