/** Ranking leads: what is to be seen in sources, how ILO's rule counts it, in which order to look, and what would change it. Never a verdict. */
export { assessLead, type LeadAssessment } from './assess-lead.ts'
export { type DimensionStanding, isFulfilled, weighDimensions } from './ilo-rule.ts'
export {
  DIMENSIONS,
  type Dimension,
  findIndicator,
  INDICATORS,
  INDICATORS_VERSION,
  type Indicator,
  indicatorOf,
  isQuestion,
  OBSERVERS,
  type ObserverName,
  type Strength,
} from './indicators/index.ts'
export type {
  ContactFact,
  LeadFacts,
  NameFact,
  PlaceFact,
  PriceFact,
  SourceFacts,
  UsualPay,
} from './lead-facts.ts'
export type { CountedAs, HumanAnswer, LeadReason } from './lead-reason.ts'
export { type CountedLead, countLocally, type LocalCount } from './local-counts.ts'
export type { Observation, ObservedPlace } from './observers/observation.ts'
export { compareLeads, firstDifference, type LeadRank, RANK_KEYS, type RankKey } from './rank-lead.ts'
export type { Change } from './what-would-change.ts'
export { isWorthRaising } from './worth-raising.ts'
