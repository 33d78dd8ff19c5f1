/** Positions in an encrypted blob (C2SP chunked-encryption): where chunks lie and how long things are. Holds no cryptography. */
import { joinBytes, utf8 } from './bytes.ts'
import { accept, type Outcome, refuse } from './outcome.ts'

/** Plaintext bytes of a full chunk. */
export const CHUNK_LENGTH = 16_384
/** Bytes that AES-256-GCM adds to a chunk. */
export const TAG_LENGTH = 16
/** Bytes of the random salt that begins a blob. */
export const SALT_LENGTH = 24
/** Bytes of the key commitment that follows the salt. */
export const COMMITMENT_LENGTH = 32
/** Bytes before the first chunk. */
export const HEADER_LENGTH = SALT_LENGTH + COMMITMENT_LENGTH
/** Most chunks a blob may have, by the specification: 2^38. */
export const MAX_CHUNKS = 2 ** 38

const SEALED_CHUNK = CHUNK_LENGTH + TAG_LENGTH

/** The HKDF-Expand info for a blob: label, AEAD name, 0x00, salt, context. */
export const chunkKeyInfo = (salt: Uint8Array, context: Uint8Array): Uint8Array =>
  joinBytes(utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM'), Uint8Array.of(0), salt, context)

/** How many chunks a plaintext of `length` bytes has. The last is always short, so 16 KiB make two. */
export const chunkCount = (length: number): number => Math.floor(length / CHUNK_LENGTH) + 1

/** Bytes of the blob that seals `length` bytes of plaintext. */
export const sealedLength = (length: number): number =>
  HEADER_LENGTH + length + chunkCount(length) * TAG_LENGTH

/** Where chunk `index` begins in the blob, in bytes. */
export const chunkPosition = (index: number): number => HEADER_LENGTH + index * SEALED_CHUNK

/** Bytes of plaintext in a blob of `length` bytes; refuses lengths that no whole blob can have (cut short, or padded). */
export const openedLength = (length: number): Outcome<number> => {
  const body = length - HEADER_LENGTH
  const last = body % SEALED_CHUNK
  if (body < TAG_LENGTH || last < TAG_LENGTH)
    return refuse('blob.length', `A blob of ${length} bytes has no final chunk: it was cut short.`)
  const chunks = Math.floor(body / SEALED_CHUNK) + 1
  if (chunks > MAX_CHUNKS) return refuse('blob.length', 'The blob has more chunks than the format allows.')
  return accept(body - chunks * TAG_LENGTH)
}

/** The chunks that hold plaintext bytes `start` to `end` (exclusive), and how much of the first to leave out. */
export interface ChunkSpan {
  readonly first: number
  /** One past the last chunk to read. */
  readonly end: number
  /** Bytes to drop from the start of the first chunk. */
  readonly skip: number
}

/** Which chunks to read for a range of plaintext. An empty range needs none. */
export const spanChunks = (start: number, end: number): ChunkSpan => {
  const first = Math.floor(start / CHUNK_LENGTH)
  return {
    first,
    end: end > start ? Math.floor((end - 1) / CHUNK_LENGTH) + 1 : first,
    skip: start % CHUNK_LENGTH,
  }
}

/** The nonce of chunk `index`: the base nonce XOR the index as a 96-bit big-endian number. */
export const chunkNonce = (base: Uint8Array, index: number): Uint8Array => {
  const nonce = Uint8Array.from(base)
  let rest = index
  for (let at = nonce.length - 1; rest > 0 && at >= 0; at--) {
    nonce[at] = (nonce[at] ?? 0) ^ (rest % 256)
    rest = Math.floor(rest / 256)
  }
  return nonce
}
