/** SQL of what a search shows, and of how far a case is searched. */
import type { CaseId, ExhibitId, SourceSummary } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import type { Proposal } from './propose-sources.ts'

/** A source that was found, with its text as it is searched. */
export interface Candidate extends SourceSummary {
  readonly number: number
  readonly caseReference: string
  readonly text: string
}

/** Reads what is shown of the found sources, in their order. */
export const readFound = async (trx: Trx, found: readonly Proposal[]): Promise<Candidate[]> => {
  if (found.length === 0) return []
  const { rows } = await sql<Row>`
    select s.exhibit_id, s.row, s.case_id, s.key, s.title, left(s.text, 280) as excerpt, s.url, s.place, s.aside, s.seen_at,
      s.posted_on::text as posted_on, e.number as exhibit_number, c.reference,
      (case when s.row > 0 then t.expires_on else s.expires_on end)::text as expires_on
    from unnest(${found.map(({ exhibitId }) => exhibitId)}::uuid[], ${found.map(({ row }) => row)}::integer[]) as f (e, r)
    join source s on s.exhibit_id = f.e and s.row = f.r
    join exhibit e on e.id = s.exhibit_id
    join case_file c on c.id = s.case_id
    left join imported_table t on t.exhibit_id = s.exhibit_id`.execute(trx)
  const byKey = new Map(rows.map((row) => [`${row.exhibit_id} ${row.row}`, row]))
  return found.flatMap((proposal) => {
    const row = byKey.get(`${proposal.exhibitId} ${proposal.row}`)
    return row === undefined ? [] : [toCandidate(row, proposal)]
  })
}

interface Row {
  readonly exhibit_id: string
  readonly row: number
  readonly case_id: string
  readonly key: string | null
  readonly title: string
  readonly excerpt: string
  readonly url: string | null
  readonly place: string | null
  readonly aside: boolean
  readonly seen_at: Date
  readonly posted_on: string | null
  readonly expires_on: string | null
  readonly exhibit_number: number
  readonly reference: string
}

const toCandidate = (row: Row, { number, text }: Proposal): Candidate => ({
  exhibitId: row.exhibit_id as ExhibitId,
  row: row.row,
  caseId: row.case_id as CaseId,
  caseReference: row.reference,
  exhibitNumber: exhibitNumber(row.exhibit_number),
  number,
  title: row.title,
  excerpt: row.excerpt,
  text,
  seenAt: row.seen_at.toISOString(),
  aside: row.aside,
  ...(row.key === null ? {} : { key: row.key }),
  ...(row.url === null ? {} : { url: row.url }),
  ...(row.place === null ? {} : { place: row.place }),
  ...(row.posted_on === null ? {} : { postedOn: row.posted_on }),
  ...(row.expires_on === null ? {} : { expiresOn: row.expires_on }),
})

/** The greatest number that is searched in the case, or in all that may be seen; 0 where nothing is. */
export const topSearched = async (trx: Trx, caseId?: CaseId): Promise<number> => {
  const row = await trx
    .selectFrom('search_progress')
    .select(sql<string | null>`max(number)`.as('top'))
    .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId ?? ''))
    .executeTakeFirst()
  return Number(row?.top ?? 0)
}

/** Whether some source that may be seen is not searched yet. */
export const isWaiting = async (trx: Trx, caseId?: CaseId): Promise<boolean> => {
  const { rows } = await sql<{
    waits: boolean
  }>`select search_waits(${caseId ?? null}::uuid) as waits`.execute(trx)
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
