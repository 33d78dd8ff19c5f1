/** Second captures: the same page by another way, and what two exhibits have in common. */
export { followSecondCapture } from './follow-second.ts'
export { createSecondHandlers } from './handlers.ts'
export { comparisonProjections } from './project.ts'
export { readPageFacts } from './read-facts.ts'
export { listSelectorNames } from './store.ts'
