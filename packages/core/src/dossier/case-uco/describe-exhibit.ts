/** An exhibit in CASE/UCO: where it came from, its files with their hashes, its provenance record, and every act of its custody in order. */
import type { ReportCustody, ReportExhibit, ReportPart } from '../report/report-model.ts'
import { dateTime, type GraphNode, hexBinary, type Namer, type NodeRef } from './graph.ts'

/** What the exhibits of a graph share: how nodes are named, who acts, with what tool, and how acts are called. */
export interface ExhibitSurroundings {
  readonly name: Namer
  /** The node of whoever is named so. */
  performer(actor: string): NodeRef
  readonly tool: NodeRef
  wordFor(type: string): string
}

/** The nodes of one exhibit, and the names by which others refer to it. */
export interface DescribedExhibit {
  readonly nodes: readonly GraphNode[]
  readonly record: NodeRef
  readonly files: readonly NodeRef[]
  readonly acts: readonly NodeRef[]
}

const describeFile = (name: Namer, exhibit: string, part: ReportPart): GraphNode => ({
  ...name('file', exhibit, part.path),
  '@type': 'uco-observable:File',
  'uco-core:hasFacet': [
    {
      ...name('file-facet', exhibit, part.path),
      '@type': 'uco-observable:FileFacet',
      'uco-observable:fileName': part.path.slice(part.path.lastIndexOf('/') + 1),
      'uco-observable:filePath': part.path,
      'uco-observable:sizeInBytes': part.size,
    },
    {
      ...name('content-data-facet', exhibit, part.path),
      '@type': 'uco-observable:ContentDataFacet',
      'uco-observable:hash': [
        {
          ...name('hash', exhibit, part.path),
          '@type': 'uco-types:Hash',
          'uco-types:hashMethod': 'SHA256',
          'uco-types:hashValue': hexBinary(part.sha256),
        },
      ],
    },
  ],
})

const describeAddress = (name: Namer, { number, url, finalUrl }: ReportExhibit): GraphNode | undefined => {
  const address = finalUrl || url
  return address === ''
    ? undefined
    : {
        ...name('url', number, address),
        '@type': 'uco-observable:URL',
        'uco-core:hasFacet': [
          {
            ...name('url-facet', number, address),
            '@type': 'uco-observable:URLFacet',
            'uco-observable:fullValue': address,
          },
        ],
      }
}

const refOf = ({ '@id': id }: NodeRef): NodeRef => ({ '@id': id })

/** One act on the exhibit; it was informed by the one before. What seals or records has the record as its result. */
const describeAct = (
  { name, performer, tool, wordFor }: ExhibitSurroundings,
  exhibit: ReportExhibit,
  act: ReportCustody,
  before: ReportCustody | undefined,
  things: { readonly record: NodeRef; readonly address: NodeRef | undefined },
): GraphNode => {
  const makes = act.type === 'evidence.sealed' || act.type === 'exhibit.recorded'
  return {
    ...name('investigative-action', exhibit.number, act.index),
    '@type': 'case-investigation:InvestigativeAction',
    'uco-core:name': wordFor(act.type),
    'uco-core:description': [
      `Entry ${act.index} of the custody log, number ${act.n} of exhibit ${exhibit.number}${act.role === undefined ? '' : `, part ${act.role}`}`,
    ],
    'uco-action:startTime': dateTime(act.at),
    'uco-action:performer': performer(act.actor),
    'uco-action:instrument': [tool],
    'uco-action:object': [makes && things.address !== undefined ? things.address : things.record],
    ...(makes ? { 'uco-action:result': [things.record] } : {}),
    ...(before === undefined
      ? {}
      : { 'case-investigation:wasInformedBy': [name('investigative-action', exhibit.number, before.index)] }),
  }
}

/** Describes one exhibit. */
export const describeExhibit = (
  surroundings: ExhibitSurroundings,
  exhibit: ReportExhibit,
): DescribedExhibit => {
  const { name } = surroundings
  const files = exhibit.parts.map((part) => describeFile(name, exhibit.number, part))
  const found = describeAddress(name, exhibit)
  const address = found === undefined ? undefined : refOf(found)
  const record = name('provenance-record', exhibit.number)
  const acts = exhibit.custody.map((act, i) =>
    describeAct(surroundings, exhibit, act, exhibit.custody[i - 1], { record, address }),
  )
  const held = files.map(refOf)
  return {
    nodes: [
      ...(found === undefined ? [] : [found]),
      ...files,
      {
        ...record,
        '@type': 'case-investigation:ProvenanceRecord',
        'uco-core:name': exhibit.number,
        'uco-core:description': [exhibit.title],
        'uco-core:objectCreatedTime': dateTime(exhibit.capturedAt),
        'case-investigation:exhibitNumber': exhibit.number,
        'case-investigation:rootExhibitNumber': [exhibit.number],
        ...(held.length === 0 ? {} : { 'uco-core:object': held }),
      },
      ...acts,
    ],
    record,
    files: held,
    acts: acts.map(refOf),
  }
}
