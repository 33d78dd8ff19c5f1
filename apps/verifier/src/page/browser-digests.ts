/** SHA-256 and HMAC-SHA-256 in a browser: whole files by WebCrypto where it is there (also on file://), in pieces by the pure code otherwise. */
import { type Digests, PURE_DIGESTS } from '@smart-rescue/core/dossier'

const hashWhole: NonNullable<Digests['whole']> = async (bytes, key) => {
  // A copy of its own: WebCrypto takes no view of shared memory.
  const data = Uint8Array.from(bytes)
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', data))
  if (!key) return { sha256 }
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', Uint8Array.from(key), algorithm, false, ['sign'])
  return { sha256, hmac: new Uint8Array(await crypto.subtle.sign('HMAC', secret, data)) }
}

/** The hashes of the page. */
export const BROWSER_DIGESTS: Digests =
  globalThis.crypto?.subtle === undefined ? PURE_DIGESTS : { ...PURE_DIGESTS, whole: hashWhole }
