/** A network as GraphML (graphml.graphdrawing.org), which Gephi, yEd, NetworkX and igraph read. */
import type { NetworkGraph } from '@smart-rescue/schema'
import { type ExportAbout, preface } from './preface.ts'
import { xmlComment, xmlText } from './xml-text.ts'

const NODE_KEYS = [
  ['kind', 'string'],
  ['selectorKind', 'string'],
  ['label', 'string'],
  ['exhibit', 'string'],
  ['row', 'int'],
  ['sources', 'int'],
  ['hub', 'boolean'],
  ['firstSeen', 'string'],
  ['lastSeen', 'string'],
] as const

const EDGE_KEYS = [
  ['rule', 'string'],
  ['weight', 'double'],
  ['state', 'string'],
  ['reasons', 'string'],
  ['counterReasons', 'string'],
] as const

type Value = string | number | boolean | undefined

const data = (prefix: string, values: Record<string, Value>): string =>
  Object.entries(values)
    .map(([name, value]) =>
      value === undefined ? '' : `<data key="${prefix}${name}">${xmlText(String(value))}</data>`,
    )
    .join('')

/** Writes it: the preface as a comment and as the graph's `desc`, so that it survives tools that drop comments. */
export const writeGraphml = (graph: Pick<NetworkGraph, 'nodes' | 'edges'>, about: ExportAbout): string => {
  const lines = preface(about, graph.edges)
  const keys = [
    ...NODE_KEYS.map(
      ([name, type]) => `<key id="n.${name}" for="node" attr.name="${name}" attr.type="${type}"/>`,
    ),
    ...EDGE_KEYS.map(
      ([name, type]) => `<key id="e.${name}" for="edge" attr.name="${name}" attr.type="${type}"/>`,
    ),
  ]
  const nodes = graph.nodes.map(
    (node) =>
      `<node id="${xmlText(node.id)}">${data('n.', {
        kind: node.kind,
        selectorKind: node.selectorKind,
        label: node.label,
        exhibit: node.source?.exhibitId,
        row: node.source?.row,
        sources: node.sources,
        hub: node.hub,
        firstSeen: node.firstSeen,
        lastSeen: node.lastSeen,
      })}</node>`,
  )
  const edges = graph.edges.map(
    (edge) =>
      `<edge id="${xmlText(edge.id)}" source="${xmlText(edge.from)}" target="${xmlText(edge.to)}">${data(
        'e.',
        {
          rule: edge.rule,
          weight: edge.strength,
          state: edge.state,
          reasons: edge.reasons.map(({ sentence }) => sentence).join('\n'),
          counterReasons: edge.counterReasons.map(({ sentence }) => sentence).join('\n'),
        },
      )}</edge>`,
  )
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `${xmlComment(lines)}<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`,
    ...keys,
    `<graph id="network" edgedefault="undirected">`,
    `<desc>${xmlText(lines.join('\n'))}</desc>`,
    ...nodes,
    ...edges,
    `</graph>`,
    `</graphml>`,
    '',
  ].join('\n')
}
