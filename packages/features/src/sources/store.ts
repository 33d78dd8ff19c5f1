/** SQL of sources: lists of them, one in full, and what stands in it. */
import { RULES } from '@smart-rescue/core/extraction'
import {
  type CaseId,
  type ExhibitId,
  type ExhibitMention,
  type MentionKind,
  type OutputOf,
  type ParsedInputOf,
  type SelectorId,
  type SourceRef,
  SourceSummary,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import type { listSources as listSourcesEndpoint } from './contract.ts'

interface SummaryRow {
  exhibit_id: string
  row: number
  case_id: string
  source_number: number
  key: string | null
  title: string
  excerpt: string
  url: string | null
  posted: string | null
  place: string | null
  seen_at: Date
  expires: string | null
  aside: boolean
  exhibit_number: number
}

/** Columns of a summary; `s` is the source, `e` its exhibit, `t` its table where it has one. A table's day holds for all its rows. */
const SUMMARY = sql`s.exhibit_id, s.row, s.case_id, s.number as source_number, s.key, s.title,
  left(s.text, 280) as excerpt, s.url, to_char(s.posted_on, 'YYYY-MM-DD') as posted, s.place, s.seen_at,
  to_char(case when s.row > 0 then t.expires_on end, 'YYYY-MM-DD') as expires, s.aside, e.number as exhibit_number`

const FROM = sql`source s join exhibit e on e.id = s.exhibit_id left join imported_table t on t.exhibit_id = s.exhibit_id`

/** What was received by accident and locked is in no list. */
const UNLOCKED = sql`not exists (select from receipt l where l.exhibit_id = s.exhibit_id)`

const toSummary = (row: SummaryRow): SourceSummary =>
  SourceSummary.parse({
    exhibitId: row.exhibit_id,
    row: row.row,
    caseId: row.case_id,
    exhibitNumber: exhibitNumber(row.exhibit_number),
    ...(row.key === null ? {} : { key: row.key }),
    title: row.title,
    excerpt: row.excerpt,
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.posted === null ? {} : { postedOn: row.posted }),
    ...(row.place === null ? {} : { place: row.place }),
    seenAt: row.seen_at.toISOString(),
    ...(row.expires === null ? {} : { expiresOn: row.expires }),
    aside: row.aside,
  })

type Filter = ParsedInputOf<typeof listSourcesEndpoint>

/** Whether the exhibit, or the table that becomes one, belongs to the case. */
export const hasExhibit = async (trx: Trx, caseId: CaseId, exhibitId: ExhibitId): Promise<boolean> => {
  const found = await sql`select 1 from exhibit where id = ${exhibitId} and case_id = ${caseId}
    union all select 1 from imported_table where exhibit_id = ${exhibitId} and case_id = ${caseId}`.execute(
    trx,
  )
  return found.rows.length > 0
}

