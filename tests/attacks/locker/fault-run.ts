/** Runs a flow as a process of its own, attaches strace to it, and injects one fault into its n-th system call of a kind. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Flow, FlowLine } from './flow.ts'
import type { Variant } from './variants.ts'

const FLOW = fileURLToPath(new URL('./flow.ts', import.meta.url))

/** The system calls by which the locker changes what is on disk. */
export const WRITING_CALLS = [
  'openat',
  'pwrite64',
  'fsync',
  'close',
  'rename',
  'link',
  'unlink',
  'mkdir',
] as const
/** One of them. */
export type WritingCall = (typeof WRITING_CALLS)[number]

/** What is done to the process. */
export interface Fault {
  readonly call: WritingCall
  readonly nth: number
  readonly what: 'signal=KILL' | 'error=EIO' | 'error=ENOSPC'
}

/** What the process said before it ended. */
export interface FaultOutcome {
  readonly lines: readonly FlowLine[]
  /** True when the process was killed. */
  readonly killed: boolean
  /** System calls that were traced, by name: the most of one thread, since strace counts each thread for itself. */
  readonly counts: ReadonlyMap<string, number>
}

const waitFor = (child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<boolean> =>
  new Promise((resolve) => {
    let text = ''
    child[stream]?.on('data', (data: Buffer) => {
      text += data.toString()
      if (pattern.test(text)) resolve(true)
    })
    child.once('exit', () => resolve(false))
  })

/** Why strace cannot be used here; undefined when it can. */
export const whyNoStrace = (): string | undefined => {
  if (spawnSync('strace', ['-V']).status !== 0) return 'strace is not installed'
  const probe = spawn('sleep', ['20'], { stdio: 'ignore' })
  try {
    const traced = spawnSync('timeout', ['1', 'strace', '-f', '-p', String(probe.pid), '-o', '/dev/null'])
    return traced.stderr.toString().includes('attached')
      ? undefined
      : 'this user may not trace another process'
  } finally {
    probe.kill('SIGKILL')
  }
}

const countCalls = (trace: string): Map<string, number> => {
  const perThread = new Map<string, number>()
  const most = new Map<string, number>()
  for (const line of trace.split('\n')) {
    const [, thread = '', call = ''] = /^(?:\[pid +)?(\d*)\]? ?(\w+)\(/.exec(line) ?? []
    if (call === '') continue
    const count = (perThread.get(`${thread} ${call}`) ?? 0) + 1
    perThread.set(`${thread} ${call}`, count)
    most.set(call, Math.max(most.get(call) ?? 0, count))
  }
  return most
}

/** Runs one flow with one fault, or without any to count its calls. */
export const runWithFault = async (
  place: { readonly dir: string; readonly keyFile: string },
  flow: Flow,
  variant: Variant,
  fault?: Fault,
): Promise<FaultOutcome> => {
  // One thread for all file calls, so that the n-th call is the same one in every run.
  const env = {
    ...process.env,
    UV_THREADPOOL_SIZE: '1',
    NODE_COMPILE_CACHE: `${dirname(place.dir)}/compiled`,
  }
  const child = spawn(process.execPath, [FLOW, place.dir, place.keyFile, flow, variant], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: FlowLine[] = []
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => {
    complaint += data.toString()
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  )
  const reader = createInterface(child.stdout)
  const ready = new Promise<boolean>((resolve) => {
    reader.on('line', (line) => {
      const said = JSON.parse(line) as FlowLine
      lines.push(said)
      if (said.kind === 'ready') resolve(true)
    })
    child.once('exit', () => resolve(false))
  })
  if (!(await ready)) throw new Error(`the flow did not start: ${complaint}`)
  const inject = fault === undefined ? [] : ['-e', `inject=${fault.call}:${fault.what}:when=${fault.nth}`]
  const calls = fault?.call ?? WRITING_CALLS.join(',')
  const tracer = spawn('strace', ['-f', '-e', `trace=${calls}`, ...inject, '-p', String(child.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let trace = ''
  tracer.stderr.on('data', (data: Buffer) => {
    trace += data.toString()
  })
  const traced = new Promise<void>((resolve) => tracer.once('close', () => resolve()))
  // strace says so once for each thread; the last is the one that matters, and all are attached before it resumes any.
  await waitFor(tracer, 'stderr', /attached/)
  child.stdin.write('go\n')
  const signal = await ended
  await traced
  return { lines, killed: signal === 'SIGKILL', counts: countCalls(trace) }
}
