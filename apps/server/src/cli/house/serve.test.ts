/** The program as a process: it says where it is, is alone on its directory, stops in order, and comes back after the worst. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPostmaster } from '@smart-rescue/adapters/database'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const BIN = join(import.meta.dirname, '../../../bin/smart-rescue.mjs')
const SECRET = 'seven umbrellas argue about marmalade'

let data: string
const running: Program[] = []

interface Program {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

const start = (argv: readonly string[], env: Record<string, string> = {}): Program => {
  const child = spawn(process.execPath, [BIN, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes) => (out += bytes))
  child.stderr.on('data', (bytes) => (err += bytes))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const program = { child, out: () => out, err: () => err, ended }
  running.push(program)
  return program
}

const ready = async (program: Program): Promise<string> => {
  await vi.waitFor(() => expect(program.out().split('\n')).toHaveLength(4), { timeout: 60_000, interval: 20 })
  return /http:\S+/.exec(program.out())?.[0] ?? ''
}

const stop = async (program: Program, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
  program.child.kill(signal)
  return program.ended
}

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'serve-'))
})
afterEach(async () => {
  for (const program of running.splice(0))
    if (program.child.exitCode === null && program.child.signalCode === null) await stop(program)
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('smart-rescue serve', () => {
  it('says address, data directory and state in three lines, answers health, and leaves nothing running or locked', async () => {
    const program = start(['serve', '--data', data, '--port', '0'])
    const address = await ready(program)
    expect(program.out()).toMatch(
      /^Smart Rescue [\d.]+: http:\/\/127\.0\.0\.1:\d+\nData directory: .+\nState: first run – .+\n$/,
    )
    expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({
      status: 'ok',
      state: 'first-run',
    })
    expect(existsSync(join(data, 'lock'))).toBe(true)
    const postmaster = readPostmaster(join(data, 'postgres'))?.pid ?? 0
    expect(await stop(program)).toBe(0)
    expect(existsSync(join(data, 'lock'))).toBe(false)
    expect(() => process.kill(postmaster, 0)).toThrow('ESRCH')
    expect(readdirSync(data).sort()).toEqual(['lock.kernel', 'postgres', 'postgres.log'])
    expect(program.err()).toBe('')
  })

  it('stops in order on SIGINT and SIGHUP too', async () => {
    for (const signal of ['SIGINT', 'SIGHUP'] as const) {
      const program = start(['serve', '--data', data, '--port', '0'])
      await ready(program)
      expect(await stop(program, signal)).toBe(0)
    }
  })

  it('refuses a second start on the same directory with status 75 and the holder’s number, and lets the first go on', async () => {
    const first = start(['serve', '--data', data, '--port', '0'])
    const address = await ready(first)
    const second = start(['serve', '--data', data, '--port', '0'])
    expect(await second.ended).toBe(75)
    expect(second.err()).toContain(`process ${first.child.pid}`)
    expect(second.err().trim().split('\n')).toHaveLength(1)
    expect((await fetch(`${address}/api/health`)).status).toBe(200)
  })

  it('starts again after it was killed with its database still running', async () => {
    const first = start(['serve', '--data', data, '--port', '0'])
    await ready(first)
    const left = readPostmaster(join(data, 'postgres'))?.pid
    await stop(first, 'SIGKILL')
    const second = start(['serve', '--data', data, '--port', '0'])
    const address = await ready(second)
    expect((await fetch(`${address}/api/health`)).status).toBe(200)
    expect(readPostmaster(join(data, 'postgres'))?.pid).not.toBe(left)
  })

  it('goes on answering after its database was killed', async () => {
    const program = start(['serve', '--data', data, '--port', '0'])
    const address = await ready(program)
    process.kill(readPostmaster(join(data, 'postgres'))?.pid ?? 0, 'SIGKILL')
    const seen = new Set<number>()
    await vi.waitFor(
      async () => {
        const { status } = await fetch(`${address}/api/health`)
        seen.add(status)
        expect(status).toBe(200)
        expect(program.out() + program.err()).toContain('database.restarted')
      },
      { timeout: 30_000, interval: 20 },
    )
    expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([])
  })

  it('says that the port is taken, and leaves no lock behind', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const program = start(['serve', '--data', data, '--port', String(port)])
    expect(await program.ended).toBe(69)
    expect(program.err()).toBe(
      `Port ${port} is taken by another program. Stop that, or choose another with --port.\n`,
    )
    expect(existsSync(join(data, 'lock'))).toBe(false)
    other.close()
  })

  it.skipIf(process.platform !== 'linux')(
    'hands the unlock passphrase to no child process (skipped without /proc)',
    async () => {
      const program = start(['serve', '--data', data, '--port', '0'], {
        SMART_RESCUE_UNLOCK_PASSPHRASE: SECRET,
      })
      await ready(program)
      const postmaster = readPostmaster(join(data, 'postgres'))?.pid ?? 0
      expect(readFileSync(`/proc/${postmaster}/environ`, 'utf8')).not.toContain(SECRET)
      expect(program.out() + program.err()).not.toContain(SECRET)
    },
  )
})
