/** Custody: acts as facts, logged first and told to the index after. */
export { type CatchUpDeps, catchUp } from './catch-up.ts'
export type { CustodyFact, Projection, Projections } from './fact.ts'
export { joinProjections } from './join-projections.ts'
export { type Act, logAct, type RecordingDeps, recordFact } from './record-fact.ts'
export { exhibitNumber, listLogLines } from './store.ts'
export { createTurns, type TakeTurn } from './take-turns.ts'
export { tellFact } from './tell-fact.ts'
