/** Reads WARC records (ISO 28500:2017) one after the other, plain or in gzip members, with the place of each in the file. */
import { fromUtf8 } from '../../integrity/index.ts'
import type { WebCode } from '../web-finding.ts'
import { inflateMember } from './inflate.ts'

/** One record. `offset` and `length` are those of its stored bytes: the gzip member, or the record itself. */
export interface WarcRecord {
  readonly offset: number
  readonly length: number
  readonly version: string
  /** Fields by lower-case name; the first of those that stand there twice. */
  readonly fields: ReadonlyMap<string, string>
  readonly block: Uint8Array
}

/** A record, or why none could be read at this place. `end` is where the next one begins. */
export type WarcStep =
  | { readonly ok: true; readonly record: WarcRecord; readonly end: number }
  | { readonly ok: false; readonly code: WebCode; readonly offset: number }

const CR = 13
const LF = 10
const MAX_HEAD = 1 << 20

/** Offset behind the empty line that ends a head beginning at `start`; undefined where there is none. */
export const findHeadEnd = (bytes: Uint8Array, start: number): number | undefined => {
  const last = Math.min(bytes.length, start + MAX_HEAD)
  for (let at = start; at + 1 < last; at++) {
    if (bytes[at] !== LF) continue
    if (bytes[at + 1] === LF) return at + 2
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
  }
  return undefined
}

/** Names and values of a head, its first line apart; undefined where a line is malformed. Lines that begin with a space go on (RFC 2616, 2.2). */
export const readFields = (
  head: string,
): { readonly first: string; readonly fields: Map<string, string> } | undefined => {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const [first = '', ...rest] = lines
  const fields = new Map<string, string>()
  for (const line of rest) {
    if (line === '') continue
    const colon = line.indexOf(':')
    if (colon < 1) return undefined
    const name = line.slice(0, colon).trim().toLowerCase()
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return { first, fields }
}

/** Latin-1 text, for heads that are not UTF-8. */
export const textOf = (bytes: Uint8Array): string => {
  const text = fromUtf8(bytes)
  if (text !== undefined) return text
  let latin = ''
  for (const byte of bytes) latin += String.fromCharCode(byte)
  return latin
}

interface Parsed {
  readonly version: string
  readonly fields: ReadonlyMap<string, string>
  readonly block: Uint8Array
  readonly end: number
}

const parseAt = (bytes: Uint8Array, start: number): Parsed | WebCode => {
  if (textOf(bytes.subarray(start, start + 5)) !== 'WARC/') return 'warc.format'
  const blockAt = findHeadEnd(bytes, start)
  const head = blockAt === undefined ? undefined : readFields(textOf(bytes.subarray(start, blockAt)))
  if (blockAt === undefined || !head) return 'warc.head'
  if (!/^WARC\/(0\.1[78]|1\.[01])$/.test(head.first)) return 'warc.format'
  const digits = head.fields.get('content-length') ?? ''
  if (!/^\d{1,15}$/.test(digits)) return 'warc.field'
  const blockEnd = blockAt + Number(digits)
  // Two line ends follow every block; where something else stands there, the length is wrong.
  const tail = textOf(bytes.subarray(blockEnd, blockEnd + 4))
  if (blockEnd > bytes.length || tail !== '\r\n\r\n') return 'warc.length'
  return {
    version: head.first,
    fields: head.fields,
    block: bytes.subarray(blockAt, blockEnd),
    end: blockEnd + 4,
  }
}

/** True for bytes that begin as a gzip member does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The records of a WARC file in order. Ends at the first place where none can be read, and says why. `limit` bounds one inflated record, in bytes. */
export function* readWarc(bytes: Uint8Array, limit: number): Generator<WarcStep> {
  const gzip = isGzip(bytes)
  for (let at = 0; at < bytes.length; ) {
    const member = gzip ? inflateMember(bytes, at, limit) : undefined
    if (gzip && !member) {
      yield { ok: false, code: isGzip(bytes.subarray(at)) ? 'warc.member' : 'warc.trailing', offset: at }
      return
    }
    const parsed = member ? parseAt(member.bytes, 0) : parseAt(bytes, at)
    if (typeof parsed === 'string') {
      yield { ok: false, code: parsed, offset: at }
      return
    }
    if (member && parsed.end !== member.bytes.length) {
      yield { ok: false, code: 'warc.member', offset: at }
      return
    }
    const end = member ? member.end : parsed.end
    const { version, fields, block } = parsed
    yield { ok: true, end, record: { offset: at, length: end - at, version, fields, block } }
    at = end
  }
}
