/** What the doctor looks at: each check asks one thing of this machine and answers in a sentence. None of them calls anybody outside it. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  describeJail,
  mayItSwap,
  openWay,
  type TriedBrowser,
  tryBrowser,
} from '@smart-rescue/adapters/capture'
import { describeSandbox } from '@smart-rescue/adapters/sandbox'
import { ROOT } from '../../../version.ts'

/** `good`, or `weak` (works, with less protection or less comfort), or `bad` (something of the product cannot work). */
export type Health = 'good' | 'weak' | 'bad'

/** One finding. `advice` says what to do where the health is not good. */
export interface Finding {
  readonly name: string
  readonly health: Health
  readonly sentence: string
  readonly advice?: string
}

const finding = (name: string, health: Health, sentence: string, advice?: string): Finding => ({
  name,
  health,
  sentence,
  ...(advice === undefined ? {} : { advice }),
})

/** Says what a start of the browser showed. */
export const judgeBrowser = (tried: TriedBrowser): Finding => {
  if (tried.state === 'missing')
    return finding(
      'browser',
      'bad',
      'No Chromium was found, so pages cannot be captured, replayed in checks or printed.',
      'Install the package chromium (or Google Chrome), or name one with SMART_RESCUE_CHROMIUM.',
    )
  if (tried.state === 'failed')
    return finding(
      'browser',
      'bad',
      `${tried.executablePath} does not start.`,
      'Run it once by hand to see what it says; a missing library or an unfinished update is the usual cause.',
    )
  const unsafe = tried.confinement.includes('WITHOUT its own sandbox')
  return finding(
    'browser',
    unsafe ? 'weak' : 'good',
    `${tried.product} starts in ${(tried.ms / 1000).toFixed(1)} s. ${tried.confinement}`,
    unsafe ? 'Allow user namespaces, so that Chromium can build its sandbox.' : undefined,
  )
}

const NAMESPACES =
  'On Linux, install the package bubblewrap and allow user namespaces (or run as root with the right to make namespaces). On macOS and Windows this mode is all there is: capture on a Linux machine where the risk is high.'

const checkJail = (): Finding => {
  const { strength, sentence } = describeJail()
  return finding(
    'jail',
    strength === 'strong' ? 'good' : 'weak',
    sentence,
    strength === 'strong' ? undefined : NAMESPACES,
  )
}

/** Says whether pages in memory can end on a disk after all. */
export const judgeSwap = (swaps: boolean): Finding =>
  swaps
    ? finding(
        'swap',
        'weak',
        'This machine swaps: pages of a running capture that are in memory alone could be written to the swap disk.',
        'Encrypt the swap disk, or switch it off (swapoff -a, and its line in /etc/fstab).',
      )
    : finding('swap', 'good', 'This machine writes no memory to a swap disk that it would tell of.')

const checkSandbox = (): Finding => {
  const { strength, sentence } = describeSandbox()
  return strength === 'strong'
    ? finding('sandbox', 'good', `Files that others made are read behind walls. In a report: “${sentence}”`)
    : finding('sandbox', 'weak', `In a report: “${sentence}”`, NAMESPACES)
}

const checkTor = async (): Promise<Finding> => {
  const problem = await openWay({ kind: 'tor' }).check(2_000)
  return problem === undefined
    ? finding('tor', 'good', 'Tor answers on this machine; whether it reaches the Tor network was not tried.')
    : finding(
        'tor',
        'weak',
        'Tor does not answer on 127.0.0.1:9050 or :9150, so captures over Tor and of onion addresses are refused.',
        'Install the package tor and start it, where such captures are wanted; nothing else needs it.',
      )
}

const checkOpenssl = async (): Promise<Finding> => {
  try {
    const { stdout } = await promisify(execFile)('openssl', ['version'], { timeout: 5_000 })
    return finding('openssl', 'good', `${stdout.trim().slice(0, 80)} is here, for checks by outside tools.`)
  } catch {
    return finding(
      'openssl',
      'weak',
      'openssl is not here. Nothing of the product calls it; checks of stamps by an outside tool do.',
      'Install the package openssl.',
    )
  }
}

