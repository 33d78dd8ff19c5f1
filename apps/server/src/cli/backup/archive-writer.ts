/** Writes one archive: entries as they come, a manifest of their hashes at the end, and its final name only when all of it is on disk. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '@smart-rescue/schema'
import { BLOCK, padding, writeTarHeader } from './tar.ts'

/** Name of the entry that ends every archive: name → length and SHA-256 in hex of every entry before it. */
export const MANIFEST = 'MANIFEST.json'

/** Length and SHA-256 (hex) of an entry. */
export interface EntryFacts {
  readonly length: number
  readonly sha256: string
}

/** An archive in the making. */
export interface ArchiveWriter {
  /** Adds an entry of exactly `length` bytes; throws when there are more or fewer. */
  add(name: string, length: number, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>
  /** Writes the manifest, makes everything durable, gives the file its name, and answers the manifest's SHA-256. */
  finish(): Promise<string>
  /** Removes what was written. */
  abandon(): Promise<void>
}

const nameDiskError = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    ? new Failure('locker.disk-full', { cause: error })
    : error

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten
}

/** Opens an archive that will be `path`. Throws where something of that name is there already. */
export const createArchive = async (path: string): Promise<ArchiveWriter> => {
  const partial = `${path}.partial`
  const file = await open(partial, 'wx', 0o600).catch((cause: unknown) =>
    Promise.reject(
      new Failure('data.unwritable', {
        detail:
          'The backup file cannot be written there, or an unfinished one is in its place (FILE.partial).',
        cause,
      }),
    ),
  )
  const entries: Record<string, EntryFacts> = {}

  const put = async (
    name: string,
    length: number,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ) => {
    const hash = createHash('sha256')
    await writeAll(file, writeTarHeader({ name, length }))
    let written = 0
    for await (const chunk of bytes) {
      written += chunk.length
      if (written > length) break
      hash.update(chunk)
      await writeAll(file, chunk)
    }
    if (written !== length) throw new Error('an entry changed its length while it was read')
    await writeAll(file, Buffer.alloc(padding(length)))
    return hash.digest('hex')
  }

  return {
    add: async (name, length, bytes) => {
      try {
        entries[name] = { length, sha256: await put(name, length, bytes) }
      } catch (error) {
        throw nameDiskError(error)
      }
    },
    finish: async () => {
      try {
        const manifest = Buffer.from(`${JSON.stringify({ v: 1, entries })}\n`)
        const hash = await put(MANIFEST, manifest.length, [manifest])
        await writeAll(file, Buffer.alloc(2 * BLOCK))
        await file.sync()
        await file.close()
        await rename(partial, path)
        await syncFolder(dirname(path))
        return hash
      } catch (error) {
        throw nameDiskError(error)
      }
    },
    abandon: async () => {
      await file.close().catch(() => {})
      await rm(partial, { force: true })
    },
  }
}
