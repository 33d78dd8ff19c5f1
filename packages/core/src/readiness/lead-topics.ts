/** Which topics of offences fit which kind of lead. A first choice only: a person widens or narrows it. */
import type { LeadKind } from '@smart-rescue/schema'

/** Kind of lead → topics of offences that fit it. `other` fits everything. */
export const LEAD_TOPICS: Readonly<Record<LeadKind, readonly string[]>> = {
  recruitment: [
    'recruitment',
    'trafficking',
    'procuring',
    'cross_border',
    'abduction',
    'dance_bar',
    'advertising',
  ],
  extortion: ['sexual_extortion', 'grooming', 'csam_production', 'csam_distribution', 'online'],
  'offer-of-a-child': [
    'sale_of_child',
    'purchase',
    'prostitution_of_child',
    'procuring',
    'trafficking',
    'advertising',
    'living_on_earnings',
    'exploitation_of_trafficked_child',
    'exploitation_by_caretaker',
  ],
  livestream: [
    'live_streaming',
    'csam_production',
    'csam_distribution',
    'csam_possession',
    'purchase',
    'online',
  ],
  'hidden-venue': [
    'brothel_keeping',
    'premises',
    'living_on_earnings',
    'prostitution_of_child',
    'detention',
    'dance_bar',
    'facilitation',
    'exploitation_of_trafficked_child',
    'purchase',
  ],
  travel: ['travelling_offender', 'purchase', 'cross_border', 'contact_abuse', 'rape', 'grooming'],
  'dark-web-forum': [
    'csam_distribution',
    'csam_possession',
    'csam_production',
    'purchase',
    'sale_of_child',
    'online',
  ],
  other: [],
}

/** Whether an offence fits the topics chosen; no topic at all fits every offence. */
export const fitsTopics = (topics: readonly string[], chosen: readonly string[]): boolean =>
  chosen.length === 0 || topics.some((topic) => chosen.includes(topic))
