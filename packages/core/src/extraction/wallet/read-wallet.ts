/** Tells which chain an address belongs to, by its form and its checksum. */
import { keccak_256 } from '@noble/hashes/sha3.js'
import { decodeBase58Check, RIPPLE_ALPHABET } from './base58.ts'
import { readBech32 } from './bech32.ts'
import { isMoneroAddress } from './monero.ts'

/** A wallet read: `proven` when a checksum holds, else only the form is right. */
export interface Wallet {
  readonly chain: string
  readonly address: string
  readonly proven: boolean
}

/** Version bytes of Base58Check addresses of 21 bytes (payload with version). */
const VERSIONS: Readonly<Record<number, string>> = {
  0: 'bitcoin',
  5: 'bitcoin',
  48: 'litecoin',
  50: 'litecoin',
  30: 'dogecoin',
  22: 'dogecoin',
  76: 'dash',
  16: 'dash',
  65: 'tron',
}
const BECH32_CHAINS: Readonly<Record<string, string>> = { bc1: 'bitcoin', ltc1: 'litecoin' }

/** Reads one word of letters and digits as a wallet address; `undefined` when it is none. */
export function readWallet(word: string): Wallet | undefined {
  const length = word.length
  if (/^0x/i.test(word)) return length === 42 ? readEthereum(word) : undefined
  const prefix = /^(?:bc1|ltc1)/i.exec(word)?.[0].toLowerCase()
  if (prefix !== undefined && length <= 90) {
    if (readBech32(word) === undefined) return undefined
    return { chain: BECH32_CHAINS[prefix] ?? prefix, address: word.toLowerCase(), proven: true }
  }
  if (length === 95 || length === 106) {
    if (!/^[48]/.test(word) || !isMoneroAddress(word)) return undefined
    return { chain: 'monero', address: word, proven: true }
  }
  if (length < 25 || length > 36) return undefined
  return /^[13LMDA9XTrt7]/.test(word) ? readBase58(word) : undefined
}

function readBase58(word: string): Wallet | undefined {
  const ripple = word.startsWith('r') ? decodeBase58Check(word, RIPPLE_ALPHABET) : undefined
  if (ripple?.length === 21 && ripple[0] === 0) return { chain: 'ripple', address: word, proven: true }
  const payload = decodeBase58Check(word)
  if (payload?.length === 22 && payload[0] === 0x1c && (payload[1] === 0xb8 || payload[1] === 0xbd)) {
    return { chain: 'zcash', address: word, proven: true }
  }
  const chain = payload?.length === 21 ? VERSIONS[payload[0] ?? -1] : undefined
  return chain === undefined ? undefined : { chain, address: word, proven: true }
}

/** EIP-55: capitals are a checksum; all lower or all upper case carries none. */
function readEthereum(word: string): Wallet | undefined {
  const hex = word.slice(2)
  if (!/^[0-9a-f]{40}$/i.test(hex)) return undefined
  const lower = hex.toLowerCase()
  const plain = hex === lower || hex === hex.toUpperCase()
  if (!plain && !hasChecksumCase(hex, lower)) return undefined
  return { chain: 'ethereum', address: `0x${lower}`, proven: !plain }
}

function hasChecksumCase(hex: string, lower: string): boolean {
  const hash = keccak_256(Uint8Array.from(lower, (character) => character.charCodeAt(0)))
  for (let i = 0; i < 40; i++) {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15
    const character = hex.charAt(i)
    if (/[a-f]/i.test(character) && nibble >= 8 !== (character === character.toUpperCase())) return false
  }
  return true
}
