/** Time stamps: the rounds in which authorities stamp our log, and the stamps of a package. */
export { boundHistory, gatherStamps, type KnownStamps } from './gather-stamps.ts'
export { createStampHandlers, type StampDeps } from './handlers.ts'
export { stampProjections } from './project.ts'
export { createStampRounds, type StampRoundDeps, type StampRounds } from './stamp-rounds.ts'
export { listRoots, listStamps } from './store.ts'
