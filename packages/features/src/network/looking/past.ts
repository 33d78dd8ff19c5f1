/** Networks as they stood at an earlier moment, from the log alone: what came in, was put aside or decided since does not count. */
import { joinSources } from '@smart-rescue/core/linking/joining'
import { type CaseId, type NetworkSummary, sourceKey } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import { readCase } from '../computing/run-network.ts'
import { type NetworkRow, summarise } from '../computing/summaries.ts'
import type { NetworkProgress } from '../contract.ts'
import { toJoinDecisions } from '../decisions.ts'
import type { NetworkFilter } from './store.ts'

/** The case's last leaf of the log at a moment (ISO 8601); 0 where the case had none yet. */
export const leafAt = async (trx: Trx, caseId: CaseId, at: string): Promise<number> => {
  const found = await trx
    .selectFrom('custody_entry')
    .select(({ fn }) => fn.max('leaf_index').as('leaf'))
    .where('case_id', '=', caseId)
    .where('at', '<=', new Date(at))
    .executeTakeFirst()
  return found?.leaf ?? 0
}

/** Which leaf a question is about: the one it names, else the last one of its moment; nothing for today. */
export const leafOf = async (
  trx: Trx,
  caseId: CaseId,
  { asOf, moment }: { readonly asOf?: number | undefined; readonly moment?: string | undefined },
): Promise<number | undefined> =>
  asOf ?? (moment === undefined ? undefined : await leafAt(trx, caseId, moment))

const fits = (row: NetworkRow, { selector = '', place = '', from, to }: NetworkFilter): boolean =>
  (selector === '' || row.normals.toLowerCase().includes(selector.toLowerCase())) &&
  (place === '' || row.places.includes(place)) &&
  (from === undefined || (row.lastSeen !== undefined && row.lastSeen >= from)) &&
  (to === undefined || (row.firstSeen !== undefined && row.firstSeen <= to))

const ORDERS: Record<NetworkFilter['order'], (x: NetworkRow, y: NetworkRow) => number> = {
  size: () => 0,
  strength: (x, y) => y.strength - x.strength,
  newest: (x, y) => (y.lastSeen ?? '').localeCompare(x.lastSeen ?? ''),
}

/** One page of the networks that stood then, how many fit, and what they followed from. */
export const findNetworksThen = async (
  trx: Trx,
  caseId: CaseId,
  filter: NetworkFilter,
  leaf: number,
): Promise<{ networks: NetworkSummary[]; total: number; progress: NetworkProgress }> => {
  const { sources, decisions } = await readCase(trx, caseId, leaf)
  const joined = joinSources(sources.input, toJoinDecisions(sources, decisions), { asOf: leaf })
  const rows = summarise(sources, joined, decisions)
  const names = new Map(decisions.map(({ by }) => [by.id, by]))
  // Biggest first already; a stable order keeps that among equals.
  const fitting = rows.filter((row) => fits(row, filter)).sort(ORDERS[filter.order])
  const networks = fitting
    .slice(filter.offset, filter.offset + filter.limit)
    .map(({ first, members, decidedBy, normals: _, ...row }): NetworkSummary => {
      const by = decidedBy === undefined ? undefined : names.get(decidedBy)
      return {
        ...row,
        id: sourceKey(first),
        sources: members.length,
        selectors: [...row.selectors],
        places: [...row.places],
        ...(by === undefined ? {} : { decidedBy: by }),
      }
    })
  const { figures, label } = joined
  const progress = {
    sources: sources.input.sources,
    joined: label.reduce((count, each) => count + (each < 0 ? 0 : 1), 0),
    networks: rows.length,
    commonTies: figures.chance.reduce(
      (count, chance, tie) => count + (chance < 0.5 && (figures.sources[tie] ?? 0) > 1 ? 1 : 0),
      0,
    ),
    leaf,
    behind: false,
  }
  return { networks, total: fitting.length, progress }
}
