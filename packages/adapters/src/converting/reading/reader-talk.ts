/** How the converter and a walled-in reader talk: one JSON header, then raw bytes, so that no picture travels as text. */

/** A header and the bytes that belong to it, in order. */
export interface TalkMessage {
  readonly header: unknown
  readonly parts: readonly Uint8Array[]
}

const HEAD = 4

/** Longest header that is parsed: three bytes for each character of the longest text and of its messages, and room for the rest. */
const MOST_HEADER = 80 * 2 ** 20

/** Packs a message: length of the header, header with the lengths of its parts, parts. */
export const packMessage = (header: unknown, parts: readonly Uint8Array[]): Uint8Array => {
  const json = Buffer.from(JSON.stringify({ header, lengths: parts.map((part) => part.length) }), 'utf8')
  const packed = new Uint8Array(HEAD + json.length + parts.reduce((sum, part) => sum + part.length, 0))
  new DataView(packed.buffer).setUint32(0, json.length)
  packed.set(json, HEAD)
  let at = HEAD + json.length
  for (const part of parts) {
    packed.set(part, at)
    at += part.length
  }
  return packed
}

/** Unpacks a message; undefined for anything that `packMessage` does not write. Parts are views of the bytes. */
export const unpackMessage = (bytes: Uint8Array): TalkMessage | undefined => {
  if (bytes.length < HEAD) return undefined
  const start = HEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (start > bytes.length || start > MOST_HEADER) return undefined
  let outer: unknown
  try {
    outer = JSON.parse(Buffer.from(bytes.subarray(HEAD, start)).toString('utf8'))
  } catch {
    return undefined
  }
  if (typeof outer !== 'object' || outer === null || !('lengths' in outer) || !Array.isArray(outer.lengths))
    return undefined
  const parts: Uint8Array[] = []
  let at = start
  for (const length of outer.lengths as readonly unknown[]) {
    if (
      typeof length !== 'number' ||
      !Number.isSafeInteger(length) ||
      length < 0 ||
      at + length > bytes.length
    )
      return undefined
    parts.push(bytes.subarray(at, at + length))
    at += length
  }
  return at === bytes.length ? { header: 'header' in outer ? outer.header : undefined, parts } : undefined
}
