/** The disk of this machine through node:fs, with every failure turned into a code of the registry. */
import { existsSync } from 'node:fs'
import { type FileHandle, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import { type Disk, type FileInReading, type FileInWriting, folderOf } from './disk.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))

/** A full disk may have room again; anything else that fails while writing means that the disk cannot be trusted. */
const toFailure = (error: unknown): Failure => {
  const code = codeOf(error)
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
  return new Failure(isFull ? 'locker.disk-full' : 'locker.stopped', { cause: error })
}

const writing = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    throw error instanceof Failure ? error : toFailure(error)
  }
}

/** A failed sync or close is final, whatever its reason: the kernel may have dropped the pages already. */
const confirming = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    throw new Failure('locker.stopped', { cause: error })
  }
}

/** One system call that writes some of the bytes and says how many. */
export type WriteSome = (bytes: Uint8Array) => Promise<number>

/** Calls `writeSome` until all bytes are written: a short write is legal and says nothing about the rest (POSIX write). */
export const writeFully = async (writeSome: WriteSome, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length; ) {
    const written = await writeSome(bytes.subarray(at))
    if (written <= 0) throw new Failure('locker.stopped')
    at += written
  }
}

const fileInWriting = (handle: FileHandle): FileInWriting => {
  let position = 0
  const writeSome: WriteSome = async (rest) => {
    const { bytesWritten } = await handle.write(rest, 0, rest.length, position)
    position += bytesWritten
    return bytesWritten
  }
  return {
    write: (bytes) => writing(() => writeFully(writeSome, bytes)),
    sync: () => confirming(() => handle.sync()),
    close: () => confirming(() => handle.close()),
  }
}

const fileInReading = async (handle: FileHandle): Promise<FileInReading> => {
  const { size } = await handle.stat()
  return {
    length: size,
    read: async (position, length) => {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - position)))
      let filled = 0
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return buffer.subarray(0, filled)
    },
    close: () => handle.close(),
  }
}

const orAbsent = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await act()
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** The disk below `root`. Files are made for the owner only (0600, folders 0700). */
export const nodeDisk = (root: string): Disk => {
  const at = (path: string): string => join(root, path)
  return {
    has: (path) => existsSync(at(path)),
    read: (path) => orAbsent(() => readFile(at(path))),
    open: (path) => orAbsent(async () => fileInReading(await open(at(path), 'r'))),
    create: (path) => writing(async () => fileInWriting(await open(at(path), 'w', 0o600))),
    rename: (from, to) => writing(() => rename(at(from), at(to))),
    link: (from, to) =>
      writing(async () => {
        try {
          await link(at(from), at(to))
          return true
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false
          throw error
        }
      }),
    remove: (path) => writing(() => rm(at(path), { force: true })),
    list: async (folder) => ((await orAbsent(() => readdir(at(folder)))) ?? []).sort(),
    makeFolder: (folder) =>
      writing(async () => {
        await mkdir(at(folder), { recursive: true, mode: 0o700 })
      }),
    syncFolder: (folder) =>
      confirming(async () => {
        const handle = await open(at(folder), 'r')
        try {
          await handle.sync()
        } finally {
          await handle.close()
        }
      }),
  }
}

/** Makes a folder and makes it durable up to the root. `known` remembers folders this process has made durable already. */
export const ensureFolder = async (disk: Disk, folder: string, known: Set<string>): Promise<void> => {
  if (known.has(folder)) return
  await disk.makeFolder(folder)
  for (let at = folder; at !== ''; at = folderOf(at)) {
    if (known.has(at)) break
    await disk.syncFolder(folderOf(at))
  }
  known.add(folder)
}
