/** Whereabouts: when and where the sources of a case put themselves. */
export { createWhereaboutsHandlers, type WhereaboutsDeps } from './handlers.ts'
