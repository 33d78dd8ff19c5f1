/** Fills a database with adverts and their selectors, of two cases: the member of the bench may see the one alone. */
import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@smart-rescue/adapters/database/testing'
import { createSearchRound } from '@smart-rescue/features/search'
import type { CaseId, MemberId } from '@smart-rescue/schema'
import { createChance, numberOf, SELECTORS, writeAdvert } from './adverts.ts'

type Hands = Pick<TestDatabase, 'ownerPool' | 'transactor'>

/** What was filled: the member, her case, and seconds that the writing and the search took. */
export interface Filled {
  readonly member: MemberId
  readonly caseId: CaseId
  readonly writing: number
  readonly indexing: number
}

/** Every tenth thousand of the adverts is of the case that the member may not see. */
const isTheirs = (at: number): boolean => Math.floor(at / 5_000) % 10 === 9

const openCase = async ({ ownerPool }: Hands, member: string, number: number) => {
  const [caseId, exhibit] = [randomUUID(), randomUUID()]
  await ownerPool.query(
    `insert into case_file (id, number, reference, title, lead_kind, countries, purpose, legal_basis, opened_by, opened_at, last_activity_at)
     values ($1, $3::int, 'B-' || ($3::int)::text, 'Bench', 'other', '{US}', 'bench', 'bench', $2, now(), now())`,
    [caseId, member, number],
  )
  await ownerPool.query(`insert into case_team values ($1, $2, $2, now())`, [caseId, member])
  await ownerPool.query(
    `insert into capture (id, case_id, url, state, requested_by, requested_at) values ($1, $2, 'https://bench.example', 'complete', $3, now())`,
    [exhibit, caseId, member],
  )
  await ownerPool.query(
    `insert into exhibit (id, case_id, capture_id, number, title, url, final_url, state, excerpt, captured_by, captured_at, leaf_index)
     values ($1, $2, $1, 1, 'Bench', '', '', 'complete', '', $3, now(), $4)`,
    [exhibit, caseId, member, number],
  )
  return { caseId, exhibit }
}

/** Numbers in adverts: most stand in few, every hundredth advert names the same hotline. */
const writeSelectors = async ({ ownerPool }: Hands): Promise<void> => {
  await ownerPool.query(
    `insert into selector (id, kind, normal) select gen_random_uuid(), 'phone', $1 || lpad(n::text, 6, '0') from generate_series(0, $2::int - 1) n`,
    [numberOf(0).slice(0, -6), SELECTORS],
  )
  await ownerPool.query(
    `insert into source_mention (exhibit_id, row, case_id, selector_id, start_at, end_at, rule, confidence)
     select s.exhibit_id, s.row, s.case_id, k.id, 10, 22, 'bench', 0.9 from source s
     join selector k on k.normal = $1 || lpad((case when s.row % 100 = 0 then 0 else (s.row::bigint * 7919) % $2 end)::text, 6, '0')`,
    [numberOf(0).slice(0, -6), SELECTORS],
  )
  await ownerPool.query(
    `insert into selector_tally select case_id, selector_id, count(*), now(), now() from source_mention group by 1, 2`,
  )
}

/** Fills. Takes about three minutes for a million. */
export const fillDatabase = async (hands: Hands, sources: number): Promise<Filled> => {
  const { ownerPool } = hands
  const [member, other] = [randomUUID(), randomUUID()]
  await ownerPool.query(
    `insert into member select id, name, 'Bench', 'none', '{case-officer}', 'en', 'active', now()
     from unnest($1::uuid[], '{bench,other}'::text[]) as t (id, name)`,
    [[member, other]],
  )
  const own = await openCase(hands, member, 1)
  const theirs = await openCase(hands, other, 2)
  const chance = createChance(7)
  const began = performance.now()
  for (let at = 0; at < sources; at += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, sources - at) }, (_, index) => at + index + 1)
    const { caseId, exhibit } = isTheirs(at) ? theirs : own
    await ownerPool.query(
      `insert into source (exhibit_id, row, case_id, text, seen_at) select $1, r, $2, t, now() from unnest($3::int[], $4::text[]) as x (r, t)`,
      [exhibit, caseId, rows, rows.map((row) => writeAdvert(row, sources, chance))],
    )
  }
  const written = performance.now()
  const round = createSearchRound({ db: hands.transactor })
  for (const { caseId } of [own, theirs])
    await round({ caseId: caseId as CaseId }, new AbortController().signal)
  const indexed = performance.now()
  await writeSelectors(hands)
  for (const table of [
    'search_words',
    'search_vocabulary',
    'source',
    'source_mention',
    'selector',
    'selector_tally',
  ])
    await ownerPool.query(`vacuum analyze ${table}`)
  return {
    member: member as MemberId,
    caseId: own.caseId as CaseId,
    writing: (written - began) / 1_000,
    indexing: (indexed - written) / 1_000,
  }
}

/** Megabytes of the tables with their indexes. */
export const measureSizes = async ({ ownerPool }: Hands): Promise<Record<string, number>> => {
  const { rows } = await ownerPool.query<{ name: string; bytes: number }>(
    `select t as name, (select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits where inhparent = t::regclass)::bigint
       + pg_total_relation_size(t::regclass) as bytes
     from unnest('{source,search_words,search_vocabulary,source_mention}'::text[]) t`,
  )
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, Math.round(Number(bytes) / 1e6)]))
}
