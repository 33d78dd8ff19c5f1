/** A script that stays: it answers in order, and whatever happens to it, the next question finds a fresh one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type SandboxedWorker, startSandboxed, type WorkerInput } from './start-sandboxed.ts'

const LIMITS = {
  wallMs: 15_000,
  cpuSeconds: 10,
  memoryBytes: 300_000_000,
  outputBytes: 1_000_000,
  processes: 4,
}
const ANSWERS = join(import.meta.dirname, 'answer-messages.ts')

/** Does what the first letter of a message says. */
const SCRIPT = `
import { answerMessages } from ${JSON.stringify(ANSWERS)}
let count = 0
await answerMessages(async (bytes) => {
  count += 1
  const text = Buffer.from(bytes).toString()
  if (text === 'count') return Buffer.from(String(count))
  if (text === 'throw') throw new Error('this file is encrypted')
  if (text === 'exit') process.exit(1)
  if (text === 'hang') return new Promise(() => setInterval(() => 0, 1000))
  if (text === 'grow') { const kept = []; for (;;) { kept.push(Buffer.alloc(8e6, 1)); await new Promise((r) => setTimeout(r, 5)) } }
  if (text === 'long') return new Uint8Array(3_000_000)
  if (text === 'twice') { setTimeout(() => process.stdout.write(Buffer.from([0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 65])), 50); return bytes }
  return bytes
})
`

let folder = ''
let script = ''
const workers: SandboxedWorker[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sr-worker-'))
  script = join(folder, 'worker.mjs')
  writeFileSync(script, SCRIPT)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()))
})

const start = (more: Partial<WorkerInput> = {}, limits: Partial<typeof LIMITS> = {}): SandboxedWorker => {
  const worker = startSandboxed({
    program: script,
    args: [],
    readOnly: [],
    ...more,
    limits: { ...LIMITS, ...limits },
  })
  workers.push(worker)
  return worker
}

const say = async (worker: SandboxedWorker, text: string, signal?: AbortSignal): Promise<string> =>
  Buffer.from(await worker.ask(Buffer.from(text), signal)).toString()

describe('a sandboxed script', () => {
  it('answers each question with its own answer, also when many are asked at once', async () => {
    const worker = start()
    const asked = Array.from({ length: 20 }, (_, at) => `question ${at}`)
    expect(await Promise.all(asked.map((text) => say(worker, text)))).toEqual(asked)
  })

  it('takes and gives empty messages and long ones', async () => {
    const worker = start()
    expect((await worker.ask(new Uint8Array())).length).toBe(0)
    const long = Uint8Array.from({ length: 900_000 }, (_, at) => (at * 11) & 255)
    expect(Buffer.compare(await worker.ask(long), long)).toBe(0)
  })

  it('stays the same from question to question, and is fresh after as many as were agreed', async () => {
    const worker = start({ asksEach: 3 })
    const counts = []
    for (let round = 0; round < 5; round += 1) counts.push(await say(worker, 'count'))
    expect(counts).toEqual(['1', '2', '3', '1', '2'])
  })

  it('tells why it cannot answer, and goes on', async () => {
    const worker = start()
    await expect(say(worker, 'throw')).rejects.toMatchObject({
      reason: 'refused',
      message: 'this file is encrypted',
    })
    expect(await say(worker, 'count')).toBe('2')
  })
})

describe('a script that fails', () => {
  it.each([
    ['exit', 'ended', {}],
    ['hang', 'wall', { wallMs: 1_500 }],
    ['long', 'output', {}],
    ...(process.platform === 'linux' ? ([['grow', 'memory', {}]] as const) : []),
  ] as const)(
    'on «%s» is named %s, and the next question finds a fresh one',
    async (text, reason, limits) => {
      const worker = start({}, limits)
      expect(await say(worker, 'count')).toBe('1')
      await expect(say(worker, text)).rejects.toMatchObject({ name: 'SandboxError', reason })
      expect(await say(worker, 'count')).toBe('1')
    },
  )

  it('never passes an answer that nobody asked for to the next question', async () => {
    const worker = start()
    expect(await say(worker, 'twice')).toBe('twice')
    await expect(say(worker, 'hang')).rejects.toMatchObject({ reason: 'aborted' })
    expect(await say(worker, 'plain')).toBe('plain')
  })

  it('refuses every question where the program is not there', async () => {
    const worker = start({ program: join(folder, 'nowhere.mjs') })
    await expect(say(worker, 'count')).rejects.toMatchObject({ reason: 'ended' })
    await expect(say(worker, 'count')).rejects.toMatchObject({ reason: 'ended' })
  })
})

describe('giving up', () => {
  it('ends the script that works on it, and only that question', async () => {
    const worker = start()
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const [given, kept] = await Promise.allSettled([say(worker, 'hang', stop.signal), say(worker, 'kept')])
    expect(given).toMatchObject({ status: 'rejected', reason: { reason: 'aborted' } })
    expect(kept).toEqual({ status: 'fulfilled', value: 'kept' })
  })

  it('before the turn comes asks nothing', async () => {
    const worker = start()
    await expect(say(worker, 'count', AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' })
    expect(await say(worker, 'count')).toBe('1')
  })

  it('closing refuses what waits, and everything later', async () => {
    const worker = start()
    const waiting = say(worker, 'hang').catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await worker.close()
    expect(await waiting).toMatchObject({ reason: 'aborted' })
    await expect(say(worker, 'count')).rejects.toMatchObject({ reason: 'aborted' })
    await worker.close()
  })
})
