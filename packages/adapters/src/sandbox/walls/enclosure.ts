/** What a process may see and be when it is walled in, said once for every way of building the walls. */
import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** A memory file system inside the walls: gone, whatever happens, when the last process inside ends. */
export interface MemoryFolder {
  readonly path: string
  /** Most bytes it may hold. */
  readonly bytes: number
}

/** The inside: everything that is not named does not exist there. It never has a network but a loopback of its own. */
export interface Enclosure {
  /** User and group inside, where this program is root; otherwise its own user, mapped. */
  readonly uid: number | undefined
  /** Files and folders that may be read, at the same paths. Those that do not exist are left out. */
  readonly readOnly: readonly string[]
  readonly memory: readonly MemoryFolder[]
  readonly env: Readonly<Record<string, string>>
  /** True where the program builds walls of its own out of user namespaces (Chromium). */
  readonly nests: boolean
  /** File descriptor of the started process that holds a compiled system call filter. */
  readonly filterFd?: number
  /** File descriptor on which bubblewrap tells the number of its first process, so that it can be ended at any moment. */
  readonly statusFd?: number
  readonly command: readonly string[]
}

/** A process to start: how, not where. */
export interface Started {
  readonly program: string
  readonly args: readonly string[]
}

/** Root of the code that sandboxed scripts may import. */
const ROOT = resolve(import.meta.dirname, '../../../../..')

/** What a Node program of ours needs to read: itself, its packages, and the Node that runs it. */
export const codeFolders = (): readonly string[] => [
  resolve(ROOT, 'packages'),
  resolve(ROOT, 'node_modules'),
  realpathSync(process.execPath),
  process.execPath,
]

const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/nix/store', '/gnu/store']
const SETTINGS = ['ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'fonts', 'alternatives', 'localtime']

/** Programs and libraries of the system and the few settings they need; no accounts, keys, names or homes. Not /opt: people put whole products there, with their data. */
export const systemFolders = (): readonly string[] => [...SYSTEM, ...SETTINGS.map((name) => `/etc/${name}`)]

/** The parents of a path, outermost first, without the root. */
export const parentsOf = (path: string): readonly string[] => {
  const parents: string[] = []
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) parents.unshift(at)
  return parents
}

/** The existing paths among the given, absolute, none twice and none below another. */
export const outermost = (paths: readonly string[]): readonly string[] => {
  const all = [...new Set(paths.map((path) => resolve(path)))].filter((path) => existsSync(path)).sort()
  return all.filter((path) => !all.some((other) => path !== other && path.startsWith(`${other}/`)))
}
