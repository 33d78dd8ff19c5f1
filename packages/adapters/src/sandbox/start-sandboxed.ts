/** A sandboxed script that stays: it answers one message after another, and is replaced by a fresh one when it dies, hangs or has answered enough. */
import { randomBytes } from 'node:crypto'
import { MARKS, TICKET_BYTES } from './answer-messages.ts'
import { createFrameReader } from './framed-messages.ts'
import { kernelReason } from './run-in-sandbox.ts'
import { type KillReason, spawnWalled, type Walled, type WalledProgram } from './spawn-walled.ts'
import type { WallKind } from './walls/find-walls.ts'

/** A script that calls `answerMessages`. The limits of time are those of one message; memory and processes those of the script. */
export interface WorkerInput extends WalledProgram {
  /** Messages after which the script is replaced, so that nothing stays of a file for the next; 50 by default. */
  readonly asksEach?: number
}

/** The script did not answer: it was killed for a limit, ended, or said why it could not. */
export class SandboxError extends Error {
  /** The limit; `ended` when the script went away by itself, `refused` when it answered with a reason. */
  readonly reason: KillReason | 'ended' | 'refused'

  constructor(reason: KillReason | 'ended' | 'refused', message: string) {
    super(message)
    this.name = 'SandboxError'
    this.reason = reason
  }
}

/** A long-lived sandboxed script. */
export interface SandboxedWorker {
  /** Asks; one question at a time, later ones wait. Rejects with {@link SandboxError}. An aborted question ends the script, and the next starts a fresh one. */
  ask(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>
  /** Ends the script; questions that wait are refused. */
  close(): Promise<void>
}

interface Turn {
  readonly ticket: Buffer
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

interface Running {
  readonly walled: Walled
  asked: number
  turn: Turn | undefined
}

const SENTENCES: Readonly<Record<KillReason | 'ended', string>> = {
  wall: 'The file took too long to read.',
  cpu: 'The file took too much work to read.',
  memory: 'The file took too much memory to read.',
  output: 'What the file holds is larger than may be.',
  aborted: 'Reading the file was given up.',
  ended: 'The program that reads such files ended unexpectedly.',
}

const failed = (reason: KillReason | 'ended'): SandboxError => new SandboxError(reason, SENTENCES[reason])

/** Starts nothing yet: the first question does. `kind` is for tests. */
export const startSandboxed = (input: WorkerInput, kind?: WallKind): SandboxedWorker => {
  const asksEach = input.asksEach ?? 50
  const { limits } = input
  let running: Running | undefined
  let closed = false
  let queue: Promise<unknown> = Promise.resolve()

  const start = (): Running => {
    const cpuSeconds = limits.cpuSeconds * asksEach
    const walled = spawnWalled({ ...input, limits: { ...limits, cpuSeconds } }, kind)
    const own: Running = { walled, asked: 0, turn: undefined }
    const reader = createFrameReader(limits.outputBytes + TICKET_BYTES + 1)
    let stderr = ''
    walled.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-4_096)
    })
    walled.child.stdout?.on('data', (chunk: Buffer) => {
      try {
        for (const message of reader.push(chunk)) {
          const { turn } = own
          // An answer that nobody asked for: the script is not what it should be.
          if (turn === undefined || !message.subarray(0, TICKET_BYTES).equals(turn.ticket))
            return walled.kill('aborted')
          own.turn = undefined
          const body = message.subarray(TICKET_BYTES + 1)
          if (message[TICKET_BYTES] === MARKS.answered) turn.resolve(new Uint8Array(body))
          else turn.reject(new SandboxError('refused', body.toString('utf8').slice(0, 500)))
        }
      } catch {
        walled.kill('output')
      }
    })
    void walled.ended.then(({ status, signal }) => {
      if (running === own) running = undefined
      own.turn?.reject(failed(walled.killedFor() ?? kernelReason(status, signal, stderr) ?? 'ended'))
      own.turn = undefined
    })
    return own
  }

  const retire = async (own: Running): Promise<void> => {
    if (running === own) running = undefined
    own.walled.kill('aborted')
    await own.walled.ended
  }

  const askNow = async (bytes: Uint8Array, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    if (closed || signal?.aborted === true) throw failed('aborted')
    running ??= start()
    const own = running
    own.asked += 1
    const timer = setTimeout(() => own.walled.kill('wall'), limits.wallMs)
    const onAbort = () => own.walled.kill('aborted')
    signal?.addEventListener('abort', onAbort)
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const ticket = randomBytes(TICKET_BYTES)
        own.turn = { ticket, resolve, reject }
        const head = Buffer.alloc(4)
        head.writeUInt32BE(TICKET_BYTES + bytes.length)
        for (const part of [head, ticket, bytes]) own.walled.child.stdin?.write(part)
      })
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (own.walled.killedFor() !== undefined) await retire(own)
      else if (own.asked >= asksEach) await retire(own)
    }
  }

  return {
    ask(bytes, signal) {
      const answer = queue.then(() => askNow(bytes, signal))
      queue = answer.catch(() => undefined)
      return answer
    },
    async close() {
      closed = true
      if (running !== undefined) await retire(running)
    },
  }
}
