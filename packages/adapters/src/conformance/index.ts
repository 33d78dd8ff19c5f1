/** Whether a file conforms to an outside standard, checked offline by that standard's own rules. */

export { type CaseUcoChecker, type ConformanceVerdict, createCaseUcoChecker } from './check-case-uco.ts'
export type { ConformanceFinding } from './own-rules.ts'