/** Sources in the order in which they came, or of one exhibit in the order of its rows. */
export const listSources = async (
  trx: Trx,
  { caseId, exhibitId, fromRow, toRow, kind, from, to, place, aside, after, limit }: Filter,
): Promise<OutputOf<typeof listSourcesEndpoint>> => {
  const wants = [
    sql`s.case_id = ${caseId}`,
    UNLOCKED,
    ...(kind === 'exhibits' ? [sql`s.row = 0`] : kind === 'rows' ? [sql`s.row > 0`] : []),
    ...(from === undefined ? [] : [sql`s.posted_on >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`s.posted_on <= ${to}::date`]),
    ...(place === undefined ? [] : [sql`s.place = ${place}`]),
    ...(aside === undefined ? [] : [sql`s.aside = ${aside === 'yes'}`]),
    ...(exhibitId === undefined
      ? [sql`s.number > ${after}`]
      : [
          sql`s.exhibit_id = ${exhibitId}`,
          sql`s.row >= ${Math.max(fromRow ?? 0, after)}`,
          ...(toRow === undefined ? [] : [sql`s.row <= ${toRow}`]),
        ]),
  ]
  const order = exhibitId === undefined ? sql`s.number` : sql`s.row`
  const found = await sql<SummaryRow>`select ${SUMMARY} from ${FROM}
    where ${sql.join(wants, sql` and `)} order by ${order} limit ${limit + 1}`.execute(trx)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    sources: rows.map(toSummary),
    ...(found.rows.length <= limit || last === undefined
      ? {}
      : { next: exhibitId === undefined ? last.source_number : last.row + 1 }),
  }
}

/** One source with its text and the title of its exhibit, or nothing. */
export const findSource = async (
  trx: Trx,
  caseId: CaseId,
  { exhibitId, row }: SourceRef,
): Promise<{ source: SourceSummary; text: string; exhibitTitle: string } | undefined> => {
  const found = await sql<SummaryRow & { text: string; exhibit_title: string }>`
    select ${SUMMARY}, s.text, e.title as exhibit_title from ${FROM}
    where s.case_id = ${caseId} and s.exhibit_id = ${exhibitId} and s.row = ${row}`.execute(trx)
  const one = found.rows[0]
  return one && { source: toSummary(one), text: one.text, exhibitTitle: one.exhibit_title }
}

/** The rows of a table beside this one that are still there. */
export const findNeighbours = async (
  trx: Trx,
  { exhibitId, row }: SourceRef,
): Promise<{ previousRow?: number; nextRow?: number }> => {
  const found = await sql<{ previous: number | null; next: number | null }>`select
    (select max(row) from source where exhibit_id = ${exhibitId} and row < ${row} and row > 0) as previous,
    (select min(row) from source where exhibit_id = ${exhibitId} and row > ${row}) as next`.execute(trx)
  const { previous = null, next = null } = found.rows[0] ?? {}
  return {
    ...(previous === null ? {} : { previousRow: previous }),
    ...(next === null ? {} : { nextRow: next }),
  }
}

const WHY = new Map<string, string>(RULES.map(({ name, why }) => [name, why]))

/** Marks in a row of a table, in order of place. `text` is the row's own. */
export const listRowMarks = async (
  trx: Trx,
  { exhibitId, row }: { readonly exhibitId: ExhibitId; readonly row: number },
  text: string,
): Promise<ExhibitMention[]> => {
  const found = await sql<{
    id: SelectorId
    kind: MentionKind
    normal: string
    start_at: number
    end_at: number
    rule: string
    confidence: number
    seen_in: number
  }>`select k.id, k.kind, k.normal, m.start_at, m.end_at, m.rule, m.confidence,
      (select count(distinct o.exhibit_id)::int from mention o where o.selector_id = k.id)
      + coalesce((select sum(c.sources)::int from selector_tally c where c.selector_id = k.id), 0) as seen_in
    from source_mention m join selector k on k.id = m.selector_id
    where m.exhibit_id = ${exhibitId} and m.row = ${row}
    order by m.start_at, m.end_at limit 2000`.execute(trx)
  return found.rows
    .filter(({ start_at, end_at }) => end_at <= text.length && start_at < end_at)
    .map(({ id, kind, normal, start_at, end_at, rule, confidence, seen_in }) => ({
      kind,
      start: start_at,
      end: end_at,
      original: text.slice(start_at, end_at),
      normal,
      rule,
      confidence,
      why: WHY.get(rule) ?? '',
      selectorId: id,
      seenIn: Math.max(1, seen_in),
    }))
}

/** The sealed part that a source was read from: the text of an exhibit, the original of a table. */
export const findSourcePart = async (
  trx: Trx,
  { exhibitId, row }: SourceRef,
): Promise<{ role: string; ciphertext: string } | undefined> =>
  trx
    .selectFrom('exhibit_part')
    .select(['role', 'ciphertext'])
    .where('exhibit_id', '=', exhibitId)
    .where('role', '=', row === 0 ? 'text' : 'original')
    .executeTakeFirst()
