/** SQL of selectors: where they were seen, over what the transaction may see. */
import { RULES } from '@smart-rescue/core/extraction'
import { quoteAround } from '@smart-rescue/core/quoting'
import {
  type CaseId,
  type ExhibitId,
  type Recognition,
  type SelectorId,
  SelectorKind,
  type SelectorSummary,
  type Sighting,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'

/** Why a rule takes something for what it is: rows of tables keep the rule's name alone. */
const WHY = new Map<string, string>(RULES.map(({ name, why }) => [name, why]))

const summaries = (trx: Trx) =>
  trx
    .selectFrom('mention as m')
    .innerJoin('selector as s', 's.id', 'm.selector_id')
    .innerJoin('exhibit as e', 'e.id', 'm.exhibit_id')
    .select([
      's.id',
      's.kind',
      's.normal',
      sql<number>`count(distinct m.exhibit_id)::int`.as('exhibits'),
      sql<number>`count(distinct m.case_id)::int`.as('cases'),
      sql<Date>`min(e.captured_at)`.as('first_seen'),
      sql<Date>`max(e.captured_at)`.as('last_seen'),
    ])
    .where('s.kind', 'in', SelectorKind.options)
    .groupBy(['s.id', 's.kind', 's.normal'])

const toSummary = (
  row: Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number],
): SelectorSummary => ({
  id: row.id as SelectorId,
  kind: row.kind as SelectorKind,
  normal: row.normal,
  exhibits: row.exhibits,
  cases: row.cases,
  firstSeen: row.first_seen.toISOString(),
  lastSeen: row.last_seen.toISOString(),
})

interface RowTally {
  readonly rows: number
  readonly cases: number
  readonly firstSeen: string
  readonly lastSeen: string
}

/** Adds the rows of tables to what exhibits say. */
const withRows = (summary: SelectorSummary, tally: RowTally | undefined): SelectorSummary =>
  tally === undefined
    ? summary
    : {
        ...summary,
        rows: tally.rows,
        cases: Math.max(summary.cases, tally.cases),
        firstSeen: [summary.firstSeen, tally.firstSeen].filter((at) => at !== '').sort()[0] ?? '',
        lastSeen: [summary.lastSeen, tally.lastSeen].sort().at(-1) ?? '',
      }

const MOST_LISTED = 5_000

/** Selectors of one case, counted within it, most seen first: rows of tables count as exhibits do. */
export const listSelectors = async (trx: Trx, caseId: CaseId): Promise<SelectorSummary[]> => {
  const inExhibits = await summaries(trx)
    .where('m.case_id', '=', caseId)
    .orderBy('exhibits', 'desc')
    .orderBy('s.kind')
    .orderBy('s.normal')
    .limit(MOST_LISTED)
    .execute()
  const inRows = await trx
    .selectFrom('selector_tally as t')
    .innerJoin('selector as s', 's.id', 't.selector_id')
    .select(['s.id', 's.kind', 's.normal', 't.sources', 't.first_seen', 't.last_seen'])
    .where('t.case_id', '=', caseId)
    .orderBy('t.sources', 'desc')
    .limit(MOST_LISTED)
    .execute()
  const known = new Map(inExhibits.map((row) => [row.id, toSummary(row)]))
  for (const { id, kind, normal, sources, first_seen, last_seen } of inRows) {
    const [firstSeen, lastSeen] = [first_seen.toISOString(), last_seen.toISOString()]
    const nowhere = { exhibits: 0, cases: 1, firstSeen, lastSeen }
    const own = known.get(id) ?? { id: id as SelectorId, kind: kind as SelectorKind, normal, ...nowhere }
    known.set(id, withRows(own, { rows: sources, cases: 1, firstSeen, lastSeen }))
  }
  const seen = ({ exhibits, rows = 0 }: SelectorSummary): number => exhibits + rows
  return [...known.values()]
    .sort((a, b) => seen(b) - seen(a) || (`${a.kind} ${a.normal}` < `${b.kind} ${b.normal}` ? -1 : 1))
    .slice(0, MOST_LISTED)
}

