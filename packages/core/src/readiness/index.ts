/** Readiness: which offences a case is ready for by the law of the day, what is missing, and what a lawyer must mind. */
export {
  assessReadiness,
  DAY_OF_ACT,
  type OffenceVerdict,
  type Readiness,
  SECOND_SOURCE,
} from './assess-readiness.ts'
export { checkPack, type PackCheck } from './check-pack.ts'
export type { Finding } from './checking/finding.ts'
export type { GroupStanding } from './cover-groups.ts'
export { isDay } from './days.ts'
export type { Cover, DaySpan, ReadinessFacts, Support } from './facts.ts'
export { fitsTopics, LEAD_TOPICS } from './lead-topics.ts'
export { placesFor } from './proof-places.ts'
export { resolveSource } from './sources.ts'
