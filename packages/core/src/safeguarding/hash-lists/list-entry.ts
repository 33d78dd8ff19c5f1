/** One entry of a known-hash list, and what its digits and its label say it is. */

import { fromBase64, toHex } from '../../integrity/index.ts'

/** Hashes that can be compared. */
export const HASH_ALGORITHMS = ['sha256', 'sha1', 'md5', 'pdq', 'blockhash'] as const
/** One of the algorithms. */
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number]

/** A hash in lower-case hex with its algorithm. */
export interface ListEntry {
  readonly algorithm: HashAlgorithm
  readonly hex: string
}

const DIGITS: Readonly<Record<HashAlgorithm, number>> = {
  sha256: 64,
  sha1: 40,
  md5: 32,
  pdq: 64,
  blockhash: 64,
}

/** Labels of lists in use: ThreatExchange's indicator types, hasher-matcher-actioner's signal types, and plain names. */
const LABELS: Readonly<Record<string, HashAlgorithm>> = {
  sha256: 'sha256',
  hashsha256: 'sha256',
  sha1: 'sha1',
  hashsha1: 'sha1',
  md5: 'md5',
  hashmd5: 'md5',
  videomd5: 'md5',
  hashvideomd5: 'md5',
  imagemd5: 'md5',
  photomd5: 'md5',
  pdq: 'pdq',
  hashpdq: 'pdq',
  pdqhash: 'pdq',
  imagepdq: 'pdq',
  photopdq: 'pdq',
  pdqocr: 'pdq',
  blockhash: 'blockhash',
  hashblockhash: 'blockhash',
}

/** Hashes that lists also carry and that nobody may compare without a licence, or that are no pictures' hashes. */
const FOREIGN = /photodna|pdna|tmk|vpdq|ssdeep|tlsh|netclean|videohash/

const squeeze = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]/g, '')

/** What a label means: an algorithm, `foreign` for one that cannot be compared here, or undefined. */
export const readLabel = (label: string): HashAlgorithm | 'foreign' | undefined => {
  const squeezed = squeeze(label)
  return LABELS[squeezed] ?? (FOREIGN.test(squeezed) ? 'foreign' : undefined)
}

/** The algorithm that a file's name speaks of, where it speaks of exactly one. */
export const guessFromName = (name: string): HashAlgorithm | undefined => {
  const found = HASH_ALGORITHMS.filter((algorithm) => squeeze(name).includes(algorithm))
  return found.length === 1 ? found[0] : undefined
}

/** Whether the digits fit the algorithm. */
export const fitsAlgorithm = (hex: string, algorithm: HashAlgorithm): boolean =>
  hex.length === DIGITS[algorithm] && /^[0-9a-f]+$/.test(hex)

/** The algorithm that the number of digits alone leaves: 64 digits may be SHA-256, PDQ or blockhash, so they leave none. */
export const guessFromDigits = (hex: string): HashAlgorithm | undefined =>
  fitsAlgorithm(hex, 'sha1') ? 'sha1' : fitsAlgorithm(hex, 'md5') ? 'md5' : undefined

/** Lower-case hex of what may be base64 (as video MD5 and SHA lists have it) or hex in any case; undefined for anything else. */
export const readDigits = (value: string): string | undefined => {
  const trimmed = value.trim().replace(/^["']|["']$/g, '')
  if (/^(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/.test(trimmed)) return trimmed.toLowerCase()
  if (!/^(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=)$/.test(trimmed)) return undefined
  const bytes = fromBase64(trimmed)
  return bytes === undefined ? undefined : toHex(bytes)
}
