/** Lists of addresses: captured one after the other, with a report line each. */
export { createListHandlers, type ListDeps, stopListsOfCase } from './handlers.ts'
export { listProjections } from './project.ts'
export { createListStep, followLine, planStep } from './run-step.ts'
