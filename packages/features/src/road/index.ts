/** The road to the verdict: referrals, entries, silence, hearings, receivers. */
export { type AlarmDeps, createAlarmRun, planAlarms } from './alarms.ts'
export type { RoadDeps } from './entering.ts'
export { createRoadHandlers } from './handlers.ts'
export { roadProjections } from './project.ts'
export { recomputeRoad } from './recompute.ts'
