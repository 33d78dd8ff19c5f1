/** Pictures of networks: whole, around one node, along a way, and as they stood at an earlier leaf of the log. */
import { explainCarrying, joinSources, pathBetween, ruleOf } from '@smart-rescue/core/linking/joining'
import {
  type CaseId,
  Failure,
  type NetworkEdge,
  type NetworkGraph,
  type NetworkNode,
  type SourceRef,
} from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import type { CaseSources } from '../computing/case-sources.ts'
import { joinSome, networksOf, readCase } from '../computing/run-network.ts'
import { placeOf, tieNode, toJoinDecisions } from '../decisions.ts'
import { nodeId, readNodeId } from '../node-id.ts'
import { type Drawing, drawGraph, sourceNode, toEdge, toTieNode } from './draw-graph.ts'
import { listBiggest, listCarriers, listMembers, readTitles } from './store.ts'

/** What a picture is asked for. */
export interface PictureWish {
  readonly id?: string | undefined
  readonly limit: number
  readonly hideHubs: boolean
  readonly places: boolean
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly minStrength: number
  readonly asOf?: number | undefined
}

/** One network, or the case from its biggest network on. */
export const readPicture = async (
  trx: Trx,
  caseId: CaseId,
  wish: PictureWish,
): Promise<{ graph: NetworkGraph; leaf: number }> => {
  const ref = wish.id === undefined ? undefined : toRef(wish.id)
  if (wish.asOf !== undefined) return pictureThen(trx, caseId, { ...wish, asOf: wish.asOf }, ref)
  const refs =
    ref === undefined
      ? await listBiggest(trx, caseId, wish.limit + 1)
      : await listMembers(trx, caseId, ref, wish.limit + 1)
  if (ref !== undefined && refs.length === 0) throw new Failure('request.not-found')
  const { sources, joined, leaf } = await joinSome(trx, caseId, refs)
  const order = new Map(refs.map((each, at) => [`${each.exhibitId}.${each.row}`, at]))
  const rank = (n: number): number => {
    const { exhibitId, row } = sources.refOf(n)
    return order.get(`${exhibitId}.${row}`) ?? 0
  }
  const members = all(sources)
    .filter((n) => fits(sources, n, wish))
    .sort((x, y) => rank(x) - rank(y))
  return { graph: drawGraph(sources, joined, await drawingOf(trx, caseId, sources, members, wish)), leaf }
}

/** The same from the log alone: sources and decisions up to that leaf, measured and joined anew. */
const pictureThen = async (
  trx: Trx,
  caseId: CaseId,
  wish: PictureWish & { readonly asOf: number },
  ref: SourceRef | undefined,
): Promise<{ graph: NetworkGraph; leaf: number }> => {
  const { sources, decisions } = await readCase(trx, caseId, wish.asOf)
  const joined = joinSources(sources.input, toJoinDecisions(sources, decisions), { asOf: wish.asOf })
  const own = ref === undefined ? undefined : sources.numberOf(ref)
  if (ref !== undefined && own === undefined) throw new Failure('request.not-found')
  const wanted = own === undefined ? undefined : (joined.label[own] ?? -1)
  const sizes = new Map<number, number>()
  for (const label of joined.label) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const members = all(sources)
    .filter((n) => {
      const label = joined.label[n] ?? -1
      return n === own || (wanted === undefined ? label >= 0 : wanted >= 0 && label === wanted)
    })
    .filter((n) => fits(sources, n, wish))
    .sort((x, y) => {
      const [a, b] = [joined.label[x] ?? -1, joined.label[y] ?? -1]
      return (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || a - b || x - y
    })
    .slice(0, wish.limit + 1)
  const drawing = await drawingOf(trx, caseId, sources, members, wish)
  return { graph: drawGraph(sources, joined, drawing), leaf: wish.asOf }
}

const drawingOf = async (
  trx: Trx,
  caseId: CaseId,
  sources: CaseSources,
  members: readonly number[],
  { limit, hideHubs, places, minStrength }: PictureWish,
): Promise<Drawing> => ({
  members,
  limit,
  hideHubs,
  places,
  minStrength,
  titles: await readTitles(trx, caseId, members.map(sources.refOf)),
})

/** Days are compared where a source has one; without one it cannot be placed in a span and is left out. */
const fits = ({ posted }: CaseSources, n: number, { from, to }: PictureWish): boolean => {
  if (from === undefined && to === undefined) return true
  const day = posted[n] ?? undefined
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to)
}

