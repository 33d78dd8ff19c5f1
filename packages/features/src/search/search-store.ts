/** SQL of searching: the index proposes sources, their texts are read for the judgement. */
import type { Condition } from '@smart-rescue/core/searching'
import type { CaseId, ExhibitId, SourceSummary } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import { searchedText } from './index-store.ts'

/** What narrows a search. Days are ISO 8601 dates, both included. */
export interface SearchFilters {
  readonly caseId?: CaseId | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly only?: 'rows' | 'exhibits' | undefined
}

/** A part of a word that more words than these hold is not asked of the index: each source would be compared with all. */
const MOST_WORDS = 400
/** How many of the newest sources are looked at first: fewer where each is compared with many words. */
const NEWEST = 20_000
const CHEAP_WORDS = 30

/** What the index is asked for one query: words that must be there, and choices of which one must be. */
export interface AskedWords {
  readonly wanted: readonly number[]
  readonly choices: readonly (readonly number[])[]
}

/** Finds the words of the vocabulary that the parts may be; nothing when some part stands in no word at all. */
export const askWords = async (
  trx: Trx,
  conditions: readonly Condition[],
): Promise<AskedWords | undefined> => {
  const wanted: number[] = []
  const choices: number[][] = []
  for (const condition of conditions) {
    if (condition.how === 'exact') {
      wanted.push(...condition.hashes)
      continue
    }
    const { rows } = await sql<{ held: number[] }>`
      select search_part(${condition.part}, ${[...condition.grams]}::integer[], ${MOST_WORDS}) as held`.execute(
      trx,
    )
    const held = rows[0]?.held ?? []
    if (held.length === 0) return undefined
    if (held.length <= MOST_WORDS) choices.push(held)
  }
  return { wanted, choices }
}

/** A source that the index proposes, with its text as it is searched. */
export interface Candidate extends SourceSummary {
  readonly number: number
  readonly caseReference: string
  readonly text: string
}

/** Proposed sources below `below`, newest first, at most `most`; `newest` bounds the look at the newest ones. */
export const proposeSources = async (
  trx: Trx,
  { wanted, choices }: AskedWords,
  { caseId, from, to, only }: SearchFilters,
  { below, most, newest }: { below?: number | undefined; most: number; newest: boolean },
): Promise<Candidate[]> => {
  const above = newest ? await newestFrom(trx, below, windowFor(choices)) : null
  const { rows } = await sql<Row>`
    select w.number, s.exhibit_id, s.row, s.case_id, s.key, s.title, s.text, s.url, s.place, s.aside, s.seen_at,
      s.posted_on::text as posted_on, s.expires_on::text as expires_on, e.number as exhibit_number, c.reference
    from search_sources(
      ${[...wanted]}::integer[], ${choices.map((choice) => `{${choice.join(',')}}`)}::text[],
      ${caseId ?? null}::uuid, ${from ?? null}::date, ${to ?? null}::date, ${only ?? null}::text,
      ${below ?? null}::bigint, ${above}::bigint, ${most}::integer
    ) w
    join source s on s.exhibit_id = w.exhibit_id and s.row = w.row
    join exhibit e on e.id = s.exhibit_id
    join case_file c on c.id = s.case_id
    order by w.number desc`.execute(trx)
  return rows.map(toCandidate)
}

const windowFor = (choices: AskedWords['choices']): number => {
  const words = choices.reduce((sum, { length }) => sum + length, 0)
  return Math.round((NEWEST * CHEAP_WORDS) / Math.max(CHEAP_WORDS, words))
}

const newestFrom = async (trx: Trx, below: number | undefined, window: number): Promise<number> => {
  if (below !== undefined) return Math.max(0, below - window)
  const { rows } = await sql<{ top: string | null }>`select search_top() as top`.execute(trx)
  return Math.max(0, Number(rows[0]?.top ?? 0) - window)
}

interface Row {
  readonly number: string
  readonly exhibit_id: string
  readonly row: number
  readonly case_id: string
  readonly key: string | null
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly place: string | null
  readonly aside: boolean
  readonly seen_at: Date
  readonly posted_on: string | null
  readonly expires_on: string | null
  readonly exhibit_number: number
  readonly reference: string
}

const toCandidate = (row: Row): Candidate => ({
  exhibitId: row.exhibit_id as ExhibitId,
  row: row.row,
  caseId: row.case_id as CaseId,
  caseReference: row.reference,
  exhibitNumber: exhibitNumber(row.exhibit_number),
  number: Number(row.number),
  title: row.title,
  excerpt: row.text.slice(0, 280),
  text: searchedText(row),
  seenAt: row.seen_at.toISOString(),
  aside: row.aside,
  ...(row.key === null ? {} : { key: row.key }),
  ...(row.url === null ? {} : { url: row.url }),
  ...(row.place === null ? {} : { place: row.place }),
  ...(row.posted_on === null ? {} : { postedOn: row.posted_on }),
  ...(row.expires_on === null ? {} : { expiresOn: row.expires_on }),
})

/** The greatest number of the case's sources that is searched. */
export const topOf = async (trx: Trx, caseId: CaseId): Promise<number> => {
  const row = await trx
    .selectFrom('search_progress')
    .select('number')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** Whether some source that may be seen is not searched yet. */
export const isWaiting = async (trx: Trx, caseId?: CaseId): Promise<boolean> => {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (
      select from case_file c
      where (${caseId ?? null}::uuid is null or c.id = ${caseId ?? null}::uuid)
        and (select max(number) from source s where s.case_id = c.id)
          > coalesce((select number from search_progress p where p.case_id = c.id), 0)
    ) as waits`.execute(trx)
  return rows[0]?.waits === true
}

/** Cases one may see whose reference or title holds the words, at most five. */
export const findCasesLike = async (
  trx: Trx,
  words: string,
): Promise<{ id: CaseId; reference: string; title: string }[]> => {
  const pattern = `%${words.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = await trx
    .selectFrom('case_file')
    .select(['id', 'reference', 'title'])
    .where((where) => where.or([where('reference', 'ilike', pattern), where('title', 'ilike', pattern)]))
    .orderBy('last_activity_at', 'desc')
    .limit(5)
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as CaseId }))
}
