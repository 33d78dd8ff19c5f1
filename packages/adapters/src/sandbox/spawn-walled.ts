/** Starts one program behind the strongest walls of this machine, and ends it with everything it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { codeFolders, systemFolders } from './enclosure.ts'
import { enclose, findWalls, nextUid, type WallKind, wallEnvironment } from './find-walls.ts'
import { limitCommand, type SandboxLimits } from './limits.ts'
import { syscallFilter } from './syscall-filter.ts'
import { watchMemory } from './watch-memory.ts'

/** Why a program was killed: a limit, or the caller. */
export type KillReason = 'wall' | 'cpu' | 'memory' | 'output' | 'aborted'

/** A program and what it may read. */
export interface WalledProgram {
  /** A script (`.ts`, `.mjs`, `.js`, `.cjs`), which Node runs, or an executable of the system. */
  readonly program: string
  readonly args: readonly string[]
  readonly limits: SandboxLimits
  /** Files and folders it may read besides the system's programs and our own packages. */
  readonly readOnly: readonly string[]
}

/** A started program. Its standard input and output are pipes. */
export interface Walled {
  readonly child: ChildProcess
  /** Kills everything it started. The first reason stays. */
  kill(reason: KillReason): void
  readonly killedFor: () => KillReason | undefined
  /** Resolves with status or signal when the program is gone and its pipes are closed. */
  readonly ended: Promise<{ readonly status: number | undefined; readonly signal: string | undefined }>
}

const isScript = (program: string): boolean => /\.[cm]?[jt]s$/.test(program)

const ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/tmp', TMPDIR: '/tmp', LANG: 'C.UTF-8', TZ: 'UTC' }

const behindWalls = (kind: 'bwrap' | 'unshare', input: WalledProgram): ChildProcess => {
  const { program, args, limits } = input
  const filter = kind === 'bwrap' ? syscallFilter() : undefined
  const started = enclose(kind, {
    uid: nextUid(),
    readOnly: [
      ...systemFolders(),
      ...codeFolders(),
      ...input.readOnly,
      ...(isScript(program) ? [program] : []),
    ],
    memory: [{ path: '/tmp', bytes: limits.outputBytes }],
    env: ENV,
    nests: false,
    ...(filter === undefined ? {} : { filterFd: 3 }),
    command: [
      ...limitCommand(limits),
      ...(isScript(program) ? [process.execPath, '--disable-warning=ExperimentalWarning'] : []),
      program,
      ...args,
    ],
  })
  const child = spawn(started.program, started.args, {
    env: wallEnvironment(),
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe', filter === undefined ? 'ignore' : 'pipe'],
  })
  const filterPipe = child.stdio[3]
  if (filter !== undefined && filterPipe !== null && filterPipe !== undefined && 'end' in filterPipe) {
    filterPipe.on('error', () => undefined)
    filterPipe.end(filter)
  }
  return child
}

/** The weaker mode: Node's own permission guard, another user where we may choose one, and a heap limit. */
const besideUs = (kind: 'uid' | 'permission', input: WalledProgram): ChildProcess => {
  const { program, args, limits } = input
  const uid = kind === 'uid' ? nextUid() : undefined
  const readable = [...codeFolders(), ...input.readOnly, program].map((path) => `--allow-fs-read=${path}`)
  const guard = ['--permission', '--allow-addons', '--allow-worker', '--allow-wasi', ...readable]
  const heap = `--max-old-space-size=${Math.max(64, Math.floor(limits.memoryBytes / 1_048_576))}`
  const command = isScript(program)
    ? [process.execPath, '--no-warnings', ...guard, heap, program, ...args]
    : [program, ...args]
  const [first = '', ...rest] = process.platform === 'linux' ? [...limitCommand(limits), ...command] : command
  return spawn(first, rest, {
    cwd: process.platform === 'win32' ? undefined : '/',
    detached: process.platform !== 'win32',
    env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : { ...ENV },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
}

/** Starts a program. Its `ended` never rejects: a program that cannot be started ends with status 127. */
export const spawnWalled = (input: WalledProgram, kind: WallKind = findWalls()): Walled => {
  const child = kind === 'bwrap' || kind === 'unshare' ? behindWalls(kind, input) : besideUs(kind, input)
  let reason: KillReason | undefined
  const kill = (why: KillReason) => {
    reason ??= why
    try {
      // Behind walls the end of the first process ends the namespace; beside us the group is ended.
      if (
        child.pid !== undefined &&
        (kind === 'uid' || kind === 'permission') &&
        process.platform !== 'win32'
      )
        process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    } catch {
      // Already gone: that is what was wanted.
    }
  }
  const stop =
    child.pid === undefined || process.platform !== 'linux'
      ? () => undefined
      : watchMemory(child.pid, input.limits.memoryBytes, () => kill('memory'))
  const ended = new Promise<{ status: number | undefined; signal: string | undefined }>((resolve) => {
    child.once('error', () => resolve({ status: 127, signal: undefined }))
    child.once('close', (status, signal) =>
      resolve({ status: status ?? undefined, signal: signal ?? undefined }),
    )
  }).finally(stop)
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe?.on('error', () => undefined)
  return { child, kill, killedFor: () => reason, ended }
}
