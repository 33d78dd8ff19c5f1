/** What a converter taken over by a file would try; run inside the walls by the tests. Prints, for each try, `done` or why not. */
import { execFileSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'

/** What the test tells the script. */
export interface HostileInput {
  readonly tcpPort: number
  readonly udpPort: number
  readonly socketPath: string
  readonly abstractName: string
  readonly secretFile: string
  readonly pid: number
  /** Whether to try an address and a name outside this machine: only ever where there is no network. */
  readonly asksOutside: boolean
  /** Whether to try what would leave marks on a machine without walls. */
  readonly isWalled: boolean
}

const tries: Record<string, string> = {}

const attempt = async (name: string, work: () => unknown): Promise<void> => {
  try {
    await work()
    tries[name] = 'done'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    tries[name] = code === '' ? String(error) : code
  }
}

const reach = (to: { host: string; port: number } | { path: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(to)
    const settle = (act: () => void) => {
      socket.destroy()
      act()
    }
    socket.once('connect', () => settle(resolve))
    socket.once('error', (error) => settle(() => reject(error)))
    socket.setTimeout(1_000, () => settle(() => reject(new Error('silent'))))
  })

const shout = (port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.once('error', reject)
    socket.send('x', port, host, (error) => {
      socket.close()
      if (error === null) resolve()
      else reject(error)
    })
  })

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: 'pipe', timeout: 3_000 })

const input: HostileInput = JSON.parse(process.argv[2] ?? '{}')

await attempt('loopback', () => reach({ host: '127.0.0.1', port: input.tcpPort }))
await attempt('loopback6', () => reach({ host: '::1', port: input.tcpPort }))
if (input.asksOutside) {
  await attempt('outside', () => reach({ host: '192.0.2.1', port: 9 }))
  await attempt('name', () => lookup('printer.example'))
}
await attempt('datagram', () => shout(input.udpPort, '127.0.0.1'))
await attempt('socketFile', () => reach({ path: input.socketPath }))
await attempt('abstractSocket', () => reach({ path: `\0${input.abstractName}` }))
await attempt('readSecret', () => readFileSync(input.secretFile))
await attempt('readPasswords', () => readFileSync('/etc/shadow'))
await attempt('readAccounts', () => readFileSync('/etc/passwd'))
await attempt('writeBesideSecret', () => writeFileSync(`${input.secretFile}.new`, 'x'))
if (input.isWalled) {
  await attempt('writeRoot', () => writeFileSync('/written', 'x'))
  await attempt('writeSystem', () => writeFileSync('/usr/written', 'x'))
  await attempt('writeCode', () => writeFileSync(new URL('./written', import.meta.url), 'x'))
  await attempt('writeMemory', () => writeFileSync('/tmp/written', 'x'))
  await attempt('mount', () => run('mount', '-t', 'tmpfs', 'tmpfs', '/tmp'))
  await attempt('newNamespace', () => run('unshare', '--user', '--map-root-user', 'true'))
  await attempt('becomeRoot', () => process.setuid?.(0))
  await attempt('readByLink', () => {
    symlinkSync(input.secretFile, '/tmp/link')
    readFileSync('/tmp/link')
  })
}
// Signal 0 only asks whether one may be sent: the script must be harmless where there are no walls.
await attempt('signal', () => {
  if (!Number.isInteger(input.pid) || input.pid <= 1) throw new Error('not a process of the test')
  process.kill(input.pid, 0)
})
await attempt('processes', () => {
  tries.processCount = String(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length)
})
tries.environment = Object.keys(process.env).sort().join(' ')
tries.user = String(process.getuid?.())
await attempt('status', () => {
  tries.rights = /^CapEff:\s+(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 'unknown'
})
process.stdout.write(JSON.stringify(tries))
