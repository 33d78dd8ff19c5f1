/** Witnessing: partners that cosign our log and whose logs we cosign, keys, recovery, and the nightly look at every blob. */
export { createWitnessHandlers, type WitnessDeps } from './handlers.ts'
export { witnessProjections } from './project.ts'
export { createScrubbing, type Scrubbing, type ScrubDeps } from './scrub.ts'
export { type AnswerLog, createWitnessService, type WitnessServiceDeps } from './serve-witness.ts'
export { findKeeper, listPartners } from './store.ts'
export { createWitnessRounds, type RoundDeps, type WitnessRounds } from './witness-rounds.ts'
