/** Which sources a lead is raised for: those that are named, or those that a selector, a template or a network holds. */
import type { CaseId, ExhibitId, InputOf, LeadOrigin, SourceRef } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import { MOST_SOURCES, type raiseLead } from './contract.ts'

/** Sources with what gathered them. */
export interface Gathered {
  readonly origin: LeadOrigin
  readonly originKey?: string
  readonly sources: readonly SourceRef[]
}

interface RefRow {
  readonly exhibit_id: string
  readonly row: number
}

const toRefs = (rows: readonly RefRow[]): SourceRef[] =>
  rows.map(({ exhibit_id, row }) => ({ exhibitId: exhibit_id as ExhibitId, row }))

const named = async (trx: Trx, caseId: CaseId, refs: readonly SourceRef[]): Promise<SourceRef[]> => {
  const own = await trx
    .selectFrom('exhibit')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', 'in', [...new Set(refs.map(({ exhibitId }) => exhibitId))])
    .execute()
  const ids = new Set(own.map(({ id }) => id))
  return refs.filter(({ exhibitId }) => ids.has(exhibitId))
}

const bySelector = async (trx: Trx, caseId: CaseId, selectorId: string): Promise<SourceRef[]> => {
  const found = await sql<RefRow>`
    select exhibit_id, row from source_mention where case_id = ${caseId} and selector_id = ${selectorId}
    union
    select exhibit_id, 0 from mention where case_id = ${caseId} and selector_id = ${selectorId}
    order by 1, 2 limit ${MOST_SOURCES}`.execute(trx)
  return toRefs(found.rows)
}

const splitKey = (key: string): RefRow => ({ exhibit_id: key.slice(0, 36), row: Number(key.slice(37)) })

const byTemplate = async (trx: Trx, caseId: CaseId, key: string): Promise<SourceRef[]> => {
  const { exhibit_id, row } = splitKey(key)
  const found = await sql<RefRow>`
    select g.exhibit_id, g.row from source_group g
    where g.case_id = ${caseId} and g.label = (
      select label from source_group where case_id = ${caseId} and exhibit_id = ${exhibit_id} and row = ${row})
    order by 1, 2 limit ${MOST_SOURCES}`.execute(trx)
  return toRefs(found.rows)
}

const byNetwork = async (trx: Trx, caseId: CaseId, key: string): Promise<SourceRef[]> => {
  const { exhibit_id, row } = splitKey(key)
  const rows = await trx
    .selectFrom('network_member')
    .select(['exhibit_id', 'row'])
    .where('case_id', '=', caseId)
    .where('network_exhibit', '=', exhibit_id)
    .where('network_row', '=', row)
    .orderBy('exhibit_id')
    .orderBy('row')
    .limit(MOST_SOURCES)
    .execute()
  return toRefs(rows)
}

/** Gathers them; none where nothing of it is in the case. */
export const gatherSources = async (
  trx: Trx,
  caseId: CaseId,
  by: Pick<InputOf<typeof raiseLead>, 'selectorId' | 'template' | 'network' | 'fromSearch'> & {
    readonly sources?: readonly SourceRef[] | undefined
  },
): Promise<Gathered> => {
  if (by.sources !== undefined && by.sources.length > 0)
    return {
      origin: by.fromSearch === true ? 'search' : 'sources',
      sources: await named(trx, caseId, by.sources),
    }
  if (by.selectorId !== undefined)
    return {
      origin: 'selector',
      originKey: by.selectorId,
      sources: await bySelector(trx, caseId, by.selectorId),
    }
  if (by.template !== undefined)
    return { origin: 'template', originKey: by.template, sources: await byTemplate(trx, caseId, by.template) }
  if (by.network !== undefined)
    return { origin: 'network', originKey: by.network, sources: await byNetwork(trx, caseId, by.network) }
  return { origin: 'sources', sources: [] }
}
