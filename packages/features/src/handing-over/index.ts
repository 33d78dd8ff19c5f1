/** Handing a case over to another case officer. */
export { createHandOverHandlers, type HandOverDeps } from './handlers.ts'
export { handOverProjections } from './project.ts'
