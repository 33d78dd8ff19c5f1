/** Walls around programs that read what others made: no network, no data directory, memory for a disk, and limits. */
export { answerMessages } from './answer-messages.ts'
export { describeSandbox, findWalls, type SandboxDescription, type WallKind } from './find-walls.ts'
export type { SandboxLimits } from './limits.ts'
export { runInSandbox, type SandboxInput, type SandboxResult } from './run-in-sandbox.ts'
export type { KillReason } from './spawn-walled.ts'
export { SandboxError, type SandboxedWorker, startSandboxed, type WorkerInput } from './start-sandboxed.ts'
