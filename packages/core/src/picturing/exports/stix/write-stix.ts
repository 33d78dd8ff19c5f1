/** A network as a STIX 2.1 bundle (OASIS, 10 June 2021) for partners: selectors alone. No text of a source, no template, no place, no person leaves with it. */
import type { NetworkGraph } from '@smart-rescue/schema'
import { joins } from '../../measures/index-graph.ts'
import { type ExportAbout, preface } from '../preface.ts'
import { describeSelector, type Observable } from './describe-selector.ts'
import { ownId } from './deterministic-id.ts'

/** TLP:AMBER as the standard prints it (section 7.2.1.4): for the receiver and those who must act, no further. */
const AMBER = {
  type: 'marking-definition',
  spec_version: '2.1',
  id: 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82',
  created: '2017-01-20T00:00:00.000Z',
  definition_type: 'tlp',
  name: 'TLP:AMBER',
  definition: { tlp: 'amber' },
}

interface Pair {
  readonly ends: readonly [string, string]
  sources: number
  /** The strongest source of the pair: its weaker join of the two. */
  strength: number
  confirmed: boolean
}

/** Which selectors stand in the same source by joins that hold. */
const pairsOf = (
  graph: Pick<NetworkGraph, 'nodes' | 'edges'>,
  ids: ReadonlyMap<string, string>,
): readonly Pair[] => {
  const carried = new Map<string, { id: string; strength: number; confirmed: boolean }[]>()
  const sources = new Set(graph.nodes.filter((node) => node.kind === 'source').map(({ id }) => id))
  for (const edge of graph.edges) {
    if (!joins(edge)) continue
    const [source, other] = sources.has(edge.from) ? [edge.from, edge.to] : [edge.to, edge.from]
    const id = ids.get(other)
    if (!sources.has(source) || id === undefined) continue
    const list = carried.get(source) ?? []
    list.push({ id, strength: edge.strength, confirmed: edge.state === 'confirmed' })
    carried.set(source, list)
  }
  const pairs = new Map<string, Pair>()
  for (const list of carried.values())
    for (const a of list)
      for (const b of list) {
        if (a.id >= b.id) continue
        const key = `${a.id} ${b.id}`
        const pair: Pair = pairs.get(key) ?? { ends: [a.id, b.id], sources: 0, strength: 0, confirmed: false }
        pair.sources += 1
        pair.strength = Math.max(pair.strength, Math.min(a.strength, b.strength))
        pair.confirmed ||= a.confirmed && b.confirmed
        pairs.set(key, pair)
      }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
}

const toMilliseconds = (iso: string): string => new Date(iso).toISOString()

/**
 * Writes the bundle. Hubs stay here: agencies, hotlines and platforms join nobody and are not passed on. `about.at` must be
 * an ISO 8601 moment. With no selector there is no grouping, because the standard allows none without members.
 */
export const writeStix = (graph: Pick<NetworkGraph, 'nodes' | 'edges'>, about: ExportAbout): string => {
  const at = toMilliseconds(about.at)
  const observables = new Map<string, Observable>()
  const ids = new Map<string, string>()
  let hubs = 0
  for (const node of graph.nodes) {
    const observable = describeSelector(node)
    if (observable === undefined) continue
    if (node.hub) {
      hubs += 1
      continue
    }
    observables.set(observable.id, observable)
    ids.set(node.id, observable.id)
  }
  const lines = preface(
    {
      ...about,
      leftOut: [
        ...about.leftOut,
        'texts, places, templates and names',
        ...(hubs === 0
          ? []
          : [
              hubs === 1
                ? 'a selector so common that it joins nobody'
                : `${hubs} selectors so common that they join nobody`,
            ]),
      ],
    },
    graph.edges,
    false,
  )
  const statement = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: ownId('marking-definition', lines.join('\n')),
    created: at,
    definition_type: 'statement',
    definition: { statement: lines.join('. ') },
  }
  const marked = { object_marking_refs: [AMBER.id, statement.id] }
  const relationships = pairsOf(graph, ids).map(({ ends, sources, strength, confirmed }) => ({
    type: 'relationship',
    spec_version: '2.1',
    id: ownId('relationship', about.caseReference, about.network, ...ends),
    created: at,
    modified: at,
    relationship_type: 'related-to',
    source_ref: ends[0],
    target_ref: ends[1],
    description: `${confirmed ? 'Confirmed by a person' : 'Proposed by a machine'}: both stand in ${sources === 1 ? 'the same source' : `the same ${sources} sources`}`,
    confidence: Math.round(strength * 100),
    labels: [confirmed ? 'confirmed' : 'proposed'],
    ...marked,
  }))
  const members = [...observables.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((observable) => ({ ...observable, ...marked }))
  const grouping = {
    type: 'grouping',
    spec_version: '2.1',
    id: ownId('grouping', about.caseReference, about.network),
    created: at,
    modified: at,
    name: `Network ${about.network} of case ${about.caseReference}`,
    description: lines.join('\n'),
    // Not «suspicious-activity»: that would be a verdict.
    context: 'unspecified',
    object_refs: [...members.map(({ id }) => id), ...relationships.map(({ id }) => id)],
    ...marked,
  }
  const objects = [
    AMBER,
    statement,
    ...(members.length === 0 ? [] : [grouping]),
    ...members,
    ...relationships,
  ]
  const id = ownId('bundle', about.caseReference, about.network, at, ...objects.map((object) => object.id))
  return `${JSON.stringify({ type: 'bundle', id, objects }, null, 2)}\n`
}
