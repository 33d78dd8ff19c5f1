/** Opens a sealed blob for reading, whole or a range, chunk by chunk; nothing is released before it is authenticated. */
import {
  CHUNK_LENGTH,
  chunkCount,
  chunkPosition,
  HEADER_LENGTH,
  openedLength,
  spanChunks,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import type { Disk, FileInReading } from '../disk/disk.ts'
import { blobPath } from '../disk/layout.ts'
import { type BlobKeys, decryptChunk, keysFromHeader } from './chunk-cipher.ts'

/** Chunks that are read from disk at once: 1 MiB. */
const CHUNKS_AT_ONCE = 64

/** A blob whose header opened under its key. */
export interface OpenBlob {
  readonly plaintextLength: number
  /** Plaintext bytes `start` to `end` (exclusive, clamped to the length). Throws `locker.damaged` at the first wrong chunk. Closes the file at its end. */
  read(start?: number, end?: number): AsyncGenerator<Buffer>
  close(): Promise<void>
}

/** Opens a blob; throws `locker.not-found` where the file is missing and `locker.damaged` where it cannot be what was sealed. */
export const openBlob = async (
  disk: Disk,
  ciphertext: string,
  dataKey: Uint8Array,
  context: Uint8Array,
): Promise<OpenBlob> => {
  const file = await disk.open(blobPath(ciphertext))
  if (file === undefined) throw new Failure('locker.not-found')
  try {
    const length = openedLength(file.length)
    if (!length.ok) throw new Failure('locker.damaged')
    const keys = keysFromHeader(dataKey, context, await file.read(0, HEADER_LENGTH))
    return {
      plaintextLength: length.value,
      read: (start = 0, end = length.value) => readRange(file, keys, length.value, start, end),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function* readRange(
  file: FileInReading,
  keys: BlobKeys,
  length: number,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  try {
    const total = chunkCount(length)
    const stop = Math.min(end, length)
    const span = spanChunks(Math.min(start, stop), stop)
    // A whole read authenticates the final chunk too, even an empty one: it alone proves that nothing was cut off.
    const last = stop === length ? total : span.end
    let at = span.first * CHUNK_LENGTH
    for (let first = span.first; first < last; first += CHUNKS_AT_ONCE) {
      const until = Math.min(first + CHUNKS_AT_ONCE, last)
      const sealed = await file.read(chunkPosition(first), chunkPosition(until) - chunkPosition(first))
      const pieces: Buffer[] = []
      for (let index = first; index < until; index++) {
        const from = chunkPosition(index) - chunkPosition(first)
        const chunk = decryptChunk(
          keys,
          index,
          sealed.subarray(from, from + chunkPosition(1) - chunkPosition(0)),
        )
        if (chunk.length !== Math.min(CHUNK_LENGTH, length - index * CHUNK_LENGTH))
          throw new Failure('locker.damaged')
        pieces.push(chunk.subarray(Math.max(0, start - at), Math.max(0, Math.min(chunk.length, stop - at))))
        at += chunk.length
      }
      const released = Buffer.concat(pieces)
      if (released.length > 0) yield released
    }
  } finally {
    await file.close()
  }
}
