/** What is behind the walls stays there: a hostile script tries every way out it knows, over each kind of wall this machine can build. */
import { execFile, spawnSync } from 'node:child_process'
import { createSocket, type Socket as Datagrams } from 'node:dgram'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostileInput } from './hostile-script.fixture.ts'
import { runInSandbox } from './run-in-sandbox.ts'
import { describeSandbox, findWalls, type WallKind } from './walls/find-walls.ts'

const SCRIPT = join(import.meta.dirname, 'hostile-script.fixture.ts')
const LIMITS = {
  wallMs: 30_000,
  cpuSeconds: 20,
  memoryBytes: 400_000_000,
  outputBytes: 1_000_000,
  processes: 8,
}

let dataDir = ''
const servers: Server[] = []
let datagrams: Datagrams
let reached = 0
let input: HostileInput

const listen = (server: Server, where: { port: number; host: string } | { path: string }): Promise<void> =>
  new Promise((resolve) => {
    server.on('connection', () => {
      reached += 1
    })
    servers.push(server)
    server.listen(where, resolve)
  })

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sr-data-'))
  const secretFile = join(dataDir, 'canary')
  writeFileSync(secretFile, 'canary-7f3a', { mode: 0o666 })
  const tcp = createServer()
  await listen(tcp, { port: 0, host: '127.0.0.1' })
  const socketPath = join(dataDir, 'service.sock')
  await listen(createServer(), { path: socketPath })
  const abstractName = `sr-test-${process.pid}`
  if (process.platform === 'linux') await listen(createServer(), { path: `\0${abstractName}` })
  datagrams = createSocket('udp4')
  datagrams.on('message', () => {
    reached += 1
  })
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve))
  input = {
    tcpPort: (tcp.address() as AddressInfo).port,
    udpPort: datagrams.address().port,
    socketPath,
    abstractName,
    secretFile,
    pid: process.pid,
    asksOutside: false,
    isWalled: false,
  }
})

afterAll(() => {
  for (const server of servers) server.close()
  datagrams.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

const isLinux = process.platform === 'linux'
const canNamespace = isLinux && findWalls() === 'bwrap'
const kinds: readonly (readonly [WallKind, boolean])[] = [
  ['bwrap', canNamespace],
  ['unshare', isLinux && has('unshare') && (canNamespace || findWalls() === 'unshare')],
]

const tryAll = async (kind: WallKind): Promise<Record<string, string>> => {
  reached = 0
  const result = await runInSandbox(
    {
      program: SCRIPT,
      args: [JSON.stringify({ ...input, asksOutside: kind !== 'permission', isWalled: true })],
      input: new Uint8Array(),
      limits: LIMITS,
      readOnly: [],
    },
    kind,
  )
  expect([result.state, result.exit, result.stderr]).toEqual(['ended', 0, ''])
  return JSON.parse(Buffer.from(result.stdout).toString())
}

describe('the tries themselves', () => {
  it('succeed where there are no walls, so that their failure behind walls means something', async () => {
    reached = 0
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, JSON.stringify(input)])
    const tries = JSON.parse(stdout)
    for (const name of ['loopback', 'datagram', 'socketFile', 'readSecret', 'writeBesideSecret', 'signal'])
      expect([name, tries[name]]).toEqual([name, 'done'])
    expect(reached).toBeGreaterThanOrEqual(3)
    rmSync(`${input.secretFile}.new`)
  })
})

for (const [kind, available] of kinds)
  describe.skipIf(!available)(`walls of ${kind} (skipped where this machine cannot build them)`, () => {
    it('let a hostile script reach nothing, read nothing of ours, and write nowhere but into memory', async () => {
      const left = [...readdirSync(dataDir)]
      const tries = await tryAll(kind)
      const opened = Object.entries(tries).filter(([, outcome]) => outcome === 'done')
      // A datagram to the loopback inside can be sent, but the counter below says that it arrived nowhere; and the root of a
      // user namespace is root in name: it has none of the rights.
      const harmless = ['datagram', 'becomeRoot']
      const names = opened.map(([name]) => name).filter((name) => !harmless.includes(name))
      expect(names).toEqual(['writeMemory', 'processes', 'status'])
      expect(tries.rights).toBe('0000000000000000')
      expect(reached).toBe(0)
      expect(readdirSync(dataDir)).toEqual(left)
      for (const path of ['/written', '/usr/written', join(import.meta.dirname, 'written'), '/tmp/written'])
        expect([path, existsSync(path)]).toEqual([path, false])
    })

    it('do not even show that there is a data directory, an account file, or another process', async () => {
      const tries = await tryAll(kind)
      expect([tries.readSecret, tries.socketFile, tries.readAccounts]).toEqual(['ENOENT', 'ENOENT', 'ENOENT'])
      expect(Number(tries.processCount)).toBeLessThanOrEqual(4)
      expect(tries.signal).toBe('ESRCH')
    })

    it('hand on no environment of ours and no open files but the three pipes', async () => {
      process.env.SMART_RESCUE_CANARY = 'canary-environment'
      const tries = await tryAll(kind)
      delete process.env.SMART_RESCUE_CANARY
      expect(tries.environment).not.toContain('SMART_RESCUE')
      expect(tries.environment?.split(' ').filter((name) => !/^(PWD|OLDPWD|SHLVL|_)$/.test(name))).toEqual([
        'HOME',
        'LANG',
        'PATH',
        'TMPDIR',
        'TZ',
      ])
    })

    it.skipIf(process.getuid?.() !== 0)('run as a user of its own where we are root', async () => {
      const [first, second] = [await tryAll(kind), await tryAll(kind)]
      expect(Number(first.user)).toBeGreaterThan(60_000)
      expect(second.user).not.toBe(first.user)
      expect(first.becomeRoot).toBe('EPERM')
    })
  })

describe('the weaker mode', () => {
  it('still keeps a Node script from the data directory and from starting programs', async () => {
    const tries = await tryAll('permission')
    expect(tries.outside).toBeUndefined()
    for (const name of [
      'readSecret',
      'readByLink',
      'readPasswords',
      'writeBesideSecret',
      'writeRoot',
      'writeMemory',
      'mount',
    ])
      expect([name, tries[name]]).toEqual([name, 'ERR_ACCESS_DENIED'])
  })
})

describe('the description', () => {
  it('calls only namespaces strong, and says in the weak sentence what is missing', () => {
    expect(describeSandbox('bwrap').strength).toBe('strong')
    expect(describeSandbox('unshare').sentence).toMatch(/without a network/)
    for (const kind of ['uid', 'permission'] as const) {
      expect(describeSandbox(kind).strength).toBe('weak')
      expect(describeSandbox(kind).sentence).toMatch(/WITHOUT namespaces.*network was not cut off/)
    }
  })

  it('describes what is used by default', () => {
    expect(describeSandbox()).toEqual(describeSandbox(findWalls()))
  })
})