/** One selector over every case the transaction may see; nothing when it was seen in none of them. */
export const findSelector = async (trx: Trx, id: SelectorId): Promise<SelectorSummary | undefined> => {
  const row = await summaries(trx).where('s.id', '=', id).executeTakeFirst()
  const tally = await trx
    .selectFrom('selector_tally as t')
    .innerJoin('selector as s', 's.id', 't.selector_id')
    .select([
      's.kind',
      's.normal',
      sql<number>`sum(t.sources)::int`.as('rows'),
      sql<number>`count(*)::int`.as('cases'),
      sql<Date>`min(t.first_seen)`.as('first_seen'),
      sql<Date>`max(t.last_seen)`.as('last_seen'),
    ])
    .where('t.selector_id', '=', id)
    .groupBy(['s.kind', 's.normal'])
    .executeTakeFirst()
  if (tally === undefined) return row && toSummary(row)
  const { rows, cases } = tally
  const [firstSeen, lastSeen] = [tally.first_seen.toISOString(), tally.last_seen.toISOString()]
  const nowhere = { exhibits: 0, cases, firstSeen, lastSeen }
  const own =
    row === undefined
      ? { id, kind: tally.kind as SelectorKind, normal: tally.normal, ...nowhere }
      : toSummary(row)
  return withRows(own, { rows, cases, firstSeen, lastSeen })
}

/** The id of a selector by its normal form, whether or not one may see where it stands. */
export const findSelectorId = async (
  trx: Trx,
  kind: SelectorKind,
  normal: string,
): Promise<SelectorId | undefined> => {
  const row = await trx
    .selectFrom('selector')
    .select('id')
    .where('kind', '=', kind)
    .where(sql<boolean>`md5(normal) = md5(${normal})`)
    .where('normal', '=', normal)
    .executeTakeFirst()
  return row?.id as SelectorId | undefined
}

