/** Grouping: which sources of a case are near-equal texts, kept up as sources come in. */
export { groupingJob } from './jobs.ts'
export { createGroupingRun, type GroupingRunDeps, planGrouping } from './run-grouping.ts'
