/** Duties to report: clocks from first knowledge, warnings on the way, and a case that stays open until they are met. */
export { createDutyHandlers, type DutyDeps } from './handlers.ts'
export { dutyProjections } from './project.ts'
export { createDutyRound, type DutyRoundDeps, planDutyRound } from './run-round.ts'
export { listOpenDuties } from './store.ts'
