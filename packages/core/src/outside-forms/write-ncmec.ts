/**
 * A report in the shape of NCMEC's CyberTipline (fields as its public documentation and client libraries show them; the
 * official schema needs NCMEC's credentials, so the order of elements is unverified). It is a draft for a person to hand in
 * where she may: the product sends nothing. It holds addresses, selectors and hashes – never a file, never a child's identity.
 */
import type { LeadKind, NcmecIncident } from '@smart-rescue/schema'
import { groupElement, textElement, writeXml, type XmlElement } from './write-xml.ts'

/** What a kind of lead is most often reported as; a person chooses. */
export const suggestIncident = (kind: LeadKind): NcmecIncident => {
  if (kind === 'travel') return 'Child Sex Tourism'
  if (kind === 'extortion') return 'Online Enticement of Children for Sexual Acts'
  if (kind === 'livestream') return 'Child Pornography (possession, manufacture, and distribution)'
  return 'Child Sex Trafficking'
}

/** What the report is written from. */
export interface NcmecSources {
  readonly incident: NcmecIncident
  /** RFC 3339. */
  readonly incidentAt: string
  /** Why it is urgent, in the words of whoever reports. */
  readonly urgent?: string
  readonly organisation: string
  readonly reference: string
  readonly exhibits: readonly {
    readonly number: string
    readonly url: string
    readonly capturedAt: string
    /** SHA-256 of what was sealed, 64 hex digits. */
    readonly sha256: readonly string[]
  }[]
  readonly selectors: readonly {
    readonly kind: string
    readonly normal: string
    readonly seenIn: readonly string[]
  }[]
  readonly additional?: string
}

const incidentOf = (name: string, field: string, values: readonly string[]): XmlElement | undefined =>
  groupElement(
    'internetDetails',
    groupElement(name, ...[...new Set(values)].map((value) => textElement(field, value, 2083))),
  )

const tellExhibit = ({ number, capturedAt, sha256 }: NcmecSources['exhibits'][number]): string =>
  `${number}, sealed ${capturedAt}${sha256.map((hash) => `\n  SHA-256 ${hash}`).join('')}`

const tellSelector = ({ kind, normal, seenIn }: NcmecSources['selectors'][number]): string =>
  `${kind} ${normal} stands in ${seenIn.join(', ')}`

/** The report as an XML document. Who is reported stays empty: a selector in an exhibit says nothing about whose it is. */
export const writeNcmec = (sources: NcmecSources): string => {
  const of = (kind: string) =>
    sources.selectors.filter((each) => each.kind === kind).map(({ normal }) => normal)
  const told = [
    sources.additional,
    `Case ${sources.reference} of ${sources.organisation}.`,
    `Exhibits:\n${sources.exhibits.map(tellExhibit).join('\n')}`,
    sources.selectors.length === 0
      ? undefined
      : `Found in their text, without a finding about whose it is:\n${sources.selectors.map(tellSelector).join('\n')}`,
  ]
  return writeXml({
    name: 'report',
    content: [
      groupElement(
        'incidentSummary',
        textElement('incidentType', sources.incident),
        textElement('escalateToHighPriority', sources.urgent, 3_000),
        textElement('incidentDateTime', sources.incidentAt),
        textElement(
          'incidentDateTimeDescription',
          'When the first exhibit was sealed; the act itself may be earlier.',
        ),
      ),
      incidentOf(
        'webPageIncident',
        'url',
        sources.exhibits.map(({ url }) => url),
      ),
      incidentOf('emailIncident', 'emailAddress', of('email')),
      incidentOf('cellPhoneIncident', 'phoneNumber', of('phone').slice(0, 1)),
      ...of('phone')
        .slice(1)
        .map((phone) => incidentOf('cellPhoneIncident', 'phoneNumber', [phone])),
      {
        name: 'reporter',
        content: [groupElement('reportingPerson', textElement('lastName', sources.organisation))],
      },
      textElement('additionalInfo', told.filter((part) => part !== undefined).join('\n\n'), 100_000),
    ],
  })
}
