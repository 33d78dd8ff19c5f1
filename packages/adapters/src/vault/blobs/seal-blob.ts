/** Seals bytes as a blob: encrypted while they stream, made durable, read back and checked, and only then given its name. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import {
  CHUNK_LENGTH,
  chunkCount,
  chunkPosition,
  HEADER_LENGTH,
  SALT_LENGTH,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { type Disk, type FileInWriting, folderOf } from '../disk/disk.ts'
import { blobPath, unfinishedPath } from '../disk/layout.ts'
import { type BlobKeys, decryptChunk, deriveBlobKeys, encryptChunk } from './chunk-cipher.ts'

/** Bytes that are gathered before they are written. */
const WRITE_AT_ONCE = 1_048_576

/** A blob that lies durably under its name but is in no leaf yet. */
export interface FreshBlob {
  readonly ciphertext: string
  readonly ciphertextLength: number
  readonly plaintext: string
  readonly plaintextLength: number
  /** HMAC-SHA-256 of the plaintext under `salt`, as leaves carry it. */
  readonly commitment: string
  /** 32 random bytes in hex. */
  readonly salt: string
  readonly dataKey: Buffer
}

/** Bytes in any pieces. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Cuts a stream into full chunks and one final short one, which may be empty. */
async function* toChunks(bytes: ByteStream): AsyncGenerator<Uint8Array> {
  const pending = Buffer.allocUnsafe(CHUNK_LENGTH)
  let filled = 0
  for await (const piece of bytes) {
    let at = 0
    if (filled > 0) {
      const take = Math.min(CHUNK_LENGTH - filled, piece.length)
      pending.set(piece.subarray(0, take), filled)
      filled += take
      at = take
      if (filled < CHUNK_LENGTH) continue
      yield pending
      filled = 0
    }
    for (; at + CHUNK_LENGTH <= piece.length; at += CHUNK_LENGTH) yield piece.subarray(at, at + CHUNK_LENGTH)
    pending.set(piece.subarray(at), 0)
    filled = piece.length - at
  }
  yield pending.subarray(0, filled)
}

interface Sealing {
  readonly keys: BlobKeys
  readonly salt: Buffer
  readonly header: Buffer
  readonly file: FileInWriting
}

const writeSealed = async (sealing: Sealing, bytes: ByteStream) => {
  const plain = createHash('sha256')
  const commitment = createHmac('sha256', sealing.salt)
  const sealed = createHash('sha256')
  let gathered: Buffer[] = [sealing.header]
  let size = HEADER_LENGTH
  let length = 0
  let index = 0
  let writing: Promise<void> = Promise.resolve()
  /** Writes one block while the next is encrypted; at most one is under way, so memory stays flat. */
  const flush = async () => {
    const block = Buffer.concat(gathered)
    gathered = []
    size = 0
    sealed.update(block)
    await writing
    writing = sealing.file.write(block)
    // The failure is met at the next turn; until then it must not count as unhandled.
    writing.catch(() => undefined)
  }
  for await (const chunk of toChunks(bytes)) {
    plain.update(chunk)
    commitment.update(chunk)
    gathered.push(...encryptChunk(sealing.keys, index, chunk))
    length += chunk.length
    size += chunk.length
    index += 1
    if (size >= WRITE_AT_ONCE) await flush()
  }
  await flush()
  await writing
  return {
    length,
    plain: plain.digest('hex'),
    commitment: commitment.digest('hex'),
    sealed: sealed.digest('hex'),
  }
}

/** Reads the file back, hashes it again and opens its first and last chunk (the Yeti 2022 lesson); throws `locker.stopped`. */
const checkWritten = async (
  disk: Disk,
  path: string,
  keys: BlobKeys,
  expected: { sealed: string; length: number },
): Promise<number> => {
  const file = await disk.open(path)
  if (file === undefined) throw new Failure('locker.stopped')
  try {
    const hash = createHash('sha256')
    for (let at = 0; at < file.length; at += WRITE_AT_ONCE) hash.update(await file.read(at, WRITE_AT_ONCE))
    if (hash.digest('hex') !== expected.sealed) throw new Failure('locker.stopped')
    const last = chunkCount(expected.length) - 1
    for (const index of new Set([0, last])) {
      const end = Math.min(chunkPosition(index + 1), file.length)
      decryptChunk(keys, index, await file.read(chunkPosition(index), end - chunkPosition(index)))
    }
    return file.length
  } catch (error) {
    throw error instanceof Failure && error.code === 'locker.stopped'
      ? error
      : new Failure('locker.stopped', { cause: error })
  } finally {
    await file.close()
  }
}

/** Seals a stream. Throws `locker.disk-full` (nothing remains), `locker.stopped`, or what the stream itself throws. */
export const sealBlob = async (disk: Disk, context: Uint8Array, bytes: ByteStream): Promise<FreshBlob> => {
  const [dataKey, keySalt, salt] = [randomBytes(32), randomBytes(SALT_LENGTH), randomBytes(32)]
  const keys = deriveBlobKeys(dataKey, keySalt, context)
  const temporary = unfinishedPath()
  const file = await disk.create(temporary)
  try {
    let isClosed = false
    try {
      const written = await writeSealed(
        { keys, salt, header: Buffer.concat([keySalt, keys.commitment]), file },
        bytes,
      )
      await file.sync()
      isClosed = true
      await file.close()
      const ciphertextLength = await checkWritten(disk, temporary, keys, written)
      const ciphertext = `sha256:${written.sealed}`
      const path = blobPath(ciphertext)
      await disk.rename(temporary, path)
      await disk.syncFolder(folderOf(path))
      return {
        ciphertext,
        ciphertextLength,
        plaintext: `sha256:${written.plain}`,
        plaintextLength: written.length,
        commitment: `hmac-sha256:${written.commitment}`,
        salt: salt.toString('hex'),
        dataKey,
      }
    } finally {
      if (!isClosed) await file.close()
    }
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined)
    throw error
  }
}
