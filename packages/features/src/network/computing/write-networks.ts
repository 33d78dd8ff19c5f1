/** SQL that writes what the machine computed of a case's networks. */
import type { CaseId, SourceRef } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'
import type { CaseSources } from './case-sources.ts'
import type { NetworkRow } from './summaries.ts'

/** Rows written in one statement. */
const CHUNK = 5_000

/** Puts the networks in the place of those that are named, or of all. */
export const replaceNetworks = async (
  trx: Trx,
  caseId: CaseId,
  sources: CaseSources,
  networks: readonly NetworkRow[],
  instead: readonly SourceRef[] | 'all',
): Promise<void> => {
  await forget(trx, caseId, instead)
  const exhibits: string[] = []
  const rows: number[] = []
  const firsts: SourceRef[] = []
  const flush = async () => {
    if (rows.length === 0) return
    await sql`insert into network_member (exhibit_id, row, case_id, network_exhibit, network_row)
      select u.e, u.r, ${caseId}::uuid, u.ne, u.nr from unnest(${exhibits}::uuid[], ${rows}::int[],
        ${firsts.map(({ exhibitId }) => exhibitId)}::uuid[], ${firsts.map(({ row }) => row)}::int[]) as u(e, r, ne, nr)
      on conflict (exhibit_id, row) do update
        set network_exhibit = excluded.network_exhibit, network_row = excluded.network_row`.execute(trx)
    exhibits.length = 0
    rows.length = 0
    firsts.length = 0
  }
  for (const network of networks)
    for (const n of network.members) {
      const ref = sources.refOf(n)
      exhibits.push(ref.exhibitId)
      rows.push(ref.row)
      firsts.push(network.first)
      if (rows.length === CHUNK) await flush()
    }
  await flush()
  for (let at = 0; at < networks.length; at += 500) {
    const values = networks.slice(at, at + 500).map((network) => toValues(caseId, network))
    await trx.insertInto('network').values(values).execute()
  }
}

const forget = async (trx: Trx, caseId: CaseId, instead: readonly SourceRef[] | 'all'): Promise<void> => {
  if (instead === 'all') {
    await trx.deleteFrom('network_member').where('case_id', '=', caseId).execute()
    await trx.deleteFrom('network').where('case_id', '=', caseId).execute()
    return
  }
  if (instead.length === 0) return
  const named = sql`unnest(${instead.map(({ exhibitId }) => exhibitId)}::uuid[], ${instead.map(({ row }) => row)}::int[]) as u(e, r)`
  await sql`delete from network_member m using ${named}
    where m.case_id = ${caseId} and m.network_exhibit = u.e and m.network_row = u.r`.execute(trx)
  await sql`delete from network n using ${named}
    where n.case_id = ${caseId} and n.exhibit_id = u.e and n.row = u.r`.execute(trx)
}

const toValues = (caseId: CaseId, network: NetworkRow) => ({
  case_id: caseId,
  exhibit_id: network.first.exhibitId,
  row: network.first.row,
  sources: network.members.length,
  templates: network.templates,
  pictures: network.pictures,
  traces: network.traces,
  strength: network.strength,
  state: network.state,
  decided_by: network.decidedBy ?? null,
  first_seen: network.firstSeen ?? null,
  last_seen: network.lastSeen ?? null,
  places: [...network.places],
  selectors: JSON.stringify(network.selectors),
  normals: network.normals,
})

/** What was measured of a tie. */
export interface TieRow {
  readonly kind: string
  readonly name: string
  readonly sources: number
  readonly hands: number
  readonly chance: number
  readonly evidence: number
}

/** Puts these figures in the place of all that were measured in the case. */
export const replaceTies = async (trx: Trx, caseId: CaseId, ties: readonly TieRow[]): Promise<void> => {
  await trx.deleteFrom('network_tie').where('case_id', '=', caseId).execute()
  for (let at = 0; at < ties.length; at += CHUNK) {
    const part = ties.slice(at, at + CHUNK)
    await sql`insert into network_tie (case_id, kind, name, sources, hands, chance, evidence)
      select ${caseId}::uuid, u.* from unnest(${part.map(({ kind }) => kind)}::text[], ${part.map(({ name }) => name)}::text[],
        ${part.map(({ sources }) => sources)}::int[], ${part.map(({ hands }) => hands)}::int[],
        ${part.map(({ chance }) => chance)}::real[], ${part.map(({ evidence }) => evidence)}::real[])
        as u(kind, name, sources, hands, chance, evidence)`.execute(trx)
  }
}

/** A source that carries a tie though its own group is another. */
export interface SlipRow {
  readonly ref: SourceRef
  readonly kind: string
  readonly name: string
  /** How likely it is no slip, 0 to 1. */
  readonly chance: number
}

/** Puts these in the place of all slips that were found in the case. */
export const replaceSlips = async (trx: Trx, caseId: CaseId, slips: readonly SlipRow[]): Promise<void> => {
  await trx.deleteFrom('network_slip').where('case_id', '=', caseId).execute()
  for (let at = 0; at < slips.length; at += CHUNK) {
    const part = slips.slice(at, at + CHUNK)
    await sql`insert into network_slip (case_id, exhibit_id, row, kind, name, chance)
      select ${caseId}::uuid, u.* from unnest(${part.map(({ ref }) => ref.exhibitId as string)}::uuid[],
        ${part.map(({ ref }) => ref.row)}::int[], ${part.map(({ kind }) => kind)}::text[],
        ${part.map(({ name }) => name)}::text[], ${part.map(({ chance }) => chance)}::real[])
        as u(exhibit_id, row, kind, name, chance)`.execute(trx)
  }
}

/** Writes how far the machine has come. `sources` is given after a whole reckoning only. */
export const writeState = async (
  trx: Trx,
  caseId: CaseId,
  state: { readonly at: string; readonly leaf: number; readonly sources?: number },
): Promise<void> => {
  await sql`insert into network_state as s (case_id, computed_at, leaf, sources, joined, networks, common_ties, behind)
    select ${caseId}::uuid, ${state.at}::timestamptz, ${state.leaf}::bigint, ${state.sources ?? 0}::int,
      (select count(*) from network_member where case_id = ${caseId}),
      (select count(*) from network where case_id = ${caseId}),
      (select count(*) from network_tie where case_id = ${caseId} and chance < 0.5), false
    on conflict (case_id) do update set computed_at = excluded.computed_at, leaf = excluded.leaf,
      sources = case when ${state.sources === undefined}::boolean then s.sources else excluded.sources end,
      joined = excluded.joined, networks = excluded.networks, common_ties = excluded.common_ties,
      behind = case when ${state.sources === undefined}::boolean then s.behind else false end`.execute(trx)
}

/** Says that something came in or was said since the networks were computed. */
export const markBehind = async (trx: Trx, caseId: CaseId): Promise<void> => {
  await trx
    .insertInto('network_state')
    .values({ case_id: caseId, behind: true })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ behind: true }))
    .execute()
}
