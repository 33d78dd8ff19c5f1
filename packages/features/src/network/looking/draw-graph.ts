/** Draws sources and what they carry as nodes and edges. Pure. */
import {
  explainCarrying,
  type JoinExplanation,
  type Joined,
  joinsNow,
  ruleOf,
} from '@smart-rescue/core/linking/joining'
import { readTraceTie } from '@smart-rescue/core/tracing'
import {
  type JoinReason,
  type NetworkEdge,
  type NetworkGraph,
  type NetworkNode,
  SelectorKind,
  sourceKey,
} from '@smart-rescue/schema'
import type { CaseSources } from '../computing/case-sources.ts'
import { tieNode } from '../decisions.ts'
import { nodeId } from '../node-id.ts'

/** What is drawn, and what is left out. */
export interface Drawing {
  /** Numbers of the sources to draw, the most important first. */
  readonly members: readonly number[]
  readonly limit: number
  readonly hideHubs?: boolean
  readonly places?: boolean
  readonly minStrength?: number
  /** Also what only one source carries. */
  readonly loose?: boolean
  /** Only this tie, where one is given. */
  readonly onlyTie?: number
  /** What each source is called, by its key. */
  readonly titles: ReadonlyMap<string, string>
}

/** The picture. `cut` says that `limit` left something out. */
export const drawGraph = (sources: CaseSources, joined: Joined, drawing: Drawing): NetworkGraph => {
  const nodes = new Map<string, NetworkNode>()
  const edges: NetworkEdge[] = []
  const drawn = new Set<number>()
  let cut = false
  for (const n of drawing.members) {
    const own = edgesOf(sources, joined, n, drawing)
    const fresh = new Set(own.map(({ to }) => to).filter((to) => !nodes.has(to)))
    if (nodes.size + fresh.size + 1 > drawing.limit) {
      cut = true
      break
    }
    const node = sourceNode(sources, n, drawing.titles)
    nodes.set(node.id, node)
    drawn.add(n)
    for (const { to, edge, make } of own) {
      const known = nodes.get(to)
      nodes.set(to, withDays(known ?? make(), sources.posted[n] ?? null))
      edges.push(edge)
    }
  }
  if (drawing.onlyTie === undefined) edges.push(...personEdges(sources, joined, drawn))
  return { nodes: [...nodes.values()], edges, cut }
}

interface OwnEdge {
  readonly to: string
  readonly edge: NetworkEdge
  readonly make: () => NetworkNode
}

const edgesOf = (sources: CaseSources, joined: Joined, n: number, drawing: Drawing): OwnEdge[] => {
  const { input, places } = sources
  const from = sourceNodeId(sources, n)
  const found: OwnEdge[] = []
  for (let at = input.starts[n] ?? 0; at < (input.starts[n + 1] ?? 0); at += 1) {
    const tie = input.carried[at] ?? 0
    if (drawing.onlyTie !== undefined && tie !== drawing.onlyTie) continue
    if (drawing.loose !== true && (joined.figures.sources[tie] ?? 0) < 2) continue
    if (drawing.hideHubs === true && !joinsNow(joined, tie)) continue
    const why = explainCarrying(input, joined, n, tie)
    if (why.strength < (drawing.minStrength ?? 0)) continue
    const to = tieNode(sources, tie)
    const edge = toEdge(from, to, ruleOf(input.kinds[tie] ?? 'phone'), why)
    found.push({ to, edge, make: () => toTieNode(sources, joined, tie) })
  }
  const place = places[n]
  if (drawing.places === true && place !== null && place !== undefined && place !== '') {
    const to = nodeId({ kind: 'place', name: place })
    const said = { rule: 'place', sentence: `The row names the place ${place}. A place joins nobody.` }
    const edge = {
      ...toEdge(from, to, 'same-selector', { strength: 0, standing: 'proposed' }),
      counterReasons: [said],
    }
    const make = (): NetworkNode => ({ id: to, kind: 'place', label: place, sources: 0, hub: true })
    found.push({ to, edge, make })
  }
  return found
}

