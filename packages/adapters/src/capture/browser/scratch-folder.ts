/** The browser's throw-away home: a fresh folder a browser, owned by the browser's user, removed with everything in it. */
import { chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const PREFIX = 'smart-rescue-browser-'

/** A socket's path holds 107 bytes on Linux and 103 on a Mac, and the browser adds `/org.chromium.Chromium.XXXXXX/SingletonSocket`. */
const LONGEST_SOCKET_FOLDER = 103 - 46

/** True when a user without rights of their own can walk down to the folder (every parent has the "others may enter" bit). */
const isReachable = async (folder: string): Promise<boolean> => {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const facts = await stat(at)
    if ((facts.mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** A folder of one browser. */
export interface ScratchFolder {
  readonly path: string
  /** True when the wanted place could not be entered by the browser's user and the system's temporary folder is used. */
  readonly elsewhere: boolean
  /** Where the browser puts its sockets: the folder itself, or a short private one where its path is too long for a socket. */
  readonly sockets: string
  /** Removes the folder; tries again while dying processes still write into it. */
  remove(): Promise<void>
}

/** Makes a scratch folder below `wanted`, for the user `uid` when given (we are root and the browser is not). */
export const makeScratchFolder = async (wanted: string, uid: number | undefined): Promise<ScratchFolder> => {
  await mkdir(wanted, { recursive: true, mode: 0o711 })
  const reachable = uid === undefined || (await isReachable(wanted))
  const path = await mkdtemp(join(reachable ? wanted : tmpdir(), `${PREFIX}${process.pid}-`))
  const isShort = Buffer.byteLength(path) <= LONGEST_SOCKET_FOLDER
  const sockets = isShort ? path : await mkdtemp(join(tmpdir(), 'sr-'))
  const folders = [...new Set([path, sockets])]
  if (uid !== undefined) for (const folder of folders) await chown(folder, uid, uid)
  return {
    path,
    elsewhere: !reachable,
    sockets,
    remove: async () => {
      for (const folder of folders)
        await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    },
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes what browsers of a program that was killed left behind; answers with the number of folders. A living program's folders stay. */
export const sweepScratchFolders = async (wanted: string): Promise<number> => {
  const names = await readdir(wanted).catch(() => [])
  let removed = 0
  for (const name of names) {
    if (!name.startsWith(PREFIX)) continue
    const pid = Number(name.slice(PREFIX.length).split('-')[0])
    if (!Number.isInteger(pid) || pid <= 0 || isAlive(pid)) continue
    await rm(join(wanted, name), { recursive: true, force: true, maxRetries: 3 })
    removed += 1
  }
  return removed
}
