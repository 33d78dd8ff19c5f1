/** Computes the networks of a case: all of them, or those that a decision touches. */
import {
  type Joined,
  joinSources,
  placeOf,
  type TieFigures,
  type TieKind,
} from '@smart-rescue/core/linking/joining'
import { type CaseId, type SourceRef, sourceKey } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Clock, Ids } from '../../ports/clock.ts'
import type { Transactor, Trx } from '../../ports/database.ts'
import type { News } from '../../ports/news.ts'
import type { Queue } from '../../ports/queue.ts'
import { asideAsOf, refreshAside } from '../../setting-aside/refresh.ts'
import { renewPictureTies } from '../../traces/index.ts'
import { readDecisions, toJoinDecisions } from '../decisions.ts'
import { networkJob } from '../jobs.ts'
import { type CaseSources, readCaseSources } from './case-sources.ts'
import { summarise } from './summaries.ts'
import {
  markBehind,
  replaceNetworks,
  replaceSlips,
  replaceTies,
  type SlipRow,
  type TieRow,
  writeState,
} from './write-networks.ts'

/** Puts the computing of a case's networks into the queue: after sources came in, were grouped, or left; with `notBefore` not before then. */
export const planNetwork = (
  deps: { readonly queue: Queue; readonly ids: Ids },
  caseId: CaseId,
  notBefore?: Date,
): Promise<void> => deps.queue.send(networkJob, { caseId }, `${caseId} ${deps.ids.next()}`, notBefore)

/** The same a minute later, once for all that is decided in that minute: what follows from networks is computed then too. */
export const planNetworkSoon = (
  deps: { readonly queue: Queue; readonly clock: Clock },
  caseId: CaseId,
): Promise<void> => {
  const minute = Math.floor(deps.clock.now().getTime() / 60_000) + 1
  return deps.queue.send(networkJob, { caseId }, `${caseId} minute ${minute}`, new Date(minute * 60_000))
}

/** Hands that the job needs. */
export interface NetworkRunDeps {
  readonly db: Transactor
  readonly clock: Clock
  readonly news: News
}

/** Makes the job's run. Running it again changes nothing when nothing came in. */
export const createNetworkRun =
  (deps: NetworkRunDeps) =>
  async ({ caseId }: z.output<typeof networkJob.payload>): Promise<void> => {
    const now = deps.clock.now().toISOString()
    await renewPictureTies(deps.db, caseId, new Date(now))
    const { sources, decisions, leaf } = await deps.db.asJob(caseId, async (trx) => {
      await refreshAside(trx, caseId, now.slice(0, 10))
      return readCase(trx, caseId)
    })
    const joined = joinSources(sources.input, toJoinDecisions(sources, decisions))
    const networks = summarise(sources, joined, decisions)
    await deps.db.asJob(caseId, async (trx) => {
      await replaceTies(trx, caseId, measured(sources, joined))
      await replaceSlips(trx, caseId, slipsOf(sources, joined))
      await replaceNetworks(trx, caseId, sources, networks, 'all')
      await writeState(trx, caseId, { at: now, leaf, sources: sources.input.sources })
      // What was decided or came in while this was computed is computed next.
      if ((await lastLeaf(trx, caseId)) > leaf) await markBehind(trx, caseId)
    })
    await deps.news.publish({ caseId, kind: 'network', id: caseId, state: 'computed' })
  }

/** All sources of a case with all decisions, as they stand or as they stood at a leaf of the log. */
export const readCase = async (trx: Trx, caseId: CaseId, asOf?: number) => {
  const then = asOf === undefined ? {} : { asOf, asideThen: await asideAsOf(trx, caseId, asOf) }
  const sources = await readCaseSources(trx, caseId, then)
  return { sources, decisions: await readDecisions(trx, caseId), leaf: await lastLeaf(trx, caseId) }
}

/** The last leaf of the log that changed what the networks follow from. */
const lastLeaf = async (trx: Trx, caseId: CaseId): Promise<number> => {
  const { rows } = await sql<{ leaf: number | null }>`
    select max(leaf_index) as leaf from custody_entry where case_id = ${caseId}
      and type in ('join.decided', 'link.decided', 'source.aside', 'exhibit.recorded', 'table.ended', 'rows.expired')`.execute(
    trx,
  )
  return rows[0]?.leaf ?? 0
}

const measured = ({ input }: CaseSources, { figures }: Joined): TieRow[] =>
  input.names.flatMap((name, tie) => {
    const sources = figures.sources[tie] ?? 0
    if (sources < 2) return []
    const [hands, chance, evidence] = [figures.hands[tie], figures.chance[tie], figures.evidence[tie]]
    return [
      {
        kind: input.kinds[tie] ?? 'phone',
        name,
        sources,
        hands: hands ?? 0,
        chance: chance ?? 0,
        evidence: evidence ?? 0,
      },
    ]
  })

const slipsOf = ({ input, refOf }: CaseSources, { figures }: Joined): SlipRow[] => {
  const found: SlipRow[] = []
  let source = 0
  for (const [place, chance] of [...figures.own].sort((x, y) => x[0] - y[0])) {
    while ((input.starts[source + 1] ?? 0) <= place) source += 1
    const tie = input.carried[place] ?? 0
    found.push({
      ref: refOf(source),
      kind: input.kinds[tie] ?? 'phone',
      name: input.names[tie] ?? '',
      chance,
    })
  }
  return found
}