const nearest = (path: string): string =>
  existsSync(path) || path === dirname(path) ? path : nearest(dirname(path))

/** Says how far the space will reach: a capture takes about 1 to 50 MB. */
export const judgeSpace = (freeBytes: number): Finding => {
  const free = `${(freeBytes / 1e9).toFixed(1)} GB are free where the data are.`
  if (freeBytes < 1e9)
    return finding('disk', 'bad', `Only ${free}`, 'Make room: evidence that cannot be written is lost.')
  if (freeBytes < 10e9)
    return finding(
      'disk',
      'weak',
      free,
      'Make room soon; a page takes 1 to 50 MB, a backup as much as all data.',
    )
  return finding('disk', 'good', free)
}

const checkDisk = async (dataDir: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(nearest(dataDir))
  return judgeSpace(bavail * bsize)
}

const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts', '/run/current-system/sw/share/X11/fonts']
const SCRIPTS = {
  Devanagari: /devanagari/i,
  Bengali: /bengali/i,
  Thai: /thai/i,
  Lao: /lao/i,
  Arabic: /arab/i,
}

const fontFiles = (folder: string): readonly string[] => {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? fontFiles(join(folder, entry.name)) : [entry.name],
  )
}

/** Says which scripts the captured pictures could not show, from the names of the font files. */
export const judgeFonts = (files: readonly string[]): Finding => {
  const missing = Object.entries(SCRIPTS)
    .filter(([, pattern]) => !files.some((file) => pattern.test(file)))
    .map(([name]) => name)
  return missing.length === 0
    ? finding('fonts', 'good', 'There are fonts for all the scripts that the product knows.')
    : finding(
        'fonts',
        'weak',
        `No fonts were found for ${missing.join(', ')}: pictures of such pages show boxes for letters; the text itself is kept.`,
        'Install the package fonts-noto-core (Debian, Ubuntu) or the Noto fonts.',
      )
}

const checkFonts = (): Finding =>
  process.platform === 'linux'
    ? judgeFonts(FONT_FOLDERS.flatMap(fontFiles))
    : finding('fonts', 'good', 'This system brings fonts for all the scripts that the product knows.')

/** Says whether the clock may be right: it cannot be earlier than the program's own files. */
export const judgeClock = (now: Date, newestFile: Date, synchronised: boolean | undefined): Finding => {
  const shown = `The clock says ${now.toISOString().slice(0, 16)}Z`
  if (now < newestFile)
    return finding(
      'clock',
      'bad',
      `${shown}, which is before this program was made.`,
      'Set the clock: every record carries its time.',
    )
  if (synchronised === false)
    return finding(
      'clock',
      'weak',
      `${shown}, and the system says that it is not synchronised.`,
      'Switch on time synchronisation (timedatectl set-ntp true).',
    )
  if (synchronised === undefined)
    return finding(
      'clock',
      'good',
      `${shown}; the system does not say whether it is synchronised. Compare it with another clock.`,
    )
  return finding('clock', 'good', `${shown}, and the system says that it is synchronised.`)
}

const isSynchronised = async (): Promise<boolean | undefined> => {
  if (process.platform !== 'linux') return undefined
  try {
    const asked = ['show', '--property=NTPSynchronized', '--value']
    const { stdout } = await promisify(execFile)('timedatectl', asked, { timeout: 5_000 })
    return stdout.trim() === 'yes' ? true : stdout.trim() === 'no' ? false : undefined
  } catch {
    return undefined
  }
}

const checkClock = async (): Promise<Finding> =>
  judgeClock(new Date(), statSync(join(ROOT, 'package.json')).mtime, await isSynchronised())

/** Every finding about this machine, in the order in which it is read. */
export const examine = async (dataDir: string): Promise<readonly Finding[]> => [
  judgeBrowser(await tryBrowser()),
  checkJail(),
  checkSandbox(),
  judgeSwap(mayItSwap()),
  ...(await Promise.all([checkTor(), checkOpenssl(), checkDisk(dataDir)])),
  checkFonts(),
  await checkClock(),
]
