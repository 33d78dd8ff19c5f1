/** Cases: opening, team, notes, log. */
export { type CaseDeps, createCaseHandlers } from './handlers.ts'
export { openCase } from './open-case.ts'
export { caseProjections } from './project.ts'
export { findCase, touchCase } from './store.ts'
