/** How well the browser is confined on this machine, in words for reports. */
import { readFileSync } from 'node:fs'
import { findWalls } from '../../sandbox/index.ts'

/** Whether this machine may write memory to a disk (Linux: a line in /proc/swaps below its head). */
export const mayItSwap = (swaps: string = readSwaps()): boolean => swaps.trim().split('\n').length > 1

const readSwaps = (): string => {
  try {
    return readFileSync('/proc/swaps', 'utf8')
  } catch {
    return ''
  }
}

/** The walls that a browser can be jailed behind here; undefined where the weaker mode is all there is. */
export const findJail = (): 'bwrap' | 'unshare' | undefined => {
  const walls = findWalls(true)
  return walls === 'bwrap' || walls === 'unshare' ? walls : undefined
}

/** What is said of one browser. */
export interface Confinement {
  readonly walls: 'bwrap' | 'unshare' | undefined
  readonly uid: number | undefined
  /** Whether Chromium's own sandbox was on. */
  readonly sandbox: boolean
  /** Whether the weaker mode had to put the profile into the system's temporary folder. */
  readonly elsewhere: boolean
  /** Whether memory may be written to a swap disk; by default as this machine says. */
  readonly swaps?: boolean
}

/** The sentence for `report.confinement`. */
export const describeConfinement = ({
  walls,
  uid,
  sandbox,
  elsewhere,
  swaps = mayItSwap(),
}: Confinement): string => {
  const user =
    uid === undefined
      ? 'Chromium ran as the user of this program'
      : `Chromium ran as its own unprivileged user (uid ${uid})`
  const box = sandbox
    ? ', its own sandbox on'
    : ', WITHOUT its own sandbox, because this machine does not let it work'
  if (walls !== undefined)
    return `${user}${box}, jailed in a network namespace (${walls}) that has no device but a loopback, no route and no name service, and whose only door is the egress proxy; its profile was in memory alone${swaps ? ' (which this machine may swap to disk)' : ''}, and nothing of the disk but the system's programs was shown to it.`
  const folder = elsewhere ? ' (in the system temporary folder)' : ''
  return `${user}${box}, with a fresh profile on disk${folder}, removed afterwards, and no way out but the egress proxy by its command line alone: this machine does NOT offer the namespaces that would enforce it.`
}

/** The strength of the jail and a sentence about it, for the operator. */
export const describeJail = (): { readonly strength: 'strong' | 'weak'; readonly sentence: string } => {
  const walls = findJail()
  return walls === undefined
    ? {
        strength: 'weak',
        sentence:
          'The browser that loads pages cannot be put into a network namespace here: only its command line keeps it to the egress proxy.',
      }
    : {
        strength: 'strong',
        sentence: `The browser that loads pages runs in a network namespace of its own (${walls}); the egress proxy is its only door, and memory its only disk.`,
      }
}
