/** Imports: what people already hold becomes exhibits. */
export { createImportHandlers, type ImportDeps } from './handlers.ts'
export { importProjections } from './project.ts'
export type { ImportRunDeps } from './reading/import-order.ts'
export { createImportRun } from './reading/run-import.ts'
export { createRecogniseRun } from './reading/run-recognise.ts'
export { openBatch } from './taking/open-batch.ts'
export type { TakingDeps } from './taking/taking.ts'
