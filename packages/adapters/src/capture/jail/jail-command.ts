/** The command that starts Chromium in the jail: its own user, a namespace without a network, memory for a disk, and one door. */
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Enclosure, enclose, type Started, systemFolders } from '../../sandbox/index.ts'
import { DOOR_FD, DOOR_SCRIPT } from './door-script.ts'

/** What is started in the jail. */
export interface JailInput {
  readonly walls: 'bwrap' | 'unshare'
  /** The browser's own user, where we are root. */
  readonly uid: number | undefined
  readonly executablePath: string
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** False for a browser that needs no way out at all: then there is none. */
  readonly hasDoor: boolean
}

/** The browser's home inside; all of it is memory. */
export const JAIL_HOME = '/tmp'

/** Most bytes of profile, downloads and temporary files. */
const HOME_BYTES = 1_000_000_000
/** Most bytes of shared memory: pictures and layers of pages. */
const SHARED_BYTES = 4_000_000_000

/**
 * Starts the door beside the browser, then becomes the browser. The door's pipe is closed before, so that no page could
 * ever speak to it; should the browser die, its core holds no memory of pages (coredump_filter, core(5)).
 */
const SCRIPT = [
  'echo 0 > /proc/self/coredump_filter 2> /dev/null || :',
  'node="$1"; door="$2"; shift 2',
  `if [ -n "$door" ]; then ("$node" -e "$door" > /dev/null 2>&1 3<&- 4<&- &); exec ${DOOR_FD}<&-; fi`,
  'unset NODE_CHANNEL_FD NODE_CHANNEL_SERIALIZATION_MODE',
  'exec "$@"',
].join('\n')

/** The browser's own folder, known by the data file that lies beside it; of a program that lies alone, nothing but itself. */
const programFolder = (path: string): string =>
  existsSync(join(dirname(path), 'icudtl.dat')) ? dirname(path) : path

/** What the browser sees: programs, libraries and fonts of the system, its own program, and nothing that belongs to anybody. */
const readOnly = (executablePath: string): readonly string[] => [
  ...systemFolders(),
  '/var/cache/fontconfig',
  programFolder(executablePath),
  programFolder(realpathSync(executablePath)),
  process.execPath,
]

/** The command. The door's pipe is file descriptor 5, the debugging pipe 3 and 4. */
export const jailCommand = (input: JailInput): Started => {
  const inside: Enclosure = {
    uid: input.uid,
    readOnly: readOnly(input.executablePath),
    memory: [
      { path: JAIL_HOME, bytes: HOME_BYTES },
      { path: '/dev/shm', bytes: SHARED_BYTES },
    ],
    env: {
      ...input.env,
      ...(input.hasDoor ? { NODE_CHANNEL_FD: String(DOOR_FD), NODE_CHANNEL_SERIALIZATION_MODE: 'json' } : {}),
    },
    // Chromium builds its own sandbox inside, out of user namespaces.
    nests: true,
    command: [
      'prlimit',
      '--core=0',
      'sh',
      '-c',
      SCRIPT,
      'sh',
      process.execPath,
      input.hasDoor ? DOOR_SCRIPT : '',
      input.executablePath,
      ...input.flags,
    ],
  }
  return enclose(input.walls, inside)
}
