/** Sources of a case in PostgreSQL, grouped at once and then a thousand more: seconds, and whether the groups are those of all at once. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '@smart-rescue/adapters/clock'
import { cloneTemplate } from '@smart-rescue/adapters/database/testing'
import { createEngine } from '@smart-rescue/adapters/engine'
import { createGroupingRun } from '@smart-rescue/features/grouping'
import type { CaseId } from '@smart-rescue/schema'
import { readAdverts } from '../../apps/server/src/cli/outsiders/read-adverts.ts'

/** What was measured: seconds of the first grouping and of the later ones, and bytes of the state in the database. */
export interface Incremental {
  readonly sources: number
  readonly first: number
  readonly later: readonly number[]
  readonly bytes: number
  /** Label of each source by its place in the file. */
  readonly labels: readonly string[]
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Loads a file's adverts as sources, groups all but the last, then adds `more` as many times as there are rounds. */
export const measureIncremental = async (
  file: string,
  total: number,
  more: number,
  rounds: number,
): Promise<Incremental> => {
  const database = await cloneTemplate()
  const engine = createEngine()
  try {
    const [member, caseId, exhibit] = [randomUUID(), randomUUID(), randomUUID()]
    const { ownerPool: pool } = database
    await pool.query(
      `insert into member values ($1, 'bench', 'Bench', 'none', '{case-officer}', 'en', 'active', now())`,
      [member],
    )
    await pool.query(
      `insert into case_file (id, number, reference, title, lead_kind, countries, purpose, legal_basis, opened_by, opened_at, last_activity_at)
        values ($1, 1, 'B-1', 'Bench', 'other', '{NP}', 'bench', 'none', $2, now(), now())`,
      [caseId, member],
    )
    await pool.query(
      `insert into capture (id, case_id, url, state, requested_by, requested_at) values ($1, $2, 'https://movers.example/', 'complete', $3, now())`,
      [exhibit, caseId, member],
    )
    await pool.query(
      `insert into exhibit (id, case_id, capture_id, number, title, url, final_url, state, excerpt, captured_by, captured_at, leaf_index)
        values ($1, $2, $1, 1, 'Adverts', 'https://movers.example/', 'https://movers.example/', 'complete', '', $3, now(), 0)`,
      [exhibit, caseId, member],
    )
    let row = 0
    const put = async (texts: readonly string[]) => {
      await pool.query(
        `insert into source (exhibit_id, row, case_id, text, seen_at)
          select $1, u.n + $2, $3, u.text, now() from unnest($4::text[]) with ordinality as u(text, n) order by u.n`,
        [exhibit, row, caseId, texts],
      )
      row += texts.length
    }
    const held: string[] = []
    const atFirst = total - more * rounds
    let taken = 0
    for await (const adverts of readAdverts(file)) {
      const texts = adverts.map(({ text }) => text)
      const room = Math.max(0, atFirst - taken)
      if (room > 0) await put(texts.slice(0, room))
      held.push(...texts.slice(room))
      taken += texts.length
    }
    await pool.query('analyze source')
    const run = createGroupingRun({
      db: database.transactor,
      clock: systemClock,
      engine,
      news: { publish: async () => undefined, subscribe: () => () => undefined },
    })
    const payload = { caseId: caseId as CaseId }
    const first = await seconds(() => run(payload))
    const later: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await put(held.slice(round * more, (round + 1) * more))
      later.push(await seconds(() => run(payload)))
    }
    const size = await pool.query<{ bytes: string }>('select sum(length(body)) as bytes from grouping_piece')
    const { rows } = await pool.query<{ row: number; label: string }>(
      'select row, label from source_group where case_id = $1',
      [caseId],
    )
    const labels = Array.from({ length: total }, () => '-1')
    for (const { row: at, label } of rows) labels[at - 1] = label
    return { sources: row, first, later, bytes: Number(size.rows[0]?.bytes ?? 0), labels }
  } finally {
    await engine.close()
    await database.drop()
  }
}
