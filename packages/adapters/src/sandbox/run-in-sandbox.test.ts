/** One run behind walls: bytes in and out unchanged, and every limit ends it with its own name. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kernelReason, runInSandbox, type SandboxInput } from './run-in-sandbox.ts'
import { findWalls } from './walls/find-walls.ts'

const LIMITS = {
  wallMs: 30_000,
  cpuSeconds: 20,
  memoryBytes: 300_000_000,
  outputBytes: 2_000_000,
  processes: 4,
}
const isStrong = ['bwrap', 'unshare'].includes(findWalls())

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sr-scripts-'))
  // The program's own user must be able to read what it is given.
  chmodSync(folder, 0o755)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = (name: string, text: string): string => {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, text)
  return path
}

const run = (program: string, more: Partial<SandboxInput> = {}, limits: Partial<typeof LIMITS> = {}) =>
  runInSandbox({
    program,
    args: [],
    input: new Uint8Array(),
    readOnly: [],
    ...more,
    limits: { ...LIMITS, ...limits },
  })

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe('bytes', () => {
  const copies = () => script('copy', 'for await (const chunk of process.stdin) process.stdout.write(chunk)')

  it('go in and come out unchanged', async () => {
    const input = Uint8Array.from({ length: 1_000_000 }, (_, at) => (at * 7) & 255)
    const result = await run(copies(), { input })
    expect([result.state, result.reason, result.exit]).toEqual(['ended', undefined, 0])
    expect(Buffer.compare(result.stdout, input)).toBe(0)
  })

  it('may come as a stream', async () => {
    const parts = async function* () {
      for (let part = 0; part < 50; part += 1) yield new Uint8Array(10_000).fill(part)
    }
    const result = await run(copies(), { input: parts() })
    expect(result.stdout.length).toBe(500_000)
    expect(result.stdout.at(-1)).toBe(49)
  })

  it('of a stream that fails are not passed over: the run rejects with its error, and the program is ended', async () => {
    const parts = async function* () {
      yield new Uint8Array(10)
      throw new Error('the blob is damaged')
    }
    await expect(run(copies(), { input: parts() })).rejects.toThrow('the blob is damaged')
  })

  it('that the program does not read do no harm', async () => {
    const result = await run(script('deaf', 'process.stdin.destroy(); process.exit(3)'), {
      input: new Uint8Array(5_000_000),
    })
    expect([result.state, result.exit]).toEqual(['ended', 3])
  })

  it('of an executable of the system are piped too, and arguments reach it as given', async () => {
    if (process.platform === 'win32') return
    const result = await run('printf', { args: ['%s|%s', "it's", 'a $HOME'] })
    expect(text(result.stdout)).toBe("it's|a $HOME")
  })
})

describe('an end of its own', () => {
  it('carries status and complaints', async () => {
    const result = await run(script('sad', 'console.error("no such page"); process.exit(7)'))
    expect([result.state, result.exit, result.stderr]).toEqual(['ended', 7, 'no such page\n'])
  })

  it('of a program that is not there is an end with a status that says so', async () => {
    const result = await run('/nowhere/converter')
    expect([result.state, result.exit === 0]).toEqual(['ended', false])
  })
})

describe('limits', () => {
  it('end a program that never ends', async () => {
    const result = await run(script('sleeps', 'setInterval(() => 0, 1000)'), {}, { wallMs: 600 })
    expect([result.state, result.reason, result.exit]).toEqual(['killed', 'wall', undefined])
  })

  it.skipIf(process.platform !== 'linux')('end a program that works too much', async () => {
    const result = await run(script('spins', 'for (;;);'), {}, { cpuSeconds: 1 })
    expect([result.state, result.reason]).toEqual(['killed', 'cpu'])
  })

  it('end a program that says too much, keeping no more than may be', async () => {
    const result = await run(
      script('talks', 'const b = Buffer.alloc(65536); const w = () => process.stdout.write(b, w); w()'),
      {},
      { outputBytes: 200_000 },
    )
    expect([result.state, result.reason]).toEqual(['killed', 'output'])
    expect(result.stdout.length).toBeLessThanOrEqual(200_000)
  })

  it('keep no more than 64 kB of complaints', async () => {
    const result = await run(script('complains', 'process.stderr.write("x".repeat(300000))'))
    expect([result.state, result.stderr.length]).toEqual(['ended', 65_536])
  })

  it.skipIf(process.platform !== 'linux')(
    'end a program whose memory grows too much, whatever kind it takes',
    async () => {
      for (const take of ['Buffer.alloc(8e6, 1)', 'new Array(1e6).fill(0).map((_, i) => ({ i }))']) {
        const result = await run(script('grows', `const kept = []; setInterval(() => kept.push(${take}), 5)`))
        expect([take, result.state, result.reason]).toEqual([take, 'killed', 'memory'])
      }
    },
  )

  it.skipIf(!isStrong)('count the memory of children', async () => {
    const child = script('child', 'const kept = []; setInterval(() => kept.push(Buffer.alloc(8e6, 1)), 5)')
    const parent = script(
      'parent',
      `import { spawn } from 'node:child_process'; spawn(process.execPath, [${JSON.stringify(child)}])`,
    )
    const result = await run(parent, { readOnly: [folder] })
    expect([result.state, result.reason]).toEqual(['killed', 'memory'])
  })

  it.skipIf(!isStrong)('hold back a program that starts itself again and again', async () => {
    const bomb = 'i=0; while [ $i -lt 400 ]; do sleep 20 & i=$((i+1)); done; echo all'
    const result = await run('sh', { args: ['-c', bomb] }, { processes: 1, wallMs: 15_000 })
    expect(text(result.stdout)).not.toContain('all')
    expect(result.stderr).toMatch(/fork|Resource/)
  })

  it.skipIf(!isStrong)('hold the size of the memory disk', async () => {
    const result = await run(
      script(
        'fills',
        `import { writeFileSync } from 'node:fs'
        let code = ''
        try { for (let n = 0; n < 30; n++) writeFileSync('/tmp/' + n, Buffer.alloc(90000)) } catch (error) { code = error.code }
        console.log(code)`,
      ),
      {},
      { outputBytes: 300_000 },
    )
    expect(text(result.stdout)).toBe('ENOSPC\n')
  })

  it('end with what the caller says', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const result = await run(script('waits', 'setInterval(() => 0, 1000)'), { signal: stop.signal })
    expect([result.state, result.reason]).toEqual(['killed', 'aborted'])
  })

  it('end at whatever moment the caller says it, also while the walls are being built', async () => {
    const program = script('waits', 'setInterval(() => 0, 1000)')
    expect((await run(program, { signal: AbortSignal.abort() })).reason).toBe('aborted')
    for (let ms = 0; ms < 24; ms += 1) {
      const result = await run(program, { signal: AbortSignal.timeout(ms) })
      expect([ms, result.reason]).toEqual([ms, 'aborted'])
    }
  })
})

describe('the end of a tree', () => {
  it.skipIf(!isStrong)('takes with it what the program left running', async () => {
    const before = Date.now()
    const result = await run('sh', { args: ['-c', 'setsid sleep 3456 & echo left'] }, { wallMs: 4_000 })
    expect(text(result.stdout)).toBe('left\n')
    expect(before).toBeGreaterThan(0)
    const { execFileSync } = await import('node:child_process')
    const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    expect(all.split('\n').filter((line) => line === 'sleep 3456')).toEqual([])
  })
})

describe('our own end', () => {
  it.skipIf(!isStrong)('is the end of what we started behind walls, however sudden it is', async () => {
    const sandbox = join(import.meta.dirname, 'index.ts')
    const sleeper = script(
      'sleeper',
      'console.error("up"); process.stdin.resume(); setInterval(() => 0, 1000)',
    )
    const ours = script(
      'ours',
      `import { startSandboxed } from ${JSON.stringify(sandbox)}
       const limits = { wallMs: 60000, cpuSeconds: 60, memoryBytes: 300e6, outputBytes: 1e6, processes: 4 }
       startSandboxed({ program: ${JSON.stringify(sleeper)}, args: [], readOnly: [], limits }).ask(new Uint8Array(1)).catch(() => 0)
       setTimeout(() => console.log('started'), 1500)
       setInterval(() => 0, 1000)`,
    )
    const { spawn, execFileSync } = await import('node:child_process')
    const sleepers = () =>
      execFileSync('ps', ['-eo', 'args', '-ww'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.endsWith(sleeper))
    const child = spawn(process.execPath, [ours], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(sleepers().length).toBeGreaterThan(0)
    child.kill('SIGKILL')
    for (let turn = 0; turn < 100 && sleepers().length > 0; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(sleepers()).toEqual([])
  })
})

describe('a status of the kernel', () => {
  it.each([
    [152, undefined, '', 'cpu'],
    [undefined, 'SIGXCPU', '', 'cpu'],
    [153, undefined, '', 'output'],
    [
      134,
      undefined,
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      'memory',
    ],
    [134, undefined, 'assertion failed', undefined],
    [0, undefined, 'out of memory', undefined],
    [1, undefined, '', undefined],
    [127, undefined, '', undefined],
  ] as const)('%s %s is read as %s → %s', (status, signal, stderr, reason) => {
    expect(kernelReason(status, signal, stderr)).toBe(reason)
  })
})
