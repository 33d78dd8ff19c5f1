/** Search over everything one may see. */
export { alertSearches } from './alert-searches.ts'
export { createSearchHandlers, type SearchDeps } from './handlers.ts'
export { createSearchRound } from './index-sources.ts'
export { searchJob } from './jobs.ts'
export { planSearch } from './plan-search.ts'
export { searchProjections } from './project.ts'
export { runSearch } from './run-search.ts'
