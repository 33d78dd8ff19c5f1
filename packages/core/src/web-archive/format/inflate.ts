/** DEFLATE (RFC 1951) and gzip (RFC 1952), pure: it tells where a member ends, which the index of an archive is about, and never grows past its limit. */
import { crc32 } from '../../dossier/index.ts'

/** What was inflated, and the offset of the first byte behind the compressed ones; undefined for damaged or oversized input. */
export type Inflated = { readonly bytes: Uint8Array; readonly end: number } | undefined

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
]
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

class Damaged extends Error {}

/** A Huffman code as counts by length and symbols in order: decoded bit by bit, which needs no table and no trust. */
interface Code {
  readonly counts: Uint16Array
  readonly symbols: Uint16Array
}

const makeCode = (lengths: Uint8Array): Code => {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  counts[0] = 0
  let left = 1
  const offsets = new Uint16Array(16)
  for (let length = 1; length < 16; length++) {
    left = left * 2 - (counts[length] ?? 0)
    if (left < 0) throw new Damaged('more codes than there is room for')
    if (length < 15) offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0)
  }
  const symbols = new Uint16Array(lengths.length)
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue
    const at = offsets[length] ?? 0
    symbols[at] = symbol
    offsets[length] = at + 1
  }
  return { counts, symbols }
}

const FIXED_LENGTHS = makeCode(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
)
const FIXED_DISTANCES = makeCode(new Uint8Array(30).fill(5))

class Inflater {
  readonly #input: Uint8Array
  readonly #limit: number
  #at: number
  #bits = 0
  #count = 0
  #output: Uint8Array
  #length = 0

  constructor(input: Uint8Array, start: number, limit: number) {
    this.#input = input
    this.#at = start
    this.#limit = limit
    this.#output = new Uint8Array(Math.min(limit, Math.max(1024, (input.length - start) * 3)))
  }

  #take(count: number): number {
    while (this.#count < count) {
      const byte = this.#input[this.#at++]
      if (byte === undefined) throw new Damaged('the input ends too early')
      this.#bits |= byte << this.#count
      this.#count += 8
    }
    const value = this.#bits & ((1 << count) - 1)
    this.#bits >>>= count
    this.#count -= count
    return value
  }

  #symbol({ counts, symbols }: Code): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      code |= this.#take(1)
      const count = counts[length] ?? 0
      if (code - count < first) return symbols[index + code - first] ?? 0
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new Damaged('a code that stands for nothing')
  }

  #room(more: number): void {
    const wanted = this.#length + more
    if (wanted > this.#limit) throw new Damaged('the output is larger than allowed')
    if (wanted <= this.#output.length) return
    const wider = new Uint8Array(Math.min(this.#limit, Math.max(wanted, this.#output.length * 2)))
    wider.set(this.#output.subarray(0, this.#length))
    this.#output = wider
  }

  #stored(): void {
    this.#bits = 0
    this.#count = 0
    const [a = 0, b = 0, c = 0, d = 0] = this.#input.subarray(this.#at, this.#at + 4)
    const length = a | (b << 8)
    const start = this.#at + 4
    if ((length ^ 0xffff) !== (c | (d << 8)) || start + length > this.#input.length)
      throw new Damaged('a stored block whose length is not confirmed')
    this.#room(length)
    this.#output.set(this.#input.subarray(start, start + length), this.#length)
    this.#length += length
    this.#at = start + length
  }

  #compressed(lengths: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(lengths)
      if (symbol === 256) return
      if (symbol < 256) {
        if (this.#length === this.#output.length) this.#room(1)
        this.#output[this.#length++] = symbol
        continue
      }
      const base = LENGTH_BASE[symbol - 257]
      if (base === undefined) throw new Damaged('a length that stands for nothing')
      const length = base + this.#take(LENGTH_EXTRA[symbol - 257] ?? 0)
      const slot = this.#symbol(distances)
      const start = DISTANCE_BASE[slot]
      if (start === undefined) throw new Damaged('a distance that stands for nothing')
      const distance = start + this.#take(slot < 4 ? 0 : (slot >> 1) - 1)
      if (distance > this.#length) throw new Damaged('a distance beyond the beginning')
      this.#room(length)
      for (let i = 0; i < length; i++, this.#length++)
        this.#output[this.#length] = this.#output[this.#length - distance] ?? 0
    }
  }

  #dynamic(): readonly [Code, Code] {
    const lengthCount = this.#take(5) + 257
    const distanceCount = this.#take(5) + 1
    const codeCount = this.#take(4) + 4
    const codeLengths = new Uint8Array(19)
    for (let i = 0; i < codeCount; i++) codeLengths[CODE_ORDER[i] ?? 0] = this.#take(3)
    const code = makeCode(codeLengths)
    const lengths = new Uint8Array(lengthCount + distanceCount)
    for (let i = 0; i < lengths.length; ) {
      const symbol = this.#symbol(code)
      if (symbol < 16) {
        lengths[i++] = symbol
        continue
      }
      if (symbol === 16 && i === 0) throw new Damaged('a repetition of nothing')
      const value = symbol === 16 ? (lengths[i - 1] ?? 0) : 0
      const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7)
      if (i + times > lengths.length) throw new Damaged('a repetition beyond the end')
      lengths.fill(value, i, i + times)
      i += times
    }
    if (lengths[256] === 0) throw new Damaged('a block without an end')
    return [makeCode(lengths.subarray(0, lengthCount)), makeCode(lengths.subarray(lengthCount))]
  }

  run(): { readonly bytes: Uint8Array; readonly end: number } {
    for (let isLast = false; !isLast; ) {
      isLast = this.#take(1) === 1
      const kind = this.#take(2)
      if (kind === 0) this.#stored()
      else if (kind === 1) this.#compressed(FIXED_LENGTHS, FIXED_DISTANCES)
      else if (kind === 2) this.#compressed(...this.#dynamic())
      else throw new Damaged('a block of an unknown kind')
    }
    return { bytes: this.#output.subarray(0, this.#length), end: this.#at - (this.#count >> 3) }
  }
}

/** Inflates raw DEFLATE from `start`; `limit` is the largest output in bytes. */
export const inflateRaw = (input: Uint8Array, start: number, limit: number): Inflated => {
  try {
    return new Inflater(input, start, limit).run()
  } catch (error) {
    if (error instanceof Damaged) return undefined
    throw error
  }
}

const skipText = (input: Uint8Array, start: number): number => {
  let at = start
  while (at < input.length && input[at] !== 0) at++
  return at + 1
}

/** Inflates the one gzip member that begins at `start`, and checks its CRC and length. */
export const inflateMember = (input: Uint8Array, start: number, limit: number): Inflated => {
  const [a, b, method, flags = 0] = input.subarray(start, start + 4)
  if (a !== 0x1f || b !== 0x8b || method !== 8 || flags & 0xe0) return undefined
  let at = start + 10
  if (flags & 4) at += 2 + (input[at] ?? 0) + (input[at + 1] ?? 0) * 256
  if (flags & 8) at = skipText(input, at)
  if (flags & 16) at = skipText(input, at)
  if (flags & 2) at += 2
  const inflated = inflateRaw(input, at, limit)
  if (!inflated || inflated.end + 8 > input.length) return undefined
  const tail = new DataView(input.buffer, input.byteOffset + inflated.end, 8)
  const fits =
    tail.getUint32(0, true) === crc32(inflated.bytes) >>> 0 &&
    tail.getUint32(4, true) === inflated.bytes.length >>> 0
  return fits ? { bytes: inflated.bytes, end: inflated.end + 8 } : undefined
}
