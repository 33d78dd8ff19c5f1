/** Nodes and edges as two tables. Cells that a spreadsheet would run begin with an apostrophe. */
import type { NetworkGraph } from '@smart-rescue/schema'
import { csvPreface, csvRow } from './csv-cells.ts'
import { type ExportAbout, preface } from './preface.ts'

/** Columns of nodes.csv. */
const NODE_COLUMNS = [
  'id',
  'kind',
  'selector_kind',
  'label',
  'exhibit',
  'row',
  'sources',
  'hub',
  'first_seen',
  'last_seen',
] as const
/** Columns of edges.csv. */
const EDGE_COLUMNS = ['id', 'from', 'to', 'rule', 'strength', 'state', 'reasons', 'counter_reasons'] as const

type Part = Pick<NetworkGraph, 'nodes' | 'edges'>

/** nodes.csv, preface first. */
export const writeNodesCsv = (graph: Part, about: ExportAbout): string =>
  csvPreface(preface(about, graph.edges)) +
  csvRow(NODE_COLUMNS) +
  graph.nodes
    .map((node) =>
      csvRow([
        node.id,
        node.kind,
        node.selectorKind,
        node.label,
        node.source?.exhibitId,
        node.source?.row,
        node.sources,
        node.hub ? 'yes' : 'no',
        node.firstSeen,
        node.lastSeen,
      ]),
    )
    .join('')

/** edges.csv, preface first. Several reasons stand in one cell, one a line. */
export const writeEdgesCsv = (graph: Part, about: ExportAbout): string =>
  csvPreface(preface(about, graph.edges)) +
  csvRow(EDGE_COLUMNS) +
  graph.edges
    .map((edge) =>
      csvRow([
        edge.id,
        edge.from,
        edge.to,
        edge.rule,
        edge.strength,
        edge.state,
        edge.reasons.map(({ sentence }) => sentence).join('\n'),
        edge.counterReasons.map(({ sentence }) => sentence).join('\n'),
      ]),
    )
    .join('')
