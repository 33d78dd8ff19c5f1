/** SQL of what was put aside. */
import type { CaseId, ExhibitId, MemberId, MemberRef, SourceRef, SourceSummary } from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../custody/store.ts'
import type { Trx } from '../ports/database.ts'
import type { AsideEntry } from './contract.ts'
import { namesCovering } from './names-covering.ts'
import { listCovered } from './refresh.ts'

/** Which entries. */
export interface AsideFilter {
  readonly state?: 'in-force' | 'over' | 'all'
  readonly before?: number | undefined
  readonly leaf?: number
  readonly node?: string
  /** A node's name: what covers it, also by a selector it carries or the template it follows. */
  readonly covering?: string | undefined
  readonly limit: number
}

/** Entries of a case, newest first, with what they cover today (ISO date). */
export const listEntries = async (
  trx: Trx,
  caseId: CaseId,
  today: string,
  { state = 'all', before, leaf, node, covering, limit }: AsideFilter,
): Promise<AsideEntry[]> => {
  const inForce = sql<boolean>`(a.undone_at is null and a.until >= ${today}::date)`
  let query = trx
    .selectFrom('aside_entry as a')
    .innerJoin('member as p', 'p.id', 'a.put_by')
    .leftJoin('member as u', 'u.id', 'a.undone_by')
    .select(['a.leaf_index', 'a.node', 'a.kind', 'a.why', 'a.put_at', 'a.undone_at'])
    .select(sql<string>`to_char(a.until, 'YYYY-MM-DD')`.as('until_day'))
    .select([
      'p.id as put_id',
      'p.display_name as put_name',
      'u.id as undone_id',
      'u.display_name as undone_name',
    ])
    .select(inForce.as('in_force'))
    .where('a.case_id', '=', caseId)
    .orderBy('a.leaf_index', 'desc')
    .limit(limit)
  if (state === 'in-force') query = query.where(inForce)
  if (state === 'over') query = query.where(sql<boolean>`not ${inForce}`)
  if (before !== undefined) query = query.where('a.leaf_index', '<', before)
  if (leaf !== undefined) query = query.where('a.leaf_index', '=', leaf)
  if (node !== undefined) query = query.where('a.node', '=', node)
  if (covering !== undefined)
    query = query.where(sql<boolean>`a.node in (${namesCovering(caseId, covering)})`)
  const entries: AsideEntry[] = []
  for (const row of await query.execute()) {
    const covered = await listCovered(trx, caseId, [row.node])
    const example = covered[0] === undefined ? undefined : await readSummary(trx, caseId, covered[0])
    entries.push({
      leaf: row.leaf_index,
      node: row.node,
      kind: row.kind as AsideEntry['kind'],
      why: row.why,
      until: row.until_day,
      by: ref(row.put_id, row.put_name),
      at: row.put_at.toISOString(),
      state: row.in_force ? 'in-force' : row.undone_at === null ? 'expired' : 'undone',
      sources: covered.length,
      ...(example === undefined ? {} : { example }),
      ...(row.undone_id === null || row.undone_name === null
        ? {}
        : { undoneBy: ref(row.undone_id, row.undone_name) }),
      ...(row.undone_at === null ? {} : { undoneAt: row.undone_at.toISOString() }),
    })
  }
  return entries
}

const ref = (id: string, displayName: string): MemberRef => ({ id: id as MemberId, displayName })

const readSummary = async (
  trx: Trx,
  caseId: CaseId,
  { exhibitId, row }: SourceRef,
): Promise<SourceSummary | undefined> => {
  const found = await trx
    .selectFrom('source as s')
    .innerJoin('exhibit as e', 'e.id', 's.exhibit_id')
    .select([
      's.exhibit_id',
      's.row',
      's.key',
      's.title',
      's.url',
      's.place',
      's.seen_at',
      's.aside',
      'e.number',
    ])
    .select(sql<string>`left(s.text, 280)`.as('excerpt'))
    .select(sql<string | null>`to_char(s.posted_on, 'YYYY-MM-DD')`.as('posted_on'))
    .select(sql<string | null>`to_char(s.expires_on, 'YYYY-MM-DD')`.as('expires_on'))
    .where('s.case_id', '=', caseId)
    .where('s.exhibit_id', '=', exhibitId)
    .where('s.row', '=', row)
    .executeTakeFirst()
  if (found === undefined) return undefined
  return {
    caseId,
    exhibitId: found.exhibit_id as ExhibitId,
    row: found.row,
    exhibitNumber: exhibitNumber(found.number),
    title: found.title,
    excerpt: found.excerpt,
    seenAt: found.seen_at.toISOString(),
    aside: found.aside,
    ...(found.key === null ? {} : { key: found.key }),
    ...(found.url === null ? {} : { url: found.url }),
    ...(found.place === null ? {} : { place: found.place }),
    ...(found.posted_on === null ? {} : { postedOn: found.posted_on }),
    ...(found.expires_on === null ? {} : { expiresOn: found.expires_on }),
  }
}
