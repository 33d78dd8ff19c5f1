/** DER (X.690) as far as certificates and time stamps use it: strict lengths, no indefinite form, and one spelling for every value. */
import { fromUtf8, toHex } from '../integrity/index.ts'

/** Thrown inside this folder where bytes are not what they claim; caught at its doors, where it becomes a finding. */
export class DerFault extends Error {}

/** One element. `bytes` is the whole of it, header included; `content` what it holds. */
export interface Der {
  /** The identifier octet: class, constructed bit and number. */
  readonly tag: number
  readonly bytes: Uint8Array
  readonly content: Uint8Array
}

/** Identifier octets of the universal types that are read here. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** The identifier octet of a constructed context-specific element. */
export const context = (number: number): number => 0xa0 | number
/** The identifier octet of a primitive context-specific element. */
export const contextPrimitive = (number: number): number => 0x80 | number

const fault = (why: string): never => {
  throw new DerFault(why)
}

const readLength = (bytes: Uint8Array, at: number): { readonly length: number; readonly next: number } => {
  const first = bytes[at] ?? fault('a length is cut off')
  if (first < 0x80) return { length: first, next: at + 1 }
  const count = first & 0x7f
  if (count === 0 || count > 4) return fault('a length is indefinite or far too long')
  let length = 0
  for (let i = 1; i <= count; i++) length = length * 256 + (bytes[at + i] ?? fault('a length is cut off'))
  if (length < 0x80 || length < 256 ** (count - 1)) return fault('a length is not spelt in its shortest form')
  return { length, next: at + 1 + count }
}

const readAt = (bytes: Uint8Array, at: number): Der => {
  const tag = bytes[at] ?? fault('an element is missing')
  if ((tag & 0x1f) === 0x1f) return fault('an element has a long tag')
  const { length, next } = readLength(bytes, at + 1)
  if (next + length > bytes.length) return fault('an element is longer than what holds it')
  return { tag, bytes: bytes.subarray(at, next + length), content: bytes.subarray(next, next + length) }
}

/** The elements that stand one after the other in `bytes`, which must hold nothing else. */
export const readElements = (bytes: Uint8Array): Der[] => {
  const elements: Der[] = []
  for (let at = 0; at < bytes.length; ) {
    const element = readAt(bytes, at)
    elements.push(element)
    at += element.bytes.length
  }
  return elements
}

/** The one element that `bytes` consist of. */
export const readElement = (bytes: Uint8Array): Der => {
  const element = readAt(bytes, 0)
  if (element.bytes.length !== bytes.length) fault('bytes follow an element')
  return element
}

/** The element, if it has this tag. */
export const expect = (element: Der | undefined, tag: number): Der => {
  if (element?.tag !== tag) throw new DerFault(`another element stands where ${tag.toString(16)} belongs`)
  return element
}

/** What a sequence, set or explicit tag holds. */
export const inside = (element: Der | undefined, tag: number): Der[] =>
  readElements(expect(element, tag).content)

/** Takes elements in their order; optional ones are taken by their tag. */
export class DerSequence {
  readonly #elements: readonly Der[]
  #at = 0
  constructor(elements: readonly Der[]) {
    this.#elements = elements
  }

  /** The next element, whatever it is. */
  any(): Der {
    return this.#elements[this.#at++] ?? fault('an element is missing')
  }

  /** The next element, which must have this tag. */
  take(tag: number): Der {
    return expect(this.#elements[this.#at++], tag)
  }

  /** The next element if it has this tag. */
  maybe(tag: number): Der | undefined {
    const element = this.#elements[this.#at]
    if (element?.tag !== tag) return undefined
    this.#at++
    return element
  }

  /** Throws where elements are left. */
  end(): void {
    if (this.#at < this.#elements.length) fault('more elements stand there than belong')
  }
}

/** Opens a sequence for taking its elements in order. */
export const openSequence = (element: Der | undefined, tag: number = TAG.sequence): DerSequence =>
  new DerSequence(inside(element, tag))

/** The dotted text of an object identifier. */
export const readOid = (element: Der | undefined): string => {
  const { content } = expect(element, TAG.oid)
  const numbers: number[] = []
  let value = 0
  let fresh = true
  for (const byte of content) {
    if (fresh && byte === 0x80) fault('an object identifier is not spelt in its shortest form')
    value = value * 128 + (byte & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER) fault('an object identifier is too long')
    fresh = byte < 0x80
    if (!fresh) continue
    if (numbers.length === 0) {
      const top = Math.min(2, Math.floor(value / 40))
      numbers.push(top, value - top * 40)
    } else numbers.push(value)
    value = 0
  }
  if (!fresh || content.length === 0) fault('an object identifier is cut off')
  return numbers.join('.')
}

/** An integer's two's complement bytes, in their shortest form. */
export const readIntegerBytes = (element: Der | undefined): Uint8Array => {
  const { content } = expect(element, TAG.integer)
  const [first = 0, second = 0] = content
  if (
    content.length === 0 ||
    (content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
  )
    fault('a number is not spelt in its shortest form')
  return content
}

/** A number that is not negative. */
export const readUnsigned = (element: Der | undefined): bigint => {
  const content = readIntegerBytes(element)
  if ((content[0] ?? 0) >= 0x80) fault('a number is negative')
  return BigInt(`0x${toHex(content)}`)
}

/** A small number that is not negative. */
export const readSmall = (element: Der | undefined): number => {
  const value = readUnsigned(element)
  return value <= 0xffff_ffffn ? Number(value) : fault('a number is too large')
}

/** True or false. */
export const readBoolean = (element: Der | undefined): boolean => {
  const { content } = expect(element, TAG.boolean)
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) fault('a truth value is neither')
  return content[0] === 0xff
}

/** The bytes of a bit string that ends on a byte, or that names bits (`unused` are then the spare ones of its last byte). */
export const readBits = (
  element: Der | undefined,
): { readonly bytes: Uint8Array; readonly unused: number } => {
  const { content } = expect(element, TAG.bitString)
  const unused = content[0] ?? fault('a bit string is empty')
  if (unused > 7 || (unused > 0 && content.length === 1)) fault('a bit string is malformed')
  return { bytes: content.subarray(1), unused }
}

/** The text of a UTF-8 or ASCII string. */
export const readText = (content: Uint8Array): string => fromUtf8(content) ?? ''

const daysFit = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A UTCTime or GeneralizedTime in milliseconds since 1970. DER asks for seconds, for Z, and for no trailing zero in a fraction. */
export const readTime = (element: Der): number => {
  const text = readText(element.content)
  const isShort = element.tag === TAG.utcTime
  if (!isShort && element.tag !== TAG.generalizedTime) return fault('a time is neither of the two kinds')
  const match = (
    isShort
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/
  ).exec(text)
  if (!match) return fault('a time is malformed')
  const [first = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  // RFC 5280, 4.1.2.5.1: two digits mean 1950 to 2049.
  const year = isShort ? first + (first < 50 ? 2000 : 1900) : first
  if (!daysFit(year, month, day) || hour > 23 || minute > 59 || second > 59)
    return fault('a time is impossible')
  const fraction = match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1000)
  return Date.UTC(year, month - 1, day, hour, minute, second) + fraction
}

/** Writes one element. */
export const writeElement = (tag: number, ...contents: readonly Uint8Array[]): Uint8Array => {
  const length = contents.reduce((sum, part) => sum + part.length, 0)
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff]
  const bytes = new Uint8Array(head.length + length)
  bytes.set(head)
  let at = head.length
  for (const part of contents) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
