/** SQL of networks in lists, and of what nodes are called. */
import {
  type CaseId,
  type ExhibitId,
  type MemberId,
  type NetworkSummary,
  type SourceRef,
  sourceKey,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import { exhibitNumber } from '../../custody/store.ts'
import type { Trx } from '../../ports/database.ts'
import { listTied } from '../../traces/index.ts'
import type { NetworkProgress } from '../contract.ts'
import { type NodeRef, readNodeId } from '../node-id.ts'

/** Which networks a list asks for. */
export interface NetworkFilter {
  readonly order: 'size' | 'strength' | 'newest'
  readonly selector?: string | undefined
  readonly place?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** One page of the networks that fit, and how many fit. */
export const findNetworks = async (
  trx: Trx,
  caseId: CaseId,
  filter: NetworkFilter,
): Promise<{ networks: NetworkSummary[]; total: number }> => {
  let fitting = trx.selectFrom('network as n').where('n.case_id', '=', caseId)
  const { selector = '', place = '', from, to } = filter
  if (selector !== '') fitting = fitting.where(sql<boolean>`strpos(lower(n.normals), lower(${selector})) > 0`)
  if (place !== '') fitting = fitting.where(sql<boolean>`${place} = any(n.places)`)
  if (from !== undefined) fitting = fitting.where(sql<boolean>`n.last_seen >= ${from}::date`)
  if (to !== undefined) fitting = fitting.where(sql<boolean>`n.first_seen <= ${to}::date`)
  const counted = await fitting.select(sql<number>`count(*)`.as('total')).executeTakeFirst()
  const order = {
    size: sql`n.sources desc`,
    strength: sql`n.strength desc, n.sources desc`,
    newest: sql`n.last_seen desc nulls last`,
  }[filter.order]
  const rows = await fitting
    .leftJoin('member as m', 'm.id', 'n.decided_by')
    .select([
      'n.exhibit_id',
      'n.row',
      'n.sources',
      'n.templates',
      'n.pictures',
      'n.traces',
      'n.strength',
      'n.state',
      'n.places',
    ])
    .select(['n.selectors', 'm.id as member_id', 'm.display_name'])
    .select(sql<string | null>`to_char(n.first_seen, 'YYYY-MM-DD')`.as('first_seen'))
    .select(sql<string | null>`to_char(n.last_seen, 'YYYY-MM-DD')`.as('last_seen'))
    .orderBy(order)
    .orderBy('n.exhibit_id')
    .orderBy('n.row')
    .offset(filter.offset)
    .limit(filter.limit)
    .execute()
  const networks = rows.map(
    (row): NetworkSummary => ({
      id: sourceKey({ exhibitId: row.exhibit_id as ExhibitId, row: row.row }),
      sources: row.sources,
      templates: row.templates,
      pictures: row.pictures,
      traces: row.traces,
      selectors: row.selectors as NetworkSummary['selectors'],
      places: row.places,
      strength: row.strength,
      state: row.state as NetworkSummary['state'],
      ...(row.first_seen === null ? {} : { firstSeen: row.first_seen }),
      ...(row.last_seen === null ? {} : { lastSeen: row.last_seen }),
      ...(row.member_id === null || row.display_name === null
        ? {}
        : { decidedBy: { id: row.member_id as MemberId, displayName: row.display_name } }),
    }),
  )
  return { networks, total: Number(counted?.total ?? 0) }
}

/** How far the machine has come with the case. */
export const readProgress = async (trx: Trx, caseId: CaseId): Promise<NetworkProgress> => {
  const row = await trx
    .selectFrom('network_state')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (row === undefined) return { sources: 0, joined: 0, networks: 0, commonTies: 0, behind: true }
  return {
    sources: row.sources,
    joined: row.joined,
    networks: row.networks,
    commonTies: row.common_ties,
    behind: row.behind,
    ...(row.computed_at === null ? {} : { computedAt: row.computed_at.toISOString() }),
    ...(row.leaf === null ? {} : { leaf: row.leaf }),
  }
}

/** Whether the case has the source of this key (`exhibitId.row`). */
export const hasSource = async (trx: Trx, caseId: CaseId, key: string): Promise<boolean> => {
  const ref = readNodeId(`source:${key}`)
  if (ref?.kind !== 'source') return false
  const found = await trx
    .selectFrom('source')
    .select('row')
    .where('case_id', '=', caseId)
    .where('exhibit_id', '=', ref.source.exhibitId)
    .where('row', '=', ref.source.row)
    .executeTakeFirst()
  return found !== undefined
}

/** The sources of a network, at most so many, in order. */
export const listMembers = async (
  trx: Trx,
  caseId: CaseId,
  network: SourceRef,
  limit: number,
): Promise<SourceRef[]> => {
  const rows = await trx
    .selectFrom('network_member')
    .select(['exhibit_id', 'row'])
    .where('case_id', '=', caseId)
    .where('network_exhibit', '=', network.exhibitId)
    .where('network_row', '=', network.row)
    .orderBy('exhibit_id')
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map(toRef)
}

/** Sources of the biggest networks of the case, network by network, at most so many. */
export const listBiggest = async (trx: Trx, caseId: CaseId, limit: number): Promise<SourceRef[]> => {
  const { rows } = await sql<RefRow>`
    with biggest as (
      select exhibit_id, row, sources, sum(sources) over (order by sources desc, exhibit_id, row) - sources as before
      from network where case_id = ${caseId}
    )
    select m.exhibit_id, m.row from biggest b
    join network_member m on m.case_id = ${caseId} and m.network_exhibit = b.exhibit_id and m.network_row = b.row
    where b.before < ${limit}
    order by b.sources desc, b.exhibit_id, b.row, m.exhibit_id, m.row limit ${limit}`.execute(trx)
  return rows.map(toRef)
}

/** Some sources of the case that carry a selector or a trace, follow a template or show a picture, in order. */
export const listCarriers = async (
  trx: Trx,
  caseId: CaseId,
  ref: NodeRef,
  limit: number,
): Promise<SourceRef[]> => {
  if (ref.kind === 'source') return [ref.source]
  if (ref.kind === 'place') return []
  if (ref.kind === 'template') {
    const { rows } = await sql<RefRow>`
      select o.exhibit_id, o.row from source_group g
      join source_group o on o.case_id = g.case_id and o.label = g.label
      join source s on s.exhibit_id = o.exhibit_id and s.row = o.row and not s.aside
      where g.case_id = ${caseId} and g.exhibit_id = ${ref.source.exhibitId} and g.row = ${ref.source.row}
      order by 1, 2 limit ${limit}`.execute(trx)
    return rows.map(toRef)
  }
  if (ref.kind === 'picture' || ref.kind === 'trace') return listTied(trx, caseId, ref, limit)
  const { rows } = await sql<RefRow>`
    with wanted as (select id from selector where kind = ${ref.selectorKind} and normal = ${ref.normal})
    select m.exhibit_id, m.row from source_mention m where m.case_id = ${caseId} and m.selector_id in (select id from wanted)
    union select m.exhibit_id, 0 from mention m where m.case_id = ${caseId} and m.selector_id in (select id from wanted)
    order by 1, 2 limit ${limit}`.execute(trx)
  return rows.map(toRef)
}

interface RefRow {
  readonly exhibit_id: string
  readonly row: number
}

const toRef = ({ exhibit_id, row }: RefRow): SourceRef => ({ exhibitId: exhibit_id as ExhibitId, row })

/** What sources are called: title, key or first words, with the exhibit's number and the row. */
export const readTitles = async (
  trx: Trx,
  caseId: CaseId,
  refs: readonly SourceRef[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<RefRow & { number: number; name: string }>`
    select s.exhibit_id, s.row, e.number, coalesce(nullif(s.title, ''), nullif(s.key, ''), left(s.text, 60)) as name
    from unnest(${refs.map(({ exhibitId }) => exhibitId as string)}::uuid[], ${refs.map(({ row }) => row)}::int[]) as u(e, r)
    join source s on s.exhibit_id = u.e and s.row = u.r and s.case_id = ${caseId}
    join exhibit e on e.id = s.exhibit_id`.execute(trx)
  return new Map(
    rows.map(({ number, name, ...row }) => [
      sourceKey(toRef(row)),
      `${exhibitNumber(number)}${row.row > 0 ? `/${row.row}` : ''} ${name.replaceAll(/\s+/gu, ' ')}`.trim(),
    ]),
  )
}

/** Ties that were measured: the common ones first, the ones that join, or those on which people decided. */
export const findTies = async (
  trx: Trx,
  caseId: CaseId,
  show: 'common' | 'joining' | 'decided',
  offset: number,
  limit: number,
) => {
  let fitting = trx.selectFrom('network_tie as t').where('t.case_id', '=', caseId)
  if (show === 'common') fitting = fitting.where('t.chance', '<', 0.5)
  if (show === 'joining') fitting = fitting.where('t.chance', '>=', 0.5)
  if (show === 'decided') {
    const decided = await trx
      .selectFrom('join_decision')
      .select('from_node')
      .distinct()
      .where('case_id', '=', caseId)
      .where('to_node', 'is', null)
      .execute()
    const names = decided.flatMap(({ from_node }) => {
      const ref = readNodeId(from_node)
      return ref?.kind === 'selector'
        ? [`${ref.selectorKind}/${ref.normal}`]
        : ref?.kind === 'template'
          ? [`template/${sourceKey(ref.source)}`]
          : ref?.kind === 'picture'
            ? [`picture/${ref.name}`]
            : ref?.kind === 'trace'
              ? [`file-trace/${ref.name}`]
              : []
    })
    fitting = fitting.where(sql<boolean>`t.kind || '/' || t.name = any(${names}::text[])`)
  }
  const counted = await fitting.select(sql<number>`count(*)`.as('total')).executeTakeFirst()
  const rows = await fitting
    .select(['t.kind', 't.name', 't.sources', 't.hands', 't.chance'])
    .orderBy('t.sources', 'desc')
    .orderBy('t.kind')
    .orderBy('t.name')
    .offset(offset)
    .limit(limit)
    .execute()
  return { rows, total: Number(counted?.total ?? 0) }
}
