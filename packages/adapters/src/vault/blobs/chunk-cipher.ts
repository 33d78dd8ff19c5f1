/** C2SP chunked-encryption with AES-256-GCM and HKDF-Expand-SHA512: the keys of one blob, and its chunks one at a time. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import {
  CHUNK_LENGTH,
  COMMITMENT_LENGTH,
  chunkKeyInfo,
  chunkNonce,
  MAX_CHUNKS,
  SALT_LENGTH,
  TAG_LENGTH,
  utf8,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'

const KEY_LENGTH = 32
const NONCE_LENGTH = 12

/** What one blob is encrypted with. */
export interface BlobKeys {
  /** As an object made once, because making it anew for every chunk costs a tenth of the throughput. */
  readonly key: KeyObject
  readonly baseNonce: Buffer
  readonly commitment: Buffer
}

/** What a blob is bound to besides its key: log origin ‖ case pseudonym ‖ media type. */
export const blobContext = (origin: string, scope: string, mediaType: string): Uint8Array =>
  utf8(`${origin}${scope}${mediaType}`)

const expandSha512 = (key: Uint8Array, info: Uint8Array, length: number): Buffer => {
  const blocks: Buffer[] = []
  for (let count = 1; blocks.length * 64 < length; count++) {
    const block = createHmac('sha512', key)
      .update(blocks.at(-1) ?? '')
      .update(info)
    blocks.push(block.update(Uint8Array.of(count)).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}

/** Derives key, base nonce and commitment (RFC 5869, Expand only). `dataKey` is 32 random bytes, `salt` 24. */
export const deriveBlobKeys = (dataKey: Uint8Array, salt: Uint8Array, context: Uint8Array): BlobKeys => {
  const all = expandSha512(
    dataKey,
    chunkKeyInfo(salt, context),
    KEY_LENGTH + NONCE_LENGTH + COMMITMENT_LENGTH,
  )
  return {
    key: createSecretKey(all.subarray(0, KEY_LENGTH)),
    baseNonce: all.subarray(KEY_LENGTH, KEY_LENGTH + NONCE_LENGTH),
    commitment: all.subarray(KEY_LENGTH + NONCE_LENGTH),
  }
}

/** Encrypts chunk `index`: ciphertext and tag. Full chunks have 16 KiB, the final one must be shorter. */
export const encryptChunk = (keys: BlobKeys, index: number, chunk: Uint8Array): Buffer[] => {
  if (index >= MAX_CHUNKS || chunk.length > CHUNK_LENGTH) throw new RangeError('chunk out of range')
  const cipher = createCipheriv('aes-256-gcm', keys.key, chunkNonce(keys.baseNonce, index))
  const body = cipher.update(chunk)
  cipher.final()
  return [body, cipher.getAuthTag()]
}

/** Decrypts chunk `index`; throws `locker.damaged` when it is not what was sealed at this place. */
export const decryptChunk = (keys: BlobKeys, index: number, chunk: Uint8Array): Buffer => {
  if (chunk.length < TAG_LENGTH) throw new Failure('locker.damaged')
  const decipher = createDecipheriv('aes-256-gcm', keys.key, chunkNonce(keys.baseNonce, index), {
    authTagLength: TAG_LENGTH,
  })
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG_LENGTH))
  const plain = decipher.update(chunk.subarray(0, chunk.length - TAG_LENGTH))
  try {
    decipher.final()
  } catch (error) {
    throw new Failure('locker.damaged', { cause: error })
  }
  return plain
}

/** Keys of a blob from its header; throws `locker.damaged` when the commitment is not of this key and context. */
export const keysFromHeader = (dataKey: Uint8Array, context: Uint8Array, header: Uint8Array): BlobKeys => {
  const keys = deriveBlobKeys(dataKey, header.subarray(0, SALT_LENGTH), context)
  const commitment = header.subarray(SALT_LENGTH, SALT_LENGTH + COMMITMENT_LENGTH)
  if (commitment.length !== COMMITMENT_LENGTH || !timingSafeEqual(commitment, keys.commitment))
    throw new Failure('locker.damaged')
  return keys
}
