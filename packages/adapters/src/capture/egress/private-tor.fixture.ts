/** A Tor network of our own on loopback for tests: three authorities, two relays, an onion service and a client. None of it knows of any other network (TestingTorNetwork, tor(1)). */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A running network. */
export interface PrivateTor {
  /** Where the client takes SOCKS5. */
  readonly address: string
  /** Name of the onion service, once the service has made it. */
  readonly onion: () => string | undefined
  /** Percent of the client's start, as its log says. */
  readonly progress: () => number
  close(): void
}

/** True where both programs of Debian's package tor are here. */
export const hasTor = (): boolean =>
  ['tor', 'tor-gencert'].every(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
  )

const AUTHORITIES = 3
const RELAYS = 2

const freePorts = async (count: number): Promise<readonly number[]> => {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  for (const server of servers) server.close()
  return ports
}

const run = (program: string, args: readonly string[], input = ''): string => {
  const done = spawnSync(program, args, { input, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status}: ${done.stderr}`)
  return done.stdout
}

/** Makes the keys of one authority and answers with the line that tells others of it. */
const nameAuthority = (dir: string, index: number, orPort: number, dirPort: number): string => {
  const keys = join(dir, 'keys')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  const certificate = join(keys, 'authority_certificate')
  const files = [
    '-i',
    join(keys, 'authority_identity_key'),
    '-s',
    join(keys, 'authority_signing_key'),
    '-c',
    certificate,
  ]
  run(
    'tor-gencert',
    ['--create-identity-key', '--passphrase-fd', '0', ...files, '-m', '12', '-a', `127.0.0.1:${dirPort}`],
    'x\n',
  )
  const identity = /^fingerprint (\S+)$/m.exec(readFileSync(certificate, 'utf8'))?.[1]
  const empty = join(dir, 'empty')
  writeFileSync(empty, '')
  const nobody = ['--dirserver', `x 127.0.0.1:1 ${'f'.repeat(40)}`]
  const said = run('tor', [
    '-f',
    empty,
    '--quiet',
    '--DataDirectory',
    dir,
    '--orport',
    String(orPort),
    ...nobody,
    '--list-fingerprint',
  ])
  const fingerprint = said.trim().split('\n').at(-1)?.replace(/^\S+ /, '').replaceAll(' ', '')
  return `DirAuthority a${index} orport=${orPort} no-v2 v3ident=${identity} 127.0.0.1:${dirPort} ${fingerprint}`
}

/** Short intervals, so that the first agreement of the authorities comes after ten seconds. */
const common = (authorities: readonly string[]): string => `TestingTorNetwork 1
AssumeReachable 1
PathsNeededToBuildCircuits 0.25
TestingDirAuthVoteExit *
TestingDirAuthVoteHSDir *
TestingDirAuthVoteGuard *
TestingV3AuthInitialVotingInterval 10
TestingV3AuthInitialVoteDelay 2
TestingV3AuthInitialDistDelay 2
V3AuthVotingInterval 10
V3AuthVoteDelay 2
V3AuthDistDelay 2
EnforceDistinctSubnets 0
ShutdownWaitLength 0
${authorities.join('\n')}
`

/** No relay leads out of the network: only the onion service is ever reached. */
const relay = (index: number, orPort: number): string => `Nickname relay${index}
ORPort 127.0.0.1:${orPort}
Address 127.0.0.1
SocksPort 0
ExitRelay 0
ServerDNSAllowBrokenConfig 1
ServerDNSDetectHijacking 0
`

/** Starts the network; it is usable about twenty seconds later. The onion service leads to a port of this machine. */
export const startPrivateTor = async (targetPort: number): Promise<PrivateTor> => {
  const root = mkdtempSync(join(tmpdir(), 'sr-tor-'))
  const children: ChildProcess[] = []
  const ports = await freePorts(AUTHORITIES * 2 + RELAYS + 1)
  const portOf = (at: number): number => ports[at] ?? 0
  const folder = (name: string): string => {
    const dir = join(root, name)
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    return dir
  }
  const authorities = Array.from({ length: AUTHORITIES }, (_, at) =>
    nameAuthority(folder(`authority${at}`), at, portOf(at * 2), portOf(at * 2 + 1)),
  )
  const start = (name: string, settings: string) => {
    const dir = folder(name)
    const file = join(dir, 'torrc')
    writeFileSync(
      file,
      `${common(authorities)}DataDirectory ${dir}\nLog notice file ${join(dir, 'log')}\n${settings}`,
    )
    children.push(spawn('tor', ['-f', file, '--quiet'], { stdio: 'ignore' }))
  }
  for (let at = 0; at < AUTHORITIES; at += 1) {
    const duties = `AuthoritativeDirectory 1\nV3AuthoritativeDirectory 1\nDirPort 127.0.0.1:${portOf(at * 2 + 1)}\nContactInfo test@test.invalid\nAuthDirMaxServersPerAddr 0\n`
    start(`authority${at}`, relay(at, portOf(at * 2)) + duties)
  }
  for (let at = 0; at < RELAYS; at += 1)
    start(`relay${at}`, relay(AUTHORITIES + at, portOf(AUTHORITIES * 2 + at)))
  const service = join(folder('service'), 'onion')
  start('service', `SocksPort 0\nHiddenServiceDir ${service}\nHiddenServicePort 80 127.0.0.1:${targetPort}\n`)
  const socksPort = portOf(AUTHORITIES * 2 + RELAYS)
  start('client', `SocksPort 127.0.0.1:${socksPort}\n`)

  const readIf = (path: string): string => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  return {
    address: `127.0.0.1:${socksPort}`,
    onion: () => readIf(join(service, 'hostname')).trim() || undefined,
    progress: () =>
      Number([...readIf(join(root, 'client', 'log')).matchAll(/Bootstrapped (\d+)%/g)].at(-1)?.[1] ?? 0),
    close() {
      for (const child of children) child.kill('SIGKILL')
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
