/** Hotlines: whom to tell of suspected abuse material, and in which words. */
export {
  type ChoiceReason,
  chooseHotlines,
  type HotlineChoice,
  type HotlineQuestion,
} from './choose-hotlines.ts'
export type { Hotline, HotlineKind } from './hotline.ts'
export { type ReportFacts, writeHotlineReport, writeLocalTime } from './write-report.ts'
