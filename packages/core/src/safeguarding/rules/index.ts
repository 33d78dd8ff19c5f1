/** The rule tables of the safeguard: hotlines, duties to report, media rules. Data with sources; it decides nothing. */
export { HOTLINES, HOTLINES_VERSION } from './hotlines.ts'
export { MEDIA_RULES, MEDIA_RULES_VERSION } from './media-rules.ts'
export { DUTIES_VERSION, REPORTING_DUTIES } from './reporting-duties.ts'
export type { Confidence, Sourced } from './rules.ts'
