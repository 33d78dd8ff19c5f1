/** SQL of what may become a lead: networks and templates of a case, sources that stand alone, and the leads there are. */
import {
  type CaseId,
  type ExhibitId,
  type LeadId,
  LeadState,
  type MemberId,
  type SourceRef,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'
import { MOST_SOURCES } from '../contract.ts'

/** Sources that one hand may have made. */
export interface Candidate {
  readonly origin: 'network' | 'template' | 'sources'
  readonly originKey: string
  readonly sources: readonly SourceRef[]
}

interface KeyedRow {
  readonly key: string
  readonly exhibit_id: string
  readonly row: number
}

/** Groups that are looked through in one run, the largest first; and sources that stand alone, the newest first. */
const MOST_GROUPS = 2_000
const MOST_ALONE = 5_000

const gather = (origin: Candidate['origin'], rows: readonly KeyedRow[]): Candidate[] =>
  [...Map.groupBy(rows, ({ key }) => key)].map(([originKey, own]) => ({
    origin,
    originKey,
    sources: own
      .slice(0, MOST_SOURCES)
      .map(({ exhibit_id, row }) => ({ exhibitId: exhibit_id as ExhibitId, row })),
  }))

/** Networks of the case; where none were computed yet, its template groups. */
export const listGroups = async (trx: Trx, caseId: CaseId): Promise<Candidate[]> => {
  const networks = await sql<KeyedRow>`
    with largest as (
      select network_exhibit, network_row from network_member where case_id = ${caseId}
      group by 1, 2 order by count(*) desc, 1, 2 limit ${MOST_GROUPS}
    )
    select m.network_exhibit || '.' || m.network_row as key, m.exhibit_id, m.row
    from network_member m join largest using (network_exhibit, network_row)
    where m.case_id = ${caseId} order by m.exhibit_id, m.row`.execute(trx)
  if (networks.rows.length > 0) return gather('network', networks.rows)
  const groups = await sql<KeyedRow & { label: string }>`
    with largest as (
      select label from source_group where case_id = ${caseId}
      group by 1 order by count(*) desc, 1 limit ${MOST_GROUPS}
    )
    select g.label::text as key, g.exhibit_id, g.row
    from source_group g join largest using (label)
    where g.case_id = ${caseId} order by g.exhibit_id, g.row`.execute(trx)
  // Labels are other ones after the index was told again: a template is named by its first source.
  return gather('template', groups.rows).map((each) => ({ ...each, originKey: firstKey(each.sources) }))
}

const firstKey = (sources: readonly SourceRef[]): string =>
  sources[0] === undefined ? '' : `${sources[0].exhibitId}.${sources[0].row}`

/** Sources that no network and no template group holds, the newest first. */
export const listAlone = async (trx: Trx, caseId: CaseId): Promise<SourceRef[]> => {
  const found = await sql<{ exhibit_id: string; row: number }>`
    select s.exhibit_id, s.row from source s
    where s.case_id = ${caseId} and not s.aside
      and not exists (select from lead_extract x where x.exhibit_id = s.exhibit_id)
      and not exists (select from network_member m where m.exhibit_id = s.exhibit_id and m.row = s.row)
      and not exists (select from source_group g where g.exhibit_id = s.exhibit_id and g.row = s.row)
    order by s.number desc limit ${MOST_ALONE}`.execute(trx)
  return found.rows.map(({ exhibit_id, row }) => ({ exhibitId: exhibit_id as ExhibitId, row }))
}

/** Exhibits that the case was opened with: what stands in them alone was looked at already. */
export const listExtracts = async (trx: Trx, caseId: CaseId): Promise<Set<string>> => {
  const rows = await trx
    .selectFrom('lead_extract')
    .select('exhibit_id')
    .where('case_id', '=', caseId)
    .execute()
  return new Set(rows.map(({ exhibit_id }) => exhibit_id))
}

/** A lead there is, as far as proposing must know it. */
export interface KnownLead {
  readonly id: LeadId
  readonly state: LeadState
  readonly byMachine: boolean
  readonly standing: unknown
  readonly sources: ReadonlySet<string>
}

/** Every lead of the case with the sources it was raised for, as `exhibitId.row`. */
export const listKnown = async (trx: Trx, caseId: CaseId): Promise<KnownLead[]> => {
  const rows = await sql<{
    id: string
    state: string
    by_machine: boolean
    standing: unknown
    sources: string[]
  }>`
    select l.id, l.state, l.by_machine, l.standing, array(
      select s.exhibit_id || '.' || s.row from lead_source s where s.lead_id = l.id) as sources
    from lead l where l.case_id = ${caseId} order by l.leaf_index`.execute(trx)
  return rows.rows.map((row) => ({
    id: row.id as LeadId,
    state: LeadState.parse(row.state),
    byMachine: row.by_machine,
    standing: row.standing,
    sources: new Set(row.sources),
  }))
}

/** Who opened the case, or nothing where it is not there or closed. */
export const findOpener = async (trx: Trx, caseId: CaseId): Promise<MemberId | undefined> => {
  const row = await trx
    .selectFrom('case_file')
    .select('opened_by')
    .where('id', '=', caseId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row?.opened_by as MemberId | undefined
}
