/** Playbooks: the steps of each kind of lead, as data that a house may make its own. */
export { createPlaybookHandlers, type PlaybookDeps } from './handlers.ts'
export { playbookProjections } from './project.ts'
export { findInForce } from './store.ts'
