/** Base58 with a double SHA-256 checksum (Base58Check), as Bitcoin and its relatives write addresses. */
import { sha256 } from '@noble/hashes/sha2.js'

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** XRP Ledger's own order of the same letters. */
export const RIPPLE_ALPHABET = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

/** The bytes of a base58 string, or `undefined` where a character is none of the alphabet. For at most 128 characters. */
export function decodeBase58(text: string, alphabet = BITCOIN): Uint8Array | undefined {
  if (text.length > 128) return undefined
  const bytes: number[] = []
  for (const character of text) {
    let carry = alphabet.indexOf(character)
    if (carry < 0) return undefined
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255)
  }
  for (let i = 0; i < text.length && text.charAt(i) === alphabet.charAt(0); i++) bytes.push(0)
  return Uint8Array.from(bytes.reverse())
}

/** The payload (version byte first) when the last four bytes are the checksum of the rest, else `undefined`. */
export function decodeBase58Check(text: string, alphabet = BITCOIN): Uint8Array | undefined {
  const bytes = decodeBase58(text, alphabet)
  if (!bytes || bytes.length < 5) return undefined
  const payload = bytes.subarray(0, -4)
  const check = sha256(sha256(payload))
  return bytes.subarray(-4).every((byte, i) => byte === check[i]) ? payload : undefined
}
