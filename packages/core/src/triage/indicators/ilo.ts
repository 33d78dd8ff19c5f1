/** The operational indicators of ILO and the European Commission (2009, revised), child list for labour exploitation. */
import type { Dimension, Indicator, ObserverName, SourceConfidence, Strength } from './indicator.ts'

const SOURCE = {
  name: 'ILO and European Commission: Operational indicators of trafficking in human beings (Delphi, 2009, revised)',
  address: 'https://www.ilo.org/publications/operational-indicators-trafficking-human-beings',
  addressChecked: false,
} as const

/** The rows of one dimension: id, strength, wording, and what may see it. */
type Row = readonly [id: string, strength: Strength, text: string, observer?: ObserverName]

const rows = (
  dimension: Dimension,
  list: readonly Row[],
  confidence: SourceConfidence = 'high',
  note?: string,
): Indicator[] =>
  list.map(([id, strength, text, observer]) => ({
    id,
    text,
    dimension,
    strength,
    use: 'rule',
    population: 'child',
    source: SOURCE,
    section: `child list, ${dimension.replaceAll('-', ' ')}`,
    confidence,
    ...(observer === undefined ? {} : { observer }),
    ...(note === undefined ? {} : { note }),
  }))

/**
 * Every item that counts in the rule. The list for children in sexual exploitation could not be read whole: where it is
 * known to weigh an item otherwise, the wording says so.
 */
export const ILO_INDICATORS: readonly Indicator[] = [
  ...rows('deceptive-recruitment', [
    [
      'ILO-DR-01',
      'strong',
      'Child or family was misled about the nature of the work, the place or the employer',
    ],
    ['ILO-DR-02', 'medium', 'Misled about wages or earnings'],
    ['ILO-DR-03', 'medium', 'Misled about conditions'],
    ['ILO-DR-04', 'medium', 'Misled about the content or legality of the contract'],
    ['ILO-DR-05', 'medium', 'Misled about housing and living conditions'],
    ['ILO-DR-06', 'medium', 'Misled about legal documents or status'],
    ['ILO-DR-07', 'medium', 'Misled about travel or recruitment terms'],
    ['ILO-DR-08', 'medium', 'Misled with a promise of family reunification'],
    ['ILO-DR-09', 'medium', 'Misled with a promise of marriage or adoption'],
    ['ILO-DR-10', 'strong', 'Misled with access to education'],
  ]),
  ...rows('coercive-recruitment', [
    ['ILO-CR-01', 'strong', 'Violence was used on the child'],
    ['ILO-CR-02', 'strong', 'Threats of violence were made'],
    ['ILO-CR-03', 'strong', 'Child was abducted, forced into marriage or adoption, or sold'],
    ['ILO-CR-04', 'strong', 'Debt bondage at recruitment', 'debt-worked-off'],
    ['ILO-CR-05', 'medium', 'Documents were taken', 'papers-kept'],
    ['ILO-CR-06', 'medium', 'Child was isolated, confined or watched', 'may-not-leave'],
    ['ILO-CR-07', 'medium', 'Threat to denounce to authorities', 'tell-police'],
    ['ILO-CR-08', 'medium', 'Threat to inform family or community', 'tell-family'],
    ['ILO-CR-09', 'medium', 'Violence or threats against the family'],
    ['ILO-CR-10', 'medium', 'Money was withheld', 'wage-kept'],
  ]),
  ...rows('vulnerability-at-recruitment', [
    ['ILO-AV-01', 'medium', 'Difficult family situation was used'],
    ['ILO-AV-02', 'medium', 'Illegal status was used'],
    ['ILO-AV-03', 'medium', 'Lack of education or language was used'],
    ['ILO-AV-04', 'medium', 'Lack of information was used'],
    ['ILO-AV-05', 'medium', 'Recruiter already had control over the child or family'],
    ['ILO-AV-06', 'medium', 'Economic hardship was used'],
    ['ILO-AV-07', 'medium', 'False information on successful migration was given'],
    ['ILO-AV-08', 'medium', 'Personal situation was used'],
    ['ILO-AV-09', 'medium', 'Emotional or psychological dependency was used'],
    ['ILO-AV-10', 'medium', 'Relationship with authorities was used'],
    ['ILO-AV-11', 'medium', 'Past difficulties were used'],
    ['ILO-AV-12', 'medium', 'Difficulty to organise travel was used'],
    ['ILO-AV-13', 'medium', 'Cultural or religious beliefs were used'],
    ['ILO-AV-14', 'medium', 'General crisis context was used'],
  ]),
  ...rows('exploitation', [
    ['ILO-EX-01', 'strong', 'Excessive working days or hours', 'no-rest'],
    ['ILO-EX-02', 'medium', 'Low or no pay'],
    ['ILO-EX-03', 'medium', 'Wage manipulation'],
    ['ILO-EX-04', 'medium', 'Bad living conditions'],
    ['ILO-EX-05', 'medium', 'Very bad working conditions'],
    ['ILO-EX-06', 'medium', 'Hazardous work (scored strong in the profile for child sexual exploitation)'],
    ['ILO-EX-07', 'medium', 'No respect for the agreed terms'],
    ['ILO-EX-08', 'medium', 'No access to education'],
  ]),
  ...rows('coercion-at-destination', [
    ['ILO-CD-01', 'strong', 'Documents were confiscated'],
    ['ILO-CD-02', 'strong', 'Debt bondage'],
    ['ILO-CD-03', 'strong', 'Isolation, confinement or surveillance'],
    ['ILO-CD-04', 'strong', 'Violence on the child'],
    ['ILO-CD-05', 'strong', 'Threats of violence'],
    ['ILO-CD-06', 'strong', 'Forced into illicit acts'],
    ['ILO-CD-07', 'strong', 'Forced tasks or clients'],
    ['ILO-CD-08', 'strong', 'Kept under strong influence of another person or of substances'],
    ['ILO-CD-09', 'medium', 'Forced to act against peers'],
    ['ILO-CD-10', 'medium', 'Forced to lie to authorities or family'],
    ['ILO-CD-11', 'medium', 'Threat to denounce to authorities'],
    ['ILO-CD-12', 'medium', 'Threat of worse conditions'],
    ['ILO-CD-13', 'medium', 'Violence or threat to family'],
    ['ILO-CD-14', 'medium', 'Earnings withheld'],
    ['ILO-CD-15', 'medium', 'Threat to inform family or community'],
  ]),
  ...rows(
    'vulnerability-at-destination',
    [
      ['ILO-VD-01', 'medium', 'Dependency on exploiter'],
      ['ILO-VD-02', 'medium', 'Difficult living in unknown area'],
      ['ILO-VD-03', 'medium', 'Economic reasons'],
      ['ILO-VD-04', 'medium', 'Family situation'],
      ['ILO-VD-05', 'medium', 'Relationship with authorities'],
      ['ILO-VD-06', 'medium', 'Difficulties in the past'],
      ['ILO-VD-07', 'medium', 'Personal characteristics'],
    ],
    'low',
    'The weights were read; the wording is from memory.',
  ),
]
