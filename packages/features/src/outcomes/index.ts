/** What became of the cases one worked on. */
export { createOutcomeHandlers, type OutcomeDeps } from './handlers.ts'
