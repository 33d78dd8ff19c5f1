/** Invented wallet addresses from a published seed: well formed, checksummed, and without a private key known to anybody. */
import { createHash } from 'node:crypto'

/** The published seed. Each address takes the first 20 bytes of sha256(`seed/name`) as its hash, so no key was ever made. */
const WALLET_SEED = 'Smart Rescue, training pack Harbour, version 1'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** Version byte of a Bitcoin pay-to-public-key-hash address and of a Tron address. */
const VERSIONS = { bitcoin: 0x00, tron: 0x41 }

const sha256 = (data) => createHash('sha256').update(data).digest()

/** Base58Check (Bitcoin wiki, "Base58Check encoding"): payload, four bytes of double SHA-256, leading zeros as `1`. */
export function encodeBase58Check(payload) {
  const bytes = Buffer.concat([payload, sha256(sha256(payload)).subarray(0, 4)])
  let number = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text
  for (const byte of bytes) {
    if (byte !== 0) break
    text = `1${text}`
  }
  return text
}

/** The invented address of a chain (`bitcoin` or `tron`) under a name; the same name gives the same address, always. */
export function inventWallet(chain, name) {
  const hash = sha256(`${WALLET_SEED}/${name}`).subarray(0, 20)
  return encodeBase58Check(Buffer.concat([Buffer.from([VERSIONS[chain]]), hash]))
}
