/** Cases: opening, team, notes, log. */
export { type CaseDeps, createCaseHandlers } from './handlers.ts'
export { caseProjections } from './project.ts'
export { touchCase } from './store.ts'
