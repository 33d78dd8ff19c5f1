/** Selectors: where they were seen, and who else knows them. */
export { createSelectorHandlers, type SelectorDeps } from './handlers.ts'
export { tellOwnersElsewhere, tellOwnersOfRows } from './tell-elsewhere.ts'
