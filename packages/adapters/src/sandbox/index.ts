/** Walls around programs that read what others made: no network, no data directory, memory for a disk, and limits. */
export { answerMessages } from './answer-messages.ts'
export { runInSandbox, type SandboxInput, type SandboxResult } from './run-in-sandbox.ts'
export type { KillReason } from './spawn-walled.ts'
export { SandboxError, type SandboxedWorker, startSandboxed, type WorkerInput } from './start-sandboxed.ts'
export { type Enclosure, type Started, systemFolders } from './walls/enclosure.ts'
export {
  describeSandbox,
  enclose,
  findWalls,
  type SandboxDescription,
  type WallKind,
  wallEnvironment,
} from './walls/find-walls.ts'
export type { SandboxLimits } from './walls/limits.ts'