/** Pairs of drawn sources on which people decided. */
const personEdges = (
  sources: CaseSources,
  { standing, overruled }: Joined,
  drawn: ReadonlySet<number>,
): NetworkEdge[] =>
  standing.flatMap((each) => {
    const { subject } = each
    if (subject.on !== 'pair' || !drawn.has(subject.a) || !drawn.has(subject.b)) return []
    const confirmed = each.standing === 'confirmed'
    const sentence = confirmed ? 'A person joined the two.' : 'A person parted the two.'
    const counter = overruled.includes(each)
      ? [{ rule: 'person', sentence: 'A later decision or a new reason stands against the parting.' }]
      : []
    const edge = toEdge(sourceNodeId(sources, subject.a), sourceNodeId(sources, subject.b), 'person', {
      strength: confirmed ? 1 : 0,
      standing: each.standing,
    })
    const said = { rule: 'person', sentence }
    return [
      confirmed
        ? { ...edge, reasons: [said], counterReasons: counter }
        : { ...edge, reasons: counter, counterReasons: [said] },
    ]
  })

/** An edge with its reasons. */
export const toEdge = (
  from: string,
  to: string,
  rule: NetworkEdge['rule'],
  why: Pick<JoinExplanation, 'strength' | 'standing'> & Partial<JoinExplanation>,
): NetworkEdge => ({
  id: `${from}|${to}`,
  from,
  to,
  rule,
  strength: Math.min(1, Math.max(0, why.strength)),
  state: why.standing,
  reasons: toReasons(why.reasons ?? []),
  counterReasons: toReasons(why.counterReasons ?? []),
})

/** Reasons as records hold them. */
export const toReasons = (reasons: JoinExplanation['reasons']): JoinReason[] =>
  reasons.map(({ rule, sentence, weight }) => ({
    rule,
    sentence,
    ...(weight === undefined ? {} : { weight }),
  }))

const sourceNodeId = ({ refOf }: CaseSources, n: number): string =>
  nodeId({ kind: 'source', source: refOf(n) })

/** A source as a node. */
export const sourceNode = (
  sources: CaseSources,
  n: number,
  titles: ReadonlyMap<string, string>,
): NetworkNode => {
  const source = sources.refOf(n)
  const node: NetworkNode = {
    id: sourceNodeId(sources, n),
    kind: 'source',
    label: titles.get(sourceKey(source)) ?? sourceKey(source),
    source,
    sources: 1,
    hub: false,
  }
  return withDays(node, sources.posted[n] ?? null)
}

/** A selector, template, group of like pictures or trace as a node. */
export const toTieNode = (sources: CaseSources, joined: Joined, tie: number): NetworkNode => {
  const kind = sources.input.kinds[tie] ?? 'template'
  const name = sources.input.names[tie] ?? ''
  const count = joined.figures.sources[tie] ?? 0
  const base = { id: tieNode(sources, tie), sources: count, hub: count > 1 && !joinsNow(joined, tie) }
  return { ...base, ...describeTie(kind, name, count) }
}

/** What a tie is as a node: templates and pictures have no name, and are called by how many sources hang on them. */
export const describeTie = (
  kind: string,
  name: string,
  count: number,
): Pick<NetworkNode, 'kind' | 'label' | 'selectorKind' | 'traceKind'> => {
  const selector = SelectorKind.safeParse(kind)
  if (selector.success) return { kind: 'selector', label: name, selectorKind: selector.data }
  const trace = kind === 'file-trace' ? readTraceTie(name) : undefined
  if (trace !== undefined) return { kind: 'trace', label: trace.value, traceKind: trace.kind }
  return { kind: kind === 'picture' ? 'picture' : 'template', label: `${count}` }
}

const withDays = (node: NetworkNode, day: string | null): NetworkNode => {
  if (day === null) return node
  const { firstSeen = day, lastSeen = day } = node
  return { ...node, firstSeen: day < firstSeen ? day : firstSeen, lastSeen: day > lastSeen ? day : lastSeen }
}
