/** SQL of taking sources into the search. */
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** A source that waits to be searched. */
export interface WaitingSource {
  readonly exhibitId: string
  readonly row: number
  readonly number: number
  readonly day: string
  readonly text: string
}

/** A source as the index holds it: hashes of its words, mixed with the salt of its segment. */
export interface SearchedSource extends Omit<WaitingSource, 'text'> {
  readonly words: readonly number[]
}

/** A word that the vocabulary learns. */
export interface LearntWord {
  readonly word: string
  readonly hash: number
  readonly grams: readonly number[]
}

/** Numbers are given before a transaction ends, so a smaller one may come after a greater: this far back is looked again. */
const LOOK_BACK = 20_000

/** How far the case is searched. */
export const readProgress = async (trx: Trx, caseId: CaseId): Promise<number> => {
  const row = await trx
    .selectFrom('search_progress')
    .select('number')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** Sources after `after` that no word stands for yet, in the order of their numbers. */
export const listWaitingSources = async (
  trx: Trx,
  caseId: CaseId,
  after: number,
  most: number,
): Promise<WaitingSource[]> => {
  const rows = await trx
    .selectFrom('source as s')
    .leftJoin('search_words as w', (join) =>
      join.onRef('w.exhibit_id', '=', 's.exhibit_id').onRef('w.row', '=', 's.row'),
    )
    .select([
      's.exhibit_id',
      's.row',
      's.number',
      's.title',
      's.url',
      's.place',
      's.key',
      's.text',
      sql<string>`coalesce(s.posted_on, s.seen_at::date)::text`.as('day'),
    ])
    .where('s.case_id', '=', caseId)
    .where('s.number', '>', String(after))
    .where('w.exhibit_id', 'is', null)
    .orderBy('s.number')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    exhibitId: row.exhibit_id,
    row: row.row,
    number: Number(row.number),
    day: row.day,
    text: searchedText(row),
  }))
}

/** What of a source is searched: its title, text, address, place and own key. */
export const searchedText = (row: {
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly place: string | null
  readonly key: string | null
}): string => [row.title, row.text, row.url, row.place, row.key].filter(Boolean).join('\n')

/** Where the first look of a round begins. */
export const lookBackFrom = (progress: number): number => Math.max(0, progress - LOOK_BACK)

/** Writes words of sources, and how far the case is searched now. Telling it twice changes nothing. */
export const writeSearched = async (
  trx: Trx,
  caseId: CaseId,
  sources: readonly SearchedSource[],
): Promise<void> => {
  await sql`
    insert into search_words (exhibit_id, row, case_id, number, day, words)
    select e, r, ${caseId}::uuid, n, d, w::integer[]
    from unnest(
      ${sources.map(({ exhibitId }) => exhibitId)}::uuid[],
      ${sources.map(({ row }) => row)}::integer[],
      ${sources.map(({ number }) => number)}::bigint[],
      ${sources.map(({ day }) => day)}::date[],
      ${sources.map(({ words }) => `{${words.join(',')}}`)}::text[]
    ) as t (e, r, n, d, w)
    on conflict do nothing`.execute(trx)
  await trx
    .insertInto('search_progress')
    .values({ case_id: caseId, number: String(sources.at(-1)?.number ?? 0) })
    .onConflict((conflict) =>
      conflict
        .column('case_id')
        .doUpdateSet({ number: sql`greatest(search_progress.number, excluded.number)` }),
    )
    .execute()
}

/** Teaches the vocabulary. */
export const learnWords = async (trx: Trx, words: readonly LearntWord[]): Promise<void> => {
  if (words.length === 0) return
  await sql`select search_learn(
    ${words.map(({ word }) => word)}::text[],
    ${words.map(({ hash }) => hash)}::integer[],
    ${words.map(({ grams }) => `{${grams.join(',')}}`)}::text[]
  )`.execute(trx)
}
