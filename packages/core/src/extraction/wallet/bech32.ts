/** Bech32 and Bech32m (BIP 173, BIP 350): whether an address's checksum holds, and its witness version. */

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const BECH32 = 1
const BECH32M = 0x2bc830a3

const step = (sum: number, value: number): number => {
  const top = sum >>> 25
  let next = ((sum & 0x1ffffff) << 5) ^ value
  for (let i = 0; i < 5; i++) if ((top >>> i) & 1) next ^= GENERATORS[i] ?? 0
  return next >>> 0
}

/** The first data value (for Bitcoin the witness version) of a sound address, or `undefined`. Version 0 needs Bech32, later ones Bech32m. */
export function readBech32(address: string): number | undefined {
  const lower = address.toLowerCase()
  if (lower !== address && address.toUpperCase() !== address) return undefined
  const split = lower.lastIndexOf('1')
  if (split < 1 || lower.length - split < 7) return undefined
  let sum = 1
  for (let i = 0; i < split; i++) sum = step(sum, lower.charCodeAt(i) >> 5)
  sum = step(sum, 0)
  for (let i = 0; i < split; i++) sum = step(sum, lower.charCodeAt(i) & 31)
  for (let i = split + 1; i < lower.length; i++) {
    const value = LETTERS.indexOf(lower.charAt(i))
    if (value < 0) return undefined
    sum = step(sum, value)
  }
  const version = LETTERS.indexOf(lower.charAt(split + 1))
  return sum === BECH32 || sum === BECH32M ? checkVersion(version, sum) : undefined
}

function checkVersion(version: number, sum: number): number | undefined {
  return (sum === BECH32) === (version === 0) ? version : undefined
}
