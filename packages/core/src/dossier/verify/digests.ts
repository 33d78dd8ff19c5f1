/** Running hashes as the verifier uses them: by default one audited implementation for every shell; a shell may hand in a faster one of the same functions. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

/** A hash over bytes that arrive in pieces. */
export interface RunningHash {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

/** SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104). */
export interface Digests {
  sha256(): RunningHash
  hmacSha256(key: Uint8Array): RunningHash
  /** Both over bytes that are held whole, where a shell can do that faster: a browser hashes whole files several times as fast as pieces. */
  whole?(
    bytes: Uint8Array,
    key?: Uint8Array,
  ): Promise<{ readonly sha256: Uint8Array; readonly hmac?: Uint8Array }>
}

const running = (hash: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }): RunningHash => ({
  update: (bytes) => {
    hash.update(bytes)
  },
  digest: () => hash.digest(),
})

/** The pure implementation, which runs everywhere. */
export const PURE_DIGESTS: Digests = {
  sha256: () => running(sha256.create()),
  hmacSha256: (key) => running(hmac.create(sha256, key)),
}