const all = ({ input }: CaseSources): number[] => Array.from({ length: input.sources }, (_, n) => n)

const toRef = (id: string): SourceRef => {
  const ref = readNodeId(`source:${id}`)
  if (ref?.kind !== 'source') throw new Failure('request.not-found')
  return ref.source
}

/** What hangs on a node. */
export const readNeighbours = async (
  trx: Trx,
  caseId: CaseId,
  node: string,
  limit: number,
): Promise<NetworkGraph> => {
  const ref = readNodeId(node)
  if (ref === undefined) throw new Failure('request.not-found')
  const refs = await listCarriers(trx, caseId, ref, limit + 1)
  if (refs.length === 0) throw new Failure('request.not-found')
  const { sources, joined } = await joinSome(trx, caseId, refs)
  const place = placeOf(sources, node)
  if (place === undefined) throw new Failure('request.not-found')
  return drawGraph(sources, joined, {
    members: all(sources),
    limit: limit + 1,
    loose: true,
    titles: await readTitles(trx, caseId, refs),
    ...(place.on === 'tie' ? { onlyTie: place.tie } : {}),
  })
}

/** The shortest way between two nodes of one network, in its order. */
export const readPath = async (
  trx: Trx,
  caseId: CaseId,
  from: string,
  to: string,
): Promise<{ nodes: NetworkNode[]; edges: NetworkEdge[] }> => {
  const ends = await Promise.all([firstOf(trx, caseId, from), firstOf(trx, caseId, to)])
  const found = await networksOf(trx, caseId, ends)
  if (found === undefined) return { nodes: [], edges: [] }
  const { sources, joined } = await joinSome(trx, caseId, found.refs)
  const [a, b] = ends.map((ref) => sources.numberOf(ref) ?? -1)
  const steps = a === undefined || b === undefined ? [] : pathBetween(sources.input, joined, a, b)
  const titles = await readTitles(
    trx,
    caseId,
    steps.map(({ source }) => sources.refOf(source)),
  )
  const nodes: NetworkNode[] = []
  const edges: NetworkEdge[] = []
  const carries = (source: number, tie: number): NetworkEdge =>
    toEdge(
      nodeId({ kind: 'source', source: sources.refOf(source) }),
      tieNode(sources, tie),
      ruleOf(sources.input.kinds[tie] ?? 'phone'),
      explainCarrying(sources.input, joined, source, tie),
    )
  const startTie = placeOf(sources, from)
  const first = steps[0]
  if (startTie?.on === 'tie' && first !== undefined && steps[1]?.tie !== startTie.tie) {
    nodes.push(toTieNode(sources, joined, startTie.tie))
    edges.push(carries(first.source, startTie.tie))
  }
  steps.forEach(({ source, tie }, at) => {
    const before = steps[at - 1]?.source
    const node = sourceNode(sources, source, titles)
    if (before !== undefined && tie !== undefined) {
      nodes.push(toTieNode(sources, joined, tie))
      edges.push(carries(before, tie), carries(source, tie))
    } else if (before !== undefined) {
      const said = { rule: 'person', sentence: 'A person joined the two.' }
      const id = nodeId({ kind: 'source', source: sources.refOf(before) })
      const why = { strength: 1, standing: 'confirmed', reasons: [said] } as const
      edges.push(toEdge(id, node.id, 'person', why))
    }
    nodes.push(node)
  })
  const endTie = placeOf(sources, to)
  const last = steps.at(-1)
  if (endTie?.on === 'tie' && last !== undefined && last.tie !== endTie.tie) {
    nodes.push(toTieNode(sources, joined, endTie.tie))
    edges.push(carries(last.source, endTie.tie))
  }
  return { nodes, edges }
}

const firstOf = async (trx: Trx, caseId: CaseId, node: string): Promise<SourceRef> => {
  const ref = readNodeId(node)
  const [first] = ref === undefined ? [] : await listCarriers(trx, caseId, ref, 1)
  if (first === undefined) throw new Failure('request.not-found')
  return first
}
