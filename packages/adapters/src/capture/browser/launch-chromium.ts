/** Starts one browser, as its own user where we are root, with the sandbox on, and ends it with everything it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Failure } from '@smart-rescue/schema'
import { type CdpConnection, connectCdp } from './cdp-connection.ts'
import { chromiumFlags } from './chromium-flags.ts'
import { makeScratchFolder, type ScratchFolder } from './scratch-folder.ts'

/** What a browser is started with. */
export interface LaunchInput {
  readonly executablePath: string
  readonly scratchDir: string
  readonly proxyPort: number
  readonly width: number
  readonly height: number
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

const startOnce = async (
  input: LaunchInput,
  scratch: ScratchFolder,
  uid: number | undefined,
  sandbox: boolean,
): Promise<Omit<RunningChromium, 'confinement'>> => {
  const home = scratch.path
  const args = chromiumFlags({
    profileDir: join(home, 'profile'),
    proxyPort: input.proxyPort,
    sandbox,
    sharedMemory: await hasSharedMemory(),
    width: input.width,
    height: input.height,
  })
  const inherited = process.platform === 'win32' ? process.env : { PATH: process.env.PATH }
  const child: ChildProcess = spawn(input.executablePath, args, {
    cwd: home,
    // A group of its own, so that all of it can be ended at once.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      HOME: home,
      TMPDIR: scratch.sockets,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_RUNTIME_DIR: home,
      LANG: 'en_US.UTF-8',
      TZ: 'UTC',
      // No message bus: nothing outside the jail is asked, and no time is lost looking for it.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the browser ended at start with status ${code}`)))
  })
  failed.catch(() => undefined)

  let closing: Promise<void> | undefined
  const end = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child)
    await exited
    if (child.pid !== undefined) killGroup(child)
    await scratch.remove()
  }
  const close = (): Promise<void> => {
    closing ??= end()
    return closing
  }

  const pid = child.pid
  if (pid === undefined) {
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
    const version = await Promise.race([
      cdp.browser.send<{ product: string; userAgent: string }>('Browser.getVersion'),
      failed,
      late,
    ])
    return { cdp, pid, product: version.product, userAgent: version.userAgent, exited, close }
  } catch (error) {
    killGroup(child)
    await exited
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Ends the browser's whole process group; on Windows the browser itself, whose children end with it. */
const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Already gone: that is what was wanted.
  }
}

const sentence = (uid: number | undefined, sandbox: boolean, elsewhere: boolean): string => {
  const user =
    uid === undefined
      ? 'Chromium ran as the user of this program'
      : `Chromium ran as its own unprivileged user (uid ${uid})`
  const box = sandbox
    ? ', its own sandbox on'
    : ', WITHOUT its own sandbox, because this machine does not let it work'
  const folder = elsewhere ? ' (in the system temporary folder)' : ''
  return `${user}${box}, with a fresh profile${folder} and no way out but the egress proxy (set by its command line; no network namespace yet).`
}

/** Starts a browser. Tries with the sandbox first; only where that cannot start, without, and says so. Fails with `capture.browser-missing` or `capture.browser-crashed`. */
export const launchChromium = async (input: LaunchInput): Promise<RunningChromium> => {
  const uid = nextUid()
  const scratch = await makeScratchFolder(input.scratchDir, uid)
  // Chromium refuses to run as root with its sandbox; being root without a user to change to does not happen (nextUid).
  for (const sandbox of [true, false]) {
    try {
      const running = await startOnce(input, scratch, uid, sandbox)
      return { ...running, confinement: sentence(uid, sandbox, scratch.elsewhere) }
    } catch (error) {
      if (error instanceof Failure || !sandbox) {
        await scratch.remove()
        throw error instanceof Failure ? error : new Failure('capture.browser-crashed', { cause: error })
      }
    }
  }
  throw new Failure('capture.browser-crashed')
}
