/** Captures: an address becomes an exhibit. */

export { type AskingDeps, askCaptureAsJob, sendCapture } from './ask-capture.ts'
export type { CaptureFollower, CaptureFollowers, FollowedCapture } from './follow-capture.ts'
export { type CaptureDeps, createCaptureHandlers } from './handlers.ts'
export { captureProjections } from './project.ts'
export { type CaptureRunDeps, createCaptureRun } from './run-capture.ts'
export { followSecondCapture } from './second/index.ts'
export { listWaitingWork } from './store.ts'
