/** OpenTimestamps files (`.ots`): read, and held against what they stamp. Whether a Bitcoin block holds them is not checked here: that needs its headers. */
import { ripemd160, sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { equalBytes, fromUtf8, joinBytes, toHex, utf8 } from '../integrity/index.ts'

/** What a file promises: a calendar that will know more, a Bitcoin block by its height and Merkle root, or something else. */
export type OtsAttestation =
  | { readonly kind: 'pending'; readonly calendar: string }
  | { readonly kind: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  | { readonly kind: 'unknown'; readonly tag: string }

/** A file that could be read; or why not. `matches` says whether it is about the bytes that it was held against. */
export type OtsReading =
  | {
      readonly ok: true
      readonly matches: boolean
      readonly algorithm: string
      readonly digest: string
      readonly attestations: readonly OtsAttestation[]
    }
  | { readonly ok: false; readonly code: OtsCode; readonly sentence: string }

const SENTENCES = {
  'ots.format': 'The file is not an OpenTimestamps proof.',
  'ots.version': 'The file is an OpenTimestamps proof of a version that is not known here.',
  'ots.truncated': 'The OpenTimestamps proof is cut off.',
  'ots.trailing': 'Bytes follow the OpenTimestamps proof.',
  'ots.operation': 'The OpenTimestamps proof uses an operation that is not known here.',
  'ots.too-large': 'The OpenTimestamps proof is larger or deeper than any real one.',
} as const

/** Why a file cannot be read. */
export type OtsCode = keyof typeof SENTENCES

class OtsFault extends Error {
  readonly code: OtsCode
  constructor(code: OtsCode) {
    super(code)
    this.code = code
  }
}

const MAGIC = joinBytes(
  Uint8Array.of(0),
  utf8('OpenTimestamps'),
  Uint8Array.of(0, 0),
  utf8('Proof'),
  Uint8Array.of(0, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94),
)
const MAX_FILE = 1 << 20
const MAX_MESSAGE = 4096
const MAX_DEPTH = 256
const MAX_STEPS = 10_000

const HASHES: Readonly<
  Record<number, { readonly name: string; readonly length: number; hash(bytes: Uint8Array): Uint8Array }>
> = {
  2: { name: 'sha1', length: 20, hash: sha1 },
  3: { name: 'ripemd160', length: 20, hash: ripemd160 },
  8: { name: 'sha256', length: 32, hash: sha256 },
  103: { name: 'keccak256', length: 32, hash: keccak_256 },
}

const PENDING = '83dfe30d2ef90c8e'
const BITCOIN = '0588960d73d71901'

/** Takes bytes off the front. */
class OtsBytes {
  readonly #bytes: Uint8Array
  #at = 0
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new OtsFault('ots.truncated')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  /** LEB128, unsigned. */
  number(): number {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte()
      value += (byte & 0x7f) * shift
      if (value > 0xffff_ffff) throw new OtsFault('ots.too-large')
      if (byte < 0x80) return value
    }
  }

  string(longest: number): Uint8Array {
    const length = this.number()
    if (length > longest) throw new OtsFault('ots.too-large')
    return this.take(length)
  }
}

const readAttestation = (from: OtsBytes, message: Uint8Array): OtsAttestation => {
  const tag = toHex(from.take(8))
  const payload = new OtsBytes(from.string(8192))
  if (tag === PENDING) {
    const calendar = fromUtf8(payload.string(1000)) ?? ''
    // The reference implementation allows these characters only, so that an address cannot mislead who reads it.
    if (!/^[A-Za-z0-9./:_-]+$/.test(calendar)) throw new OtsFault('ots.format')
    return { kind: 'pending', calendar }
  }
  if (tag === BITCOIN)
    return {
      kind: 'bitcoin',
      height: payload.number(),
      merkleRoot: toHex(Uint8Array.from(message).reverse()),
    }
  return { kind: 'unknown', tag }
}

const applyOperation = (tag: number, from: OtsBytes, message: Uint8Array): Uint8Array => {
  const hash = HASHES[tag]
  if (hash) return hash.hash(message)
  if (tag === 0xf0) return joinBytes(message, from.string(MAX_MESSAGE))
  if (tag === 0xf1) return joinBytes(from.string(MAX_MESSAGE), message)
  if (tag === 0xf2) return Uint8Array.from(message).reverse()
  if (tag === 0xf3) return utf8(toHex(message))
  throw new OtsFault('ots.operation')
}

const readTimestamp = (from: OtsBytes, digest: Uint8Array): OtsAttestation[] => {
  const attestations: OtsAttestation[] = []
  let steps = 0
  const read = (message: Uint8Array, depth: number): void => {
    if (depth > MAX_DEPTH) throw new OtsFault('ots.too-large')
    for (let isLast = false; !isLast; ) {
      if (++steps > MAX_STEPS) throw new OtsFault('ots.too-large')
      let tag = from.byte()
      isLast = tag !== 0xff
      if (!isLast) tag = from.byte()
      if (tag === 0) attestations.push(readAttestation(from, message))
      else {
        const next = applyOperation(tag, from, message)
        if (next.length > MAX_MESSAGE) throw new OtsFault('ots.too-large')
        read(next, depth + 1)
      }
    }
  }
  read(digest, 0)
  return attestations
}

/** True for bytes that begin as an OpenTimestamps proof does. */
export const isOpenTimestamp = (bytes: Uint8Array): boolean =>
  equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)

/** Reads a detached OpenTimestamps proof and holds it against the bytes it should be about. */
export const readOpenTimestamp = (file: Uint8Array, data: Uint8Array): OtsReading => {
  try {
    if (file.length > MAX_FILE) throw new OtsFault('ots.too-large')
    if (!isOpenTimestamp(file)) throw new OtsFault('ots.format')
    const from = new OtsBytes(file.subarray(MAGIC.length))
    if (from.number() !== 1) throw new OtsFault('ots.version')
    const hash = HASHES[from.byte()]
    if (!hash) throw new OtsFault('ots.operation')
    const digest = from.take(hash.length)
    const attestations = readTimestamp(from, digest)
    if (from.left > 0) throw new OtsFault('ots.trailing')
    // SHA-1 and RIPEMD-160 name a file without proving anything about it.
    const matches = hash.length === 32 && equalBytes(hash.hash(data), digest)
    return { ok: true, matches, algorithm: hash.name, digest: toHex(digest), attestations }
  } catch (error) {
    if (error instanceof OtsFault) return { ok: false, code: error.code, sentence: SENTENCES[error.code] }
    throw error
  }
}
