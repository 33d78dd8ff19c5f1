/** Traces: what inside files leads to other files of the case, and which pictures look alike. */
export { readTraced, type TracedRow } from './carried.ts'
export { createTraceHandlers, type TraceDeps } from './handlers.ts'
export { renewPictureTies } from './picture-ties.ts'
export { traceProjections } from './project.ts'
export { listTied } from './store.ts'
export { traceReading } from './trace-reading.ts'
