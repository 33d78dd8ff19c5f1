/** Monero addresses: blocks of base58 with a Keccak checksum (CryptoNote standard 7). */
import { keccak_256 } from '@noble/hashes/sha3.js'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** Bytes of a block by its number of characters; -1 where no block has that many. */
const BLOCK_BYTES = [0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8]
const FULL_BLOCK = 11

const decodeBlock = (text: string): Uint8Array | undefined => {
  const size = BLOCK_BYTES[text.length] ?? -1
  if (size < 0) return undefined
  let value = 0n
  for (const character of text) {
    const digit = ALPHABET.indexOf(character)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  if (value >= 1n << BigInt(8 * size)) return undefined
  const bytes = new Uint8Array(size)
  for (let i = size - 1; i >= 0; i--, value >>= 8n) bytes[i] = Number(value & 255n)
  return bytes
}

/** Whether the text is a standard, sub- or integrated address whose checksum holds. */
export function isMoneroAddress(text: string): boolean {
  if (text.length !== 95 && text.length !== 106) return false
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += FULL_BLOCK) {
    const block = decodeBlock(text.slice(i, i + FULL_BLOCK))
    if (!block) return false
    bytes.push(...block)
  }
  const all = Uint8Array.from(bytes)
  const check = keccak_256(all.subarray(0, -4))
  return all.subarray(-4).every((byte, i) => byte === check[i])
}
