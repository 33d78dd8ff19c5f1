/** Runs one program once on one input, behind walls: bytes in, bytes out, and nothing else. */

import { once } from 'node:events'
import { constants } from 'node:os'
import type { Writable } from 'node:stream'
import { type KillReason, spawnWalled, type Walled, type WalledProgram } from './spawn-walled.ts'
import type { WallKind } from './walls/find-walls.ts'

/** A program, its limits, and what it is given on standard input. */
export interface SandboxInput extends WalledProgram {
  readonly input: Uint8Array | AsyncIterable<Uint8Array>
  readonly signal?: AbortSignal
}

/** What came of it. `ended` says that the program ended by itself, well or not; see `exit`. */
export interface SandboxResult {
  readonly state: 'ended' | 'killed'
  /** Which limit struck, or that the caller gave up. */
  readonly reason?: KillReason
  /** Its status; absent when it was killed by us or fell to a signal. */
  readonly exit: number | undefined
  /** What it wrote, at most `limits.outputBytes`. */
  readonly stdout: Uint8Array
  /** The first 64 kB of its complaints. It may quote the input: show it to nobody without need and log it never. */
  readonly stderr: string
}

const MOST_STDERR = 65_536

const feed = async (stdin: Writable, input: SandboxInput['input']): Promise<void> => {
  if (input instanceof Uint8Array) {
    stdin.end(input)
    return
  }
  for await (const chunk of input) {
    if (stdin.destroyed) return
    if (!stdin.write(chunk)) await Promise.race([once(stdin, 'drain'), once(stdin, 'close')])
  }
  stdin.end()
}

/** What a status says about a limit of the kernel: a shell reports 128 and the signal's number. */
export const kernelReason = (
  status: number | undefined,
  signal: string | undefined,
  stderr: string,
): KillReason | undefined => {
  const { SIGXCPU, SIGXFSZ, SIGABRT, SIGTRAP, SIGILL } = constants.signals
  const number = signal === undefined ? (status ?? 0) - 128 : constants.signals[signal as NodeJS.Signals]
  if (number === SIGXCPU) return 'cpu'
  if (number === SIGXFSZ) return 'output'
  const isCrash = number === SIGABRT || number === SIGTRAP || number === SIGILL
  return isCrash && /out of memory|allocation failed/i.test(stderr) ? 'memory' : undefined
}

const collect = (walled: Walled, most: number) => {
  const parts: Buffer[] = []
  let length = 0
  walled.child.stdout?.on('data', (chunk: Buffer) => {
    if (length + chunk.length > most) return walled.kill('output')
    length += chunk.length
    parts.push(chunk)
  })
  let stderr = ''
  walled.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < MOST_STDERR) stderr = (stderr + text).slice(0, MOST_STDERR)
  })
  return { stdout: () => new Uint8Array(Buffer.concat(parts)), stderr: () => stderr }
}

/** Runs the program. Resolves for whatever the program does; rejects only when the given input cannot be read. `kind` is for tests: by default the strongest walls of this machine. */
export const runInSandbox = async (input: SandboxInput, kind?: WallKind): Promise<SandboxResult> => {
  const walled = spawnWalled(input, kind)
  const timer = setTimeout(() => walled.kill('wall'), input.limits.wallMs)
  const onAbort = () => walled.kill('aborted')
  input.signal?.addEventListener('abort', onAbort)
  if (input.signal?.aborted === true) onAbort()
  const output = collect(walled, input.limits.outputBytes)
  let problem: { readonly error: unknown } | undefined
  try {
    if (walled.child.stdin !== null)
      feed(walled.child.stdin, input.input).catch((error: unknown) => {
        problem = { error }
        walled.kill('aborted')
      })
    const { status, signal } = await walled.ended
    if (problem !== undefined) throw problem.error
    const stderr = output.stderr()
    const reason = walled.killedFor() ?? kernelReason(status, signal, stderr)
    return {
      state: reason === undefined ? 'ended' : 'killed',
      ...(reason === undefined ? {} : { reason }),
      exit: reason === undefined ? status : undefined,
      stdout: output.stdout(),
      stderr,
    }
  } finally {
    clearTimeout(timer)
    input.signal?.removeEventListener('abort', onAbort)
  }
}
