/** Watched pages: captured again on a schedule, with a word to the team when they change. */
export { type FollowDeps, followCheck } from './follow-check.ts'
export { createWatchHandlers, endWatchesOfCase, type WatchDeps } from './handlers.ts'
export { watchProjections } from './project.ts'
export { createRound, planRound, type RoundDeps } from './run-round.ts'
export { listWaitingRounds } from './store.ts'
