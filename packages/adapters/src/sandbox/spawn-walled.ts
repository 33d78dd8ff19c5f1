/** Starts one program behind the strongest walls of this machine, and ends it with everything it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { codeFolders, systemFolders } from './walls/enclosure.ts'
import { enclose, findWalls, nextUid, type WallKind, wallEnvironment } from './walls/find-walls.ts'
import { limitCommand, type SandboxLimits } from './walls/limits.ts'
import { syscallFilter } from './walls/syscall-filter.ts'
import { watchMemory } from './watch-memory.ts'

/** Why a program was killed: a limit, or the caller. */
export type KillReason = 'wall' | 'cpu' | 'memory' | 'output' | 'aborted'

/** A program and what it may read. */
export interface WalledProgram {
  /** A script (`.ts`, `.mjs`, `.js`, `.cjs`), which Node runs, or an executable of the system. */
  readonly program: string
  readonly args: readonly string[]
  readonly limits: SandboxLimits
  /** Files and folders it may read besides the system's programs and our own packages. Where we are root it runs as another user, who must be able to read them: give files of the data directory on standard input instead. */
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
    ...(kind === 'bwrap' ? { statusFd: 4 } : {}),
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
    detached: true,
    stdio: [
      'pipe',
      'pipe',
      'pipe',
      filter === undefined ? 'ignore' : 'pipe',
      kind === 'bwrap' ? 'pipe' : 'ignore',
    ],
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

const endGroup = (child: ChildProcess): void => {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone: that is what was wanted.
  }
}

/**
 * Bubblewrap builds its walls from two processes, and the inner one, ended at the wrong moment through the outer, waits for
 * ever. So the inner one is ended by its own number, which bubblewrap tells as soon as there is one.
 */
const endBwrap = (child: ChildProcess): (() => void) => {
  let inner: number | undefined
  let wanted = false
  const status = child.stdio[4]
  const end = () => {
    try {
      if (inner !== undefined) process.kill(inner, 'SIGKILL')
    } catch {
      // Already gone.
    }
    endGroup(child)
  }
  let text = ''
  if (status !== null && status !== undefined && 'read' in status) {
    status.on('error', () => undefined)
    status.on('data', (chunk: Buffer) => {
      if (inner !== undefined) return
      text += chunk.toString('latin1')
      const found = /"child-pid": (\d+)\D/.exec(text)?.[1]
      if (found === undefined) return
      inner = Number(found)
      if (wanted) end()
    })
    // Without a number there is no inner process: the outer one ended before.
    status.on('close', () => {
      if (wanted) endGroup(child)
    })
  }
  return () => {
    wanted = true
    if (inner !== undefined || child.exitCode !== null) end()
  }
}

/** Starts a program. Its `ended` never rejects: a program that cannot be started ends with status 127. */
export const spawnWalled = (input: WalledProgram, kind: WallKind = findWalls()): Walled => {
  const child = kind === 'bwrap' || kind === 'unshare' ? behindWalls(kind, input) : besideUs(kind, input)
  const end = kind === 'bwrap' ? endBwrap(child) : () => endGroup(child)
  let reason: KillReason | undefined
  const kill = (why: KillReason) => {
    reason ??= why
    end()
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
