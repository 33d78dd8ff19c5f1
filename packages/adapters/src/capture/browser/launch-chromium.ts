/** Starts one browser, as its own user where we are root, with the sandbox on, and ends it with everything it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { Server } from 'node:net'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Failure } from '@smart-rescue/schema'
import { wallEnvironment } from '../../sandbox/index.ts'
import type { EgressProxy } from '../egress/egress-proxy.ts'
import { describeConfinement, findJail } from '../jail/describe-jail.ts'
import { DOOR_PORT } from '../jail/door-script.ts'
import { JAIL_HOME, jailCommand } from '../jail/jail-command.ts'
import { type CdpConnection, connectCdp } from './cdp-connection.ts'
import { chromiumFlags } from './chromium-flags.ts'
import { makeScratchFolder, type ScratchFolder } from './scratch-folder.ts'

/** What a browser is started with. */
export interface LaunchInput {
  readonly executablePath: string
  /** Parent of the profile's folder, where there is no jail to keep it in memory. */
  readonly scratchDir: string
  /** The browser's way out; without one it has none. */
  readonly egress?: Pick<EgressProxy, 'accept' | 'listen'>
  readonly width: number
  readonly height: number
  /** For tests and measurements: these walls and no others, `none` for the weaker mode. By default the strongest of this machine. */
  readonly walls?: 'bwrap' | 'unshare' | 'none'
}

/** A running browser. */
export interface RunningChromium {
  readonly cdp: CdpConnection
  readonly pid: number
  /** Such as `Chrome/156.0.8078.79`. */
  readonly product: string
  readonly userAgent: string
  /** How it is confined, in one sentence, for the capture report. */
  readonly confinement: string
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>
  /** Kills the browser and its children, and removes its folder. May be called again. */
  close(): Promise<void>
}

/** First of the users given to browsers, one a browser in turn, so that two browsers cannot read each other. The range belongs to no account (systemd keeps 61184–65519 for such users). */
const FIRST_UID = 64_100
const UIDS = 700
let started = 0

/** The next unprivileged user, when we may choose one. */
const nextUid = (): number | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  started += 1
  return FIRST_UID + ((process.pid * 7 + started) % UIDS)
}

const hasSharedMemory = async (): Promise<boolean> => {
  if (process.platform !== 'linux') return true
  try {
    const facts = await statfs('/dev/shm')
    return facts.bavail * facts.bsize > 1_000_000_000
  } catch {
    return false
  }
}

const START_MS = 20_000

/** Discard: nothing listens there, so even a request that escaped the interception would go nowhere. */
const NO_PROXY_PORT = 9

/** How one start is tried. */
interface Attempt {
  readonly walls: 'bwrap' | 'unshare' | undefined
  readonly sandbox: boolean
}

const environment = (home: string, sockets: string): Record<string, string> => ({
  HOME: home,
  TMPDIR: sockets,
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_CACHE_HOME: join(home, 'cache'),
  XDG_RUNTIME_DIR: home,
  LANG: 'en_US.UTF-8',
  TZ: 'UTC',
  // No message bus: nothing outside the jail is asked, and no time is lost looking for it.
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
})

const spawnJailed = (
  walls: 'bwrap' | 'unshare',
  input: LaunchInput,
  uid: number | undefined,
): ChildProcess => {
  const hasDoor = input.egress !== undefined
  const { program, args } = jailCommand({
    walls,
    uid,
    executablePath: input.executablePath,
    flags: chromiumFlags({
      profileDir: join(JAIL_HOME, 'profile'),
      proxyPort: DOOR_PORT,
      sandbox: true,
      sharedMemory: true,
      width: input.width,
      height: input.height,
    }),
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...environment(JAIL_HOME, JAIL_HOME) },
    hasDoor,
  })
  return spawn(program, args, {
    cwd: '/',
    detached: true,
    env: wallEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe', ...(hasDoor ? (['ipc'] as const) : [])],
  })
}

