/** Describes a case as a CASE/UCO 1.4.0 graph, from the same model as the printed report: what one says, the other says. */
import type { ReportModel } from '../report/report-model.ts'
import { ACTS, LEADS } from '../report/report-words.ts'
import { describeExhibit, type ExhibitSurroundings } from './describe-exhibit.ts'
import { describeLink, describeSelector } from './describe-selector.ts'
import { type CaseUcoGraph, contextOf, createNamer, dateTime, type GraphNode, type NodeRef } from './graph.ts'

/** Whoever acts, each once, as an identity that bears the name the report gives and no more. */
const createPerformers = (name: (kind: string, key: string) => NodeRef) => {
  const nodes = new Map<string, GraphNode>()
  const performer = (actor: string): NodeRef => {
    const ref = name('identity', actor)
    if (!nodes.has(actor))
      nodes.set(actor, { ...ref, '@type': 'uco-identity:Identity', 'uco-core:name': actor })
    return ref
  }
  return { performer, nodes: () => [...nodes.values()] }
}

/** The graph of a report. The same report gives the same graph, byte for byte. */
export const describeCase = (report: ReportModel): CaseUcoGraph => {
  const { caseFile } = report
  // A log's origin is an address without its scheme (C2SP tlog-checkpoint): it tells this house's nodes from others'.
  const room = `https://${report.log.origin}/cases/${encodeURIComponent(caseFile.reference)}/`
  const name = createNamer(room)
  const performers = createPerformers(name)
  const tool = name('tool', report.software)
  const surroundings: ExhibitSurroundings = {
    name,
    performer: performers.performer,
    tool,
    wordFor: (type) => ACTS[type as keyof typeof ACTS] ?? type,
  }
  const exhibits = report.exhibits.map((exhibit) => describeExhibit(surroundings, exhibit))
  const records = new Map(report.exhibits.map(({ number }, i) => [number, exhibits[i]?.record]))
  const recordOf = (number: string) => records.get(number)
  const authorization = name('authorization', caseFile.reference)
  const selectors = report.selectors.flatMap((selector) => describeSelector(name, selector, recordOf))
  const links = report.links.flatMap((link) => describeLink(name, link, recordOf, performers.performer))
  const inside = [
    ...exhibits.flatMap(({ record, acts }) => [record, ...acts]),
    ...links.map(({ '@id': id }) => ({ '@id': id })),
  ]
  const organisation = name('organization', report.organisation.name)
  return {
    '@context': contextOf(room),
    '@graph': [
      {
        ...name('investigation', caseFile.reference),
        '@type': 'case-investigation:Investigation',
        'uco-core:name': caseFile.reference,
        'uco-core:description': [caseFile.title, `Purpose: ${caseFile.purpose}`],
        'uco-core:createdBy': organisation,
        'case-investigation:focus': [LEADS[caseFile.leadKind as keyof typeof LEADS] ?? caseFile.leadKind],
        'case-investigation:investigationForm': 'case',
        'case-investigation:investigationStatus': 'open',
        'uco-core:startTime': dateTime(caseFile.openedAt),
        'case-investigation:relevantAuthorization': [authorization],
        ...(inside.length === 0 ? {} : { 'uco-core:object': inside }),
      },
      {
        ...authorization,
        '@type': 'case-investigation:Authorization',
        'case-investigation:authorizationType': 'legal basis stated when the case was opened',
        'uco-core:description': [caseFile.legalBasis],
        'uco-core:startTime': dateTime(caseFile.openedAt),
      },
      { ...organisation, '@type': 'uco-identity:Organization', 'uco-core:name': report.organisation.name },
      { ...tool, '@type': 'uco-tool:Tool', 'uco-core:name': report.software },
      ...exhibits.flatMap(({ nodes }) => nodes),
      ...selectors,
      ...links,
      ...performers.nodes(),
    ],
  }
}
