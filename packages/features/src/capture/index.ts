/** Captures: an address becomes an exhibit. */
export { type CaptureDeps, createCaptureHandlers } from './handlers.ts'
export { captureProjections } from './project.ts'
export { type CaptureRunDeps, createCaptureRun } from './run-capture.ts'
export { listWaitingWork } from './store.ts'
