/** The chronology of a case. */
export { type ChronologyDeps, createChronologyHandlers } from './handlers.ts'
export { chronologyProjections } from './project.ts'
