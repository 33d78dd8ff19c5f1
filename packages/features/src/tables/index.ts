/** Tables: files whose rows become sources of a case, and leave it on their day. */
export { createTableHandlers, type TableDeps } from './handlers.ts'
export { createExpiryRun, type ExpiryDeps, planExpiry } from './leaving/expire-rows.ts'
export type { HeldRows } from './leaving/held-rows.ts'
export { tableProjections } from './project.ts'
export { createTableRun } from './reading/run-table.ts'
export type { TableRunDeps } from './reading/table-deps.ts'
export { listWaitingTables } from './store.ts'
export { takeTable } from './taking/take-table.ts'