/** Above so many sources a decision is computed by the job and not at once. */
const AT_ONCE = 20_000

/**
 * Computes anew the networks that these sources stand in, with the figures that were measured last. False when they are too
 * large for that; the case is then marked as behind, and a job has to follow.
 */
export const renewNetworks = async (
  trx: Trx,
  caseId: CaseId,
  touched: readonly SourceRef[],
  at: string,
): Promise<boolean> => {
  const found = touched.length > AT_ONCE ? undefined : await networksOf(trx, caseId, touched)
  if (found === undefined) {
    await markBehind(trx, caseId)
    return false
  }
  const { sources, joined, decisions, leaf } = await joinSome(trx, caseId, found.refs)
  await replaceNetworks(trx, caseId, sources, summarise(sources, joined, decisions), found.networks)
  await writeState(trx, caseId, { at, leaf })
  return true
}

/** Some sources joined, with the figures that were measured on all. */
export const joinSome = async (trx: Trx, caseId: CaseId, refs: readonly SourceRef[]) => {
  const sources = await readCaseSources(trx, caseId, { refs })
  const decisions = await readDecisions(trx, caseId)
  const figures = await readFigures(trx, caseId, sources)
  const joined = joinSources(sources.input, toJoinDecisions(sources, decisions), { figures })
  return { sources, decisions, joined, leaf: await lastLeaf(trx, caseId) }
}

/** Figures from the index for the ties of these sources; a tie that was not measured yet counts as one hand's. */
const readFigures = async (trx: Trx, caseId: CaseId, sources: CaseSources): Promise<TieFigures> => {
  const { kinds, names } = sources.input
  const own = new Map<number, number>()
  const figures: TieFigures = {
    own,
    sources: new Uint32Array(names.length).fill(1),
    hands: new Uint32Array(names.length).fill(1),
    chance: new Float32Array(names.length).fill(1),
    evidence: new Float32Array(names.length),
  }
  const { rows } = await sql<{ n: number; sources: number; hands: number; chance: number; evidence: number }>`
    select u.n::int as n, t.sources, t.hands, t.chance, t.evidence
    from unnest(${[...kinds]}::text[], ${[...names]}::text[]) with ordinality as u(kind, name, n)
    join network_tie t on t.case_id = ${caseId} and t.kind = u.kind and t.name = u.name`.execute(trx)
  for (const row of rows) {
    figures.sources[row.n - 1] = row.sources
    figures.hands[row.n - 1] = row.hands
    figures.chance[row.n - 1] = row.chance
    figures.evidence[row.n - 1] = row.evidence
  }
  for (const { ref, kind, name, chance } of await readSlips(trx, caseId, sources)) {
    const [source, tie] = [sources.numberOf(ref), sources.tieOf(kind as TieKind, name)]
    const place = source === undefined || tie === undefined ? undefined : placeOf(sources.input, source, tie)
    if (place !== undefined) own.set(place, chance)
  }
  return figures
}

const readSlips = async (trx: Trx, caseId: CaseId, { input, refOf }: CaseSources): Promise<SlipRow[]> => {
  const refs = Array.from({ length: input.sources }, (_, n) => refOf(n))
  const { rows } = await sql<{ exhibit_id: string; row: number; kind: string; name: string; chance: number }>`
    select s.exhibit_id, s.row, s.kind, s.name, s.chance
    from unnest(${refs.map(({ exhibitId }) => exhibitId as string)}::uuid[], ${refs.map(({ row }) => row)}::int[]) as u(e, r)
    join network_slip s on s.exhibit_id = u.e and s.row = u.r and s.case_id = ${caseId}`.execute(trx)
  return rows.map(({ exhibit_id, row, ...slip }) => ({
    ref: { exhibitId: exhibit_id as SourceRef['exhibitId'], row },
    ...slip,
  }))
}

/** The networks of these sources with all their sources; nothing when they are too many. */
export const networksOf = async (trx: Trx, caseId: CaseId, touched: readonly SourceRef[]) => {
  const named = sql`unnest(${touched.map(({ exhibitId }) => exhibitId)}::uuid[], ${touched.map(({ row }) => row)}::int[]) as u(e, r)`
  const { rows: networks } = await sql<{ e: string; r: number }>`
    select distinct m.network_exhibit as e, m.network_row as r from ${named}
    join network_member m on m.exhibit_id = u.e and m.row = u.r and m.case_id = ${caseId}`.execute(trx)
  const { rows: members } = await sql<{ e: string; r: number }>`
    select m.exhibit_id as e, m.row as r
    from unnest(${networks.map(({ e }) => e)}::uuid[], ${networks.map(({ r }) => r)}::int[]) as u(e, r)
    join network_member m on m.case_id = ${caseId} and m.network_exhibit = u.e and m.network_row = u.r
    limit ${AT_ONCE + 1}`.execute(trx)
  if (members.length > AT_ONCE) return undefined
  const toRef = ({ e, r }: { e: string; r: number }): SourceRef => ({
    exhibitId: e as SourceRef['exhibitId'],
    row: r,
  })
  const refs = new Map([...members.map(toRef), ...touched].map((ref) => [sourceKey(ref), ref]))
  return { networks: networks.map(toRef), refs: [...refs.values()] }
}