/** Kind and normal form of a selector. */
export const readSelectorForm = async (
  trx: Trx,
  id: SelectorId,
): Promise<{ kind: SelectorKind; normal: string } | undefined> => {
  const row = await trx
    .selectFrom('selector')
    .select(['kind', 'normal'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : { kind: row.kind as SelectorKind, normal: row.normal }
}

/** Places where a selector was seen, newest first. */
export const listSightings = async (trx: Trx, id: SelectorId): Promise<Sighting[]> => {
  const rows = await trx
    .selectFrom('mention as m')
    .innerJoin('exhibit as e', 'e.id', 'm.exhibit_id')
    .innerJoin('case_file as c', 'c.id', 'm.case_id')
    .select([
      'm.case_id',
      'c.reference',
      'e.id',
      'e.number',
      'e.title',
      'e.final_url',
      'e.captured_at',
      'm.original',
      'm.context',
      'm.context_start',
      'm.rule',
      'm.why',
      'm.confidence',
    ])
    .where('m.selector_id', '=', id)
    .orderBy('e.captured_at', 'desc')
    .orderBy('m.start_at')
    .limit(500)
    .execute()
  const inExhibits = rows.map((row) => ({
    caseId: row.case_id as CaseId,
    caseReference: row.reference,
    exhibitId: row.id as ExhibitId,
    exhibitNumber: exhibitNumber(row.number),
    exhibitTitle: row.title,
    url: row.final_url,
    original: row.original,
    context: row.context,
    contextStart: row.context_start,
    rule: row.rule,
    why: row.why,
    confidence: row.confidence,
    seenAt: row.captured_at.toISOString(),
  }))
  return [...inExhibits, ...(await listRowSightings(trx, id))]
}

/** Rows of tables where a selector was seen: the first hundred that one may see, by their tables. */
const listRowSightings = async (trx: Trx, id: SelectorId): Promise<Sighting[]> => {
  const found = await sql<{
    case_id: CaseId
    reference: string
    exhibit_id: ExhibitId
    number: number
    row: number
    title: string
    exhibit_title: string
    url: string | null
    text: string
    start_at: number
    end_at: number
    rule: string
    confidence: number
    seen_at: Date
  }>`select m.case_id, c.reference, m.exhibit_id, e.number, m.row, s.title, e.title as exhibit_title, s.url,
      case when length(s.text) < 100000 then s.text else '' end as text, m.start_at, m.end_at, m.rule, m.confidence,
      s.seen_at
    from selector_tally t
    cross join lateral (
      select * from source_mention m where m.case_id = t.case_id and m.selector_id = t.selector_id limit 100
    ) m
    join source s on s.exhibit_id = m.exhibit_id and s.row = m.row
    join exhibit e on e.id = m.exhibit_id
    join case_file c on c.id = m.case_id
    where t.selector_id = ${id} and not exists (select from receipt l where l.exhibit_id = m.exhibit_id)
    order by s.seen_at desc, m.exhibit_id, m.row, m.start_at limit 100`.execute(trx)
  return found.rows.map((row) => {
    const { quote, start } = quoteAround(row.text, row.start_at, row.end_at)
    return {
      caseId: row.case_id,
      caseReference: row.reference,
      exhibitId: row.exhibit_id,
      exhibitNumber: exhibitNumber(row.number),
      exhibitTitle: row.title === '' ? row.exhibit_title : row.title,
      row: row.row,
      url: row.url ?? '',
      original: row.text.slice(row.start_at, row.end_at),
      context: quote,
      contextStart: row.start_at - start,
      rule: row.rule,
      why: WHY.get(row.rule) ?? '',
      confidence: row.confidence,
      seenAt: row.seen_at.toISOString(),
    }
  })
}

/** Whether a case that the transaction may not see holds the selector. Never which. */
export const isKnownElsewhere = async (trx: Trx, id: SelectorId): Promise<boolean> => {
  const found = await sql<{ known: boolean }>`select selector_known_elsewhere(${id}) as known`.execute(trx)
  return found.rows[0]?.known === true
}

/** Whether the member has asked the owners elsewhere already. */
export const hasAsked = async (trx: Trx, id: SelectorId): Promise<boolean> => {
  const found = await sql<{ asked: boolean }>`select selector_asked(${id}) as asked`.execute(trx)
  return found.rows[0]?.asked === true
}

/** Tells the case officers of those cases; each is told once a day for one selector. */
export const tellOwners = async (
  trx: Trx,
  notice: {
    id: SelectorId
    kind: 'selector-known-elsewhere' | 'selector-asked'
    message: string | null
    from: string
    at: Date
  },
): Promise<void> => {
  await sql`select tell_owners(${notice.id}, ${notice.kind}, ${notice.message}, ${notice.from}::uuid, ${notice.at})`.execute(
    trx,
  )
}

/** Selectors of one exhibit that stand for people rather than for pages: numbers, addresses, handles, wallets. */
export const listContactSelectors = async (trx: Trx, exhibitId: ExhibitId): Promise<SelectorId[]> => {
  const rows = await trx
    .selectFrom('mention as m')
    .innerJoin('selector as s', 's.id', 'm.selector_id')
    .select('s.id')
    .distinct()
    .where('m.exhibit_id', '=', exhibitId)
    .where('s.kind', 'in', SelectorKind.exclude(['url']).options)
    .execute()
  return rows.map((row) => row.id as SelectorId)
}

/** Contacts in rows of tables of the job's case that other cases hold too. */
export const listContactsElsewhere = async (trx: Trx, most: number): Promise<SelectorId[]> => {
  const found = await sql<{ id: SelectorId }>`select contacts_elsewhere(${most}) as id`.execute(trx)
  return found.rows.map(({ id }) => id)
}

/** Exhibits one may see whose address or title holds the words, newest first, at most ten. */
export const findExhibitsLike = async (trx: Trx, words: string): Promise<Recognition['exhibits']> => {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = await trx
    .selectFrom('exhibit as e')
    .innerJoin('case_file as c', 'c.id', 'e.case_id')
    .select(['e.id', 'e.case_id', 'e.number', 'e.title', 'e.final_url', 'c.reference'])
    .where((where) =>
      where.or([
        where('e.title', 'ilike', pattern),
        where('e.url', 'ilike', pattern),
        where('e.final_url', 'ilike', pattern),
      ]),
    )
    .orderBy('e.captured_at', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id as CaseId,
    caseReference: row.reference,
    id: row.id as ExhibitId,
    number: exhibitNumber(row.number),
    title: row.title,
    url: row.final_url,
  }))
}

/** Countries in whose way a number may be written here: the organisation's own first, then those of the cases one may see. */
export const listCountries = async (trx: Trx): Promise<string[]> => {
  const own = await trx.selectFrom('organisation').select('country').execute()
  const cases = await trx
    .selectFrom('case_file')
    .select('countries')
    .orderBy('last_activity_at', 'desc')
    .limit(50)
    .execute()
  return [...new Set([...own.map((row) => row.country), ...cases.flatMap((row) => row.countries)])]
}
