/** Groups the near-equal texts of a case: what came in since the last run, or all where something left or the case is new. */
import { labelSources } from '@smart-rescue/core/linking/grouping'
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import type { Engine, GroupingRun } from '../ports/held/engine.ts'
import type { News } from '../ports/news.ts'
import type { Queue } from '../ports/queue.ts'
import { groupingJob } from './jobs.ts'
import { isComplete, joinParts, type KeptGrouping, readPieces, writePieces } from './pieces.ts'
import { writeLabels } from './write-labels.ts'

/** Puts the grouping of a case into the queue: after sources came in or left. */
export const planGrouping = (
  deps: { readonly queue: Queue; readonly ids: Ids },
  caseId: CaseId,
): Promise<void> => deps.queue.send(groupingJob, { caseId }, `${caseId} ${deps.ids.next()}`)

/** Hands that the job needs. */
export interface GroupingRunDeps {
  readonly db: Transactor
  readonly clock: Clock
  readonly news: News
  readonly engine: Engine
}

interface Standing {
  readonly revision: number
  readonly sources: number
  readonly last: number
}

/** How the case stood after the last run, unless sources have left it since or come in behind. */
const readStanding = async (
  trx: Trx,
  caseId: CaseId,
): Promise<{ standing: Standing | undefined; revision: number; isNew: boolean }> => {
  const { rows } = await sql<{ revision: number; sources: number; last_number: string }>`
    select revision, sources, last_number from grouping_state where case_id = ${caseId}`.execute(trx)
  const row = rows[0]
  const last = Number(row?.last_number ?? -1)
  const counted = await sql<{ known: string; more: boolean }>`
    select (select count(*) from source where case_id = ${caseId} and number <= ${last}) as known,
      exists (select from source where case_id = ${caseId} and number > ${last}) as more`.execute(trx)
  const isWhole = Number(counted.rows[0]?.known ?? 0) === (row?.sources ?? 0)
  return {
    standing:
      row !== undefined && isWhole ? { revision: row.revision, sources: row.sources, last } : undefined,
    revision: row?.revision ?? 0,
    isNew: !isWhole || counted.rows[0]?.more === true,
  }
}

/** Texts read in one query. */
const PAGE = 2_000

interface Taken {
  readonly numbers: number[]
  readonly texts: Int32Array[]
}

/** Gives the run all sources above a number. */
const takeSources = async (
  db: Transactor,
  caseId: CaseId,
  above: number,
  run: GroupingRun,
): Promise<Taken> => {
  const taken: Taken = { numbers: [], texts: [] }
  let last = above
  let adding: Promise<void> = Promise.resolve()
  for (;;) {
    const { rows } = await db.asJob(caseId, (trx) =>
      sql<{ number: string; text: string }>`
        select number, text from source where case_id = ${caseId} and number > ${last} order by number limit ${PAGE}`.execute(
        trx,
      ),
    )
    // One page is read while the one before is taken in.
    await adding
    for (const { number } of rows) taken.numbers.push(Number(number))
    if (rows.length === 0) return taken
    adding = run.add(rows.map(({ text }) => text)).then((texts) => void taken.texts.push(texts))
    adding.catch(() => undefined)
    last = Number(rows.at(-1)?.number ?? last)
  }
}

const joinTaken = (before: KeptGrouping | undefined, { numbers, texts }: Taken) => {
  const known = before?.numbers.length ?? 0
  const all = new Float64Array(known + numbers.length)
  all.set(before?.numbers ?? [])
  all.set(numbers, known)
  const distinct = new Int32Array(all.length)
  distinct.set(before?.texts ?? [])
  let at = known
  for (const batch of texts) {
    distinct.set(batch, at)
    at += batch.length
  }
  return { numbers: all, texts: distinct }
}

/** Makes the job's run. Running it again changes nothing when nothing came in. */
export const createGroupingRun =
  (deps: GroupingRunDeps) =>
  async ({ caseId }: z.output<typeof groupingJob.payload>): Promise<void> => {
    const { standing, revision, isNew } = await deps.db.asJob(caseId, (trx) => readStanding(trx, caseId))
    if (!isNew) return
    const parts =
      standing === undefined
        ? new Map<string, Buffer>()
        : await deps.db.asJob(caseId, (trx) => readPieces(trx, caseId))
    const before = standing === undefined || !isComplete(parts) ? undefined : joinParts(parts)
    const run = deps.engine.begin(before?.state)
    try {
      const taken = await takeSources(
        deps.db,
        caseId,
        before === undefined ? -1 : (standing?.last ?? -1),
        run,
      )
      const { numbers, texts } = joinTaken(before, taken)
      const state = await run.finish()
      const labels = labelSources(texts, state.grouping.groups)
      const kept: KeptGrouping = { state, numbers, texts, labels }
      const now = deps.clock.now().toISOString()
      await deps.db.asJob(caseId, async (trx) => {
        const { rows } = await sql`
          insert into grouping_state (case_id, revision, sources, last_number, grouped_at)
          values (${caseId}, ${revision + 1}, ${numbers.length}, ${numbers.at(-1) ?? -1}, ${now})
          on conflict (case_id) do update set revision = excluded.revision, sources = excluded.sources,
            last_number = excluded.last_number, grouped_at = excluded.grouped_at
          where grouping_state.revision = ${revision} returning case_id`.execute(trx)
        if (rows.length === 0) throw new Error('another grouping of the case has ended first')
        await writeLabels(trx, caseId, kept, before)
        await writePieces(trx, caseId, kept, before === undefined ? new Map() : parts)
      })
    } finally {
      await run.end()
    }
    await deps.news.publish({ caseId, kind: 'sources', id: caseId, state: 'grouped' })
  }
