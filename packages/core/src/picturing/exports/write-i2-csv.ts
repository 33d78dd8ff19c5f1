/** One row a join, as the import of link charts wants it: both ends with type, identity and label, then the link with its date and strength. */
import type { NetworkEdge, NetworkGraph, NetworkNode } from '@smart-rescue/schema'
import { joins } from '../measures/index-graph.ts'
import { csvPreface, csvRow } from './csv-cells.ts'
import { type ExportAbout, preface } from './preface.ts'

/** Its columns. The importer skips the lines before them. */
export const I2_COLUMNS = [
  'Entity 1 Type',
  'Entity 1 Identity',
  'Entity 1 Label',
  'Entity 2 Type',
  'Entity 2 Identity',
  'Entity 2 Label',
  'Link Type',
  'Link Label',
  'Link Strength',
  'Link Confidence',
  'Date First',
  'Date Last',
  'Description',
] as const

const TYPES: Record<NonNullable<NetworkNode['selectorKind']>, string> = {
  phone: 'Phone Number',
  email: 'E-mail Address',
  url: 'Web Address',
  handle: 'Online Account',
  wallet: 'Cryptocurrency Address',
  account: 'Financial Account',
}

const typeOf = (node: NetworkNode): string => {
  if (node.kind === 'selector') return node.selectorKind === undefined ? 'Selector' : TYPES[node.selectorKind]
  const words = { source: 'Document', template: 'Text Template', picture: 'Picture', trace: 'File Trace' }
  return node.kind === 'place' ? 'Location' : words[node.kind]
}

const LINKS: Record<NetworkEdge['rule'], string> = {
  'same-selector': 'Carries',
  'same-template': 'Written After',
  'same-picture': 'Shows',
  'same-file-trace': 'Shares File Trace',
  person: 'Joined By A Person',
}

/** The three line strengths of link charts: confirmed by a person, or not yet. */
const strengthOf = (edge: NetworkEdge): string => (edge.state === 'confirmed' ? 'Confirmed' : 'Unconfirmed')

/** Writes them. What a person rejected or broke is no link on a chart, so it is left out, and the preface says so. */
export const writeI2Csv = (graph: Pick<NetworkGraph, 'nodes' | 'edges'>, about: ExportAbout): string => {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const gone = graph.edges.filter((edge) => !joins(edge)).length
  const lines = preface(
    gone === 0
      ? about
      : {
          ...about,
          leftOut: [
            ...about.leftOut,
            gone === 1 ? 'a rejected or broken join' : `${gone} rejected or broken joins`,
          ],
        },
    graph.edges,
  )
  const rows = graph.edges.flatMap((edge) => {
    const from = nodes.get(edge.from)
    const to = nodes.get(edge.to)
    if (from === undefined || to === undefined || !joins(edge)) return []
    const dated = from.kind === 'source' ? from : to
    return [
      csvRow([
        typeOf(from),
        from.id,
        from.label,
        typeOf(to),
        to.id,
        to.label,
        LINKS[edge.rule],
        edge.state === 'confirmed' ? 'confirmed by a person' : 'proposed by a machine',
        strengthOf(edge),
        edge.strength,
        dated.firstSeen,
        dated.lastSeen,
        edge.reasons.map(({ sentence }) => sentence).join('\n'),
      ]),
    ]
  })
  return csvPreface(lines) + csvRow(I2_COLUMNS) + rows.join('')
}