const spawnFree = async (
  input: LaunchInput,
  scratch: ScratchFolder,
  uid: number | undefined,
  sandbox: boolean,
): Promise<ChildProcess> => {
  const args = chromiumFlags({
    profileDir: join(scratch.path, 'profile'),
    proxyPort: (await input.egress?.listen()) ?? NO_PROXY_PORT,
    sandbox,
    sharedMemory: await hasSharedMemory(),
    width: input.width,
    height: input.height,
  })
  const inherited = process.platform === 'win32' ? process.env : { PATH: process.env.PATH }
  return spawn(input.executablePath, args, {
    cwd: scratch.path,
    // A group of its own, so that all of it can be ended at once.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...inherited, ...environment(scratch.path, scratch.sockets) },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
}

/** Resolves when the door was handed over; what comes through it goes to the egress proxy. */
const openDoor = (child: ChildProcess, egress: LaunchInput['egress']): Promise<Server | undefined> => {
  if (egress === undefined) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    child.once('message', (_, door) => {
      if (!(door instanceof Server)) return
      door.on('connection', (socket) => {
        socket.setNoDelay(true)
        egress.accept(socket)
      })
      child.disconnect()
      resolve(door)
    })
  })
}

const startOnce = async (
  input: LaunchInput,
  { walls, sandbox }: Attempt,
  uid: number | undefined,
): Promise<RunningChromium> => {
  const scratch = walls === undefined ? await makeScratchFolder(input.scratchDir, uid) : undefined
  const child =
    scratch === undefined
      ? spawnJailed(walls ?? 'bwrap', input, uid)
      : await spawnFree(input, scratch, uid, sandbox)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the browser ended at start with status ${code}`)))
  })
  failed.catch(() => undefined)

  let door: Server | undefined
  let closing: Promise<void> | undefined
  const end = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child)
    await exited
    if (child.pid !== undefined) killGroup(child)
    door?.close()
    await scratch?.remove()
  }
  const close = (): Promise<void> => {
    closing ??= end()
    return closing
  }

  const pid = child.pid
  if (pid === undefined) {
    await scratch?.remove()
    await failed.catch((error: unknown) => {
      throw new Failure('capture.browser-missing', { cause: error })
    })
    throw new Failure('capture.browser-missing')
  }
  const cdp = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the browser did not answer in time')), START_MS)
  })
  try {
    const version = cdp.browser.send<{ product: string; userAgent: string }>('Browser.getVersion')
    version.catch(() => undefined)
    const opening = walls === undefined ? Promise.resolve(undefined) : openDoor(child, input.egress)
    const [{ product, userAgent }, opened] = await Promise.race([
      Promise.all([version, opening]),
      failed,
      late,
    ])
    door = opened
    const confinement = describeConfinement({ walls, uid, sandbox, elsewhere: scratch?.elsewhere === true })
    return { cdp, pid, product, userAgent, confinement, exited, close }
  } catch (error) {
    await close()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Ends the browser's whole process group; on Windows the browser itself, whose children end with it. A jail ends with its first process. */
const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone: that is what was wanted.
  }
}

/**
 * Whether jails work for this browser, learnt from the first start of this process. Once one has worked, a failed start is a
 * failure and never a reason for weaker walls; where the first ones cannot start, the weaker mode is tried and named.
 */
let jails: 'untried' | 'work' | 'fail' = 'untried'

const attemptsOf = (wanted: LaunchInput['walls']): readonly Attempt[] => {
  if (wanted === 'bwrap' || wanted === 'unshare') return [{ walls: wanted, sandbox: true }]
  const walls = wanted === 'none' ? undefined : findJail()
  const free: readonly Attempt[] = [
    { walls: undefined, sandbox: true },
    { walls: undefined, sandbox: false },
  ]
  if (walls === undefined || jails === 'fail') return free
  const jailed: Attempt = { walls, sandbox: true }
  return jails === 'work' ? [jailed, jailed] : [jailed, jailed, ...free]
}

const isThere = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Starts a browser: in the jail where this machine can build one, else with its sandbox and the proxy alone, and only where
 * not even that can start without its sandbox. What was not possible stands in `confinement`, never behind anybody's back.
 * Fails with `capture.browser-missing` or `capture.browser-crashed`.
 */
export const launchChromium = async (input: LaunchInput): Promise<RunningChromium> => {
  if (!isThere(input.executablePath)) throw new Failure('capture.browser-missing')
  // Chromium refuses to run as root with its sandbox; being root without a user to change to does not happen (nextUid).
  const uid = nextUid()
  let cause: unknown
  for (const attempt of attemptsOf(input.walls)) {
    try {
      const running = await startOnce(input, attempt, uid)
      if (input.walls === undefined) jails = attempt.walls === undefined ? 'fail' : 'work'
      return running
    } catch (error) {
      if (error instanceof Failure) throw error
      cause = error
    }
  }
  throw new Failure('capture.browser-crashed', { cause })
}
