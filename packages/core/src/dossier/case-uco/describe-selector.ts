/** Selectors and links in CASE/UCO: what was found in which exhibit, and which exhibits a named person linked. Nothing here says whose a selector is. */
import type { ReportLink, ReportSelector } from '../report/report-model.ts'
import { dateTime, type GraphNode, type Namer, type NodeRef } from './graph.ts'

/** Class, facet and property by which UCO knows a kind of selector. Handles, wallets and bank accounts are digital accounts whose tags say site, chain or scheme: UCO 1.4.0 has no class for a wallet, and its list of account types knows none of them. */
const CLASSES: Readonly<Record<string, readonly [type: string, facet: string, property: string]>> = {
  phone: ['PhoneAccount', 'PhoneAccountFacet', 'phoneNumber'],
  email: ['EmailAddress', 'EmailAddressFacet', 'addressValue'],
  url: ['URL', 'URLFacet', 'fullValue'],
}
const ACCOUNT = ['DigitalAccount', 'AccountFacet', 'accountIdentifier'] as const

const SCHEMED: ReadonlySet<string> = new Set(['handle', 'wallet', 'account'])

/** The nodes of a selector: itself, and that it is contained within each exhibit that holds it. */
export const describeSelector = (
  name: Namer,
  selector: ReportSelector,
  recordOf: (exhibit: string) => NodeRef | undefined,
): readonly GraphNode[] => {
  const [type, facet, property] = CLASSES[selector.kind] ?? ACCOUNT
  const self = name('selector', selector.kind, selector.normal)
  const colon = selector.normal.indexOf(':')
  const scheme = SCHEMED.has(selector.kind) && colon > 0 ? selector.normal.slice(0, colon) : undefined
  const value = scheme === undefined ? selector.normal : selector.normal.slice(colon + 1)
  const within = selector.seenIn.flatMap((exhibit): GraphNode[] => {
    const record = recordOf(exhibit)
    if (record === undefined) return []
    return [
      {
        ...name('relationship', 'contained', selector.kind, selector.normal, exhibit),
        '@type': 'uco-core:Relationship',
        'uco-core:source': [self],
        'uco-core:target': record,
        'uco-core:kindOfRelationship': 'Contained_Within',
        'uco-core:isDirectional': true,
        'uco-core:description': [selector.why],
      },
    ]
  })
  return [
    {
      ...self,
      '@type': `uco-observable:${type}`,
      'uco-core:tag': scheme === undefined ? [selector.kind] : [selector.kind, scheme],
      'uco-core:description': selector.originals.map((original) => `written as: ${original}`),
      'uco-core:hasFacet': [
        {
          ...name('selector-facet', selector.kind, selector.normal),
          '@type': `uco-observable:${facet}`,
          [`uco-observable:${property}`]: value,
        },
      ],
    },
    ...within,
  ]
}

/** A link that a person accepted: the relationship and the act of accepting it. Nothing where an exhibit of it is not in the graph. */
export const describeLink = (
  name: Namer,
  link: ReportLink,
  recordOf: (exhibit: string) => NodeRef | undefined,
  performer: (actor: string) => NodeRef,
): readonly GraphNode[] => {
  const [a, b] = [recordOf(link.a), recordOf(link.b)]
  if (a === undefined || b === undefined) return []
  const relationship = name('relationship', 'linked', link.a, link.b)
  const shared = link.reasons.map(({ kind, normal }) => `both hold the ${kind} ${normal}`)
  return [
    {
      ...relationship,
      '@type': 'uco-core:Relationship',
      'uco-core:source': [a],
      'uco-core:target': b,
      'uco-core:kindOfRelationship': 'Related_To',
      'uco-core:isDirectional': false,
      'uco-core:description': [
        ...shared,
        ...(link.why === undefined ? [] : [`decided because: ${link.why}`]),
      ],
    },
    {
      ...name('investigative-action', 'linked', link.a, link.b),
      '@type': 'case-investigation:InvestigativeAction',
      'uco-core:name': 'link accepted',
      'uco-action:startTime': dateTime(link.decidedAt),
      'uco-action:performer': performer(link.decidedBy),
      'uco-action:object': [a, b],
      'uco-action:result': [relationship],
    },
  ]
}
