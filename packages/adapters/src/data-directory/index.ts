/** The data directory: its exclusive lock, and turns between the processes that write into it. */
export { type DataLock, takeDataLock } from './data-lock.ts'
export { judgeProcess, type ProcessIdentity, thisProcess } from './process-identity.ts'
export { createTurns, type TakeTurns } from './take-turns.ts'
