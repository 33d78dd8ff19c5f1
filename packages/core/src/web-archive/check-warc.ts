/** Checks every record of a WARC file: its fields, its block digest, and its payload digest. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { joinBytes, toHex } from '../integrity/index.ts'
import { findHeadEnd, readFields, readWarc, textOf, type WarcRecord } from './format/warc-record.ts'
import type { WebFindings } from './web-finding.ts'

/** What the index is held against: a record without its block. */
export interface PlacedRecord {
  readonly offset: number
  readonly length: number
  readonly type: string
  readonly url: string
  /** Algorithm and hex digits of the payload digest, where the record names one that is known here. */
  readonly payloadDigest?: string
}

const HASHES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = { sha1, sha256, sha384, sha512 }
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const fromBase32 = (text: string): string | undefined => {
  let bits = 0n
  let count = 0
  for (const char of text.replace(/=+$/, '').toUpperCase()) {
    const value = BASE32.indexOf(char)
    if (value < 0) return undefined
    bits = (bits << 5n) | BigInt(value)
    count += 5
  }
  const bytes = Math.floor(count / 8)
  return bytes === 0 ? undefined : (bits >> BigInt(count - bytes * 8)).toString(16).padStart(bytes * 2, '0')
}

const LENGTHS: Readonly<Record<string, number>> = { sha1: 40, sha256: 64, sha384: 96, sha512: 128 }

/** A digest as `algorithm:hex`, from the base32 or hex that tools write; undefined for kinds that are not known here. Without a name it is SHA-1, as old indexes have it. */
export const readDigest = (text: string): string | undefined => {
  const colon = text.indexOf(':')
  const name = (colon < 0 ? 'sha1' : text.slice(0, colon).toLowerCase()).replace('-', '')
  const value = text.slice(colon + 1)
  const length = Object.hasOwn(LENGTHS, name) ? LENGTHS[name] : undefined
  if (length === undefined) return undefined
  if (value.length === length && /^[0-9a-fA-F]+$/.test(value)) return `${name}:${value.toLowerCase()}`
  const hex = fromBase32(value)
  return hex?.length === length ? `${name}:${hex}` : undefined
}

const digestOf = (name: string, bytes: Uint8Array): string => {
  const hash = HASHES[name] ?? sha256
  return `${name}:${toHex(hash(bytes))}`
}

/** The body behind chunked transfer coding (RFC 9112, 7.1); undefined where it is not coded so. */
const unchunk = (body: Uint8Array): Uint8Array | undefined => {
  const parts: Uint8Array[] = []
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf(10, at)
    const size = /^([0-9a-fA-F]{1,8})\s*(;.*)?$/.exec(textOf(body.subarray(at, lineEnd)).trimEnd())?.[1]
    if (lineEnd < 0 || size === undefined) return undefined
    const length = Number.parseInt(size, 16)
    if (length === 0) return joinBytes(...parts)
    const start = lineEnd + 1
    if (start + length > body.length) return undefined
    parts.push(body.subarray(start, start + length))
    at = start + length
    if (body[at] === 13) at++
    if (body[at] !== 10) return undefined
    at++
  }
}

/** What the payload of a record may be taken to be: tools differ on whether chunks belong to it. */
const payloads = (record: WarcRecord): readonly Uint8Array[] => {
  const { block, fields } = record
  if (!/^application\/http/i.test(fields.get('content-type') ?? '')) return [block]
  const bodyAt = findHeadEnd(block, 0)
  if (bodyAt === undefined) return [new Uint8Array(0), block]
  const body = block.subarray(bodyAt)
  const head = readFields(textOf(block.subarray(0, bodyAt)))
  const isChunked = /chunked/i.test(head?.fields.get('transfer-encoding') ?? '')
  const whole = isChunked ? unchunk(body) : undefined
  return whole ? [whole, body] : [body]
}

const checkDigests = (record: WarcRecord, at: string, found: WebFindings): string | undefined => {
  const { fields, block } = record
  const blockText = fields.get('warc-block-digest')
  const payloadText = fields.get('warc-payload-digest')
  const judge = (
    text: string | undefined,
    candidates: () => readonly Uint8Array[],
    code: 'warc.block-digest' | 'warc.payload-digest',
  ) => {
    if (text === undefined) return undefined
    const digest = readDigest(text)
    const [name = ''] = digest?.split(':') ?? []
    if (digest === undefined) found.warn('warc.digest-unknown', at)
    else if (!candidates().some((bytes) => digestOf(name, bytes) === digest)) found.error(code, at)
    return digest
  }
  judge(blockText, () => [block], 'warc.block-digest')
  // A revisit names the payload of an earlier record, and what was cut short names the whole.
  const isElsewhere = fields.get('warc-type') === 'revisit' || fields.has('warc-segment-number')
  const payload = isElsewhere
    ? readDigest(payloadText ?? '')
    : judge(payloadText, () => payloads(record), 'warc.payload-digest')
  if (
    blockText === undefined &&
    (payloadText === undefined || isElsewhere) &&
    block.length > 0 &&
    fields.get('warc-type') !== 'warcinfo'
  )
    found.warn('warc.no-digest', at)
  return payload
}

const REQUIRED = ['warc-type', 'warc-record-id', 'warc-date']
const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z)?)?)?$/

/** Checks the records of one WARC file; answers with their places, for the index. `limit` bounds one record, in bytes. */
export const checkWarc = (
  bytes: Uint8Array,
  file: string,
  found: WebFindings,
  limit: number,
): PlacedRecord[] => {
  const places: PlacedRecord[] = []
  const ids = new Set<string>()
  for (const step of readWarc(bytes, limit)) {
    if (!step.ok) {
      found.error(
        places.length > 0 && step.code === 'warc.format' ? 'warc.length' : step.code,
        `${file} at ${step.offset}`,
      )
      return places
    }
    const { record } = step
    const at = `${file} at ${record.offset}`
    const { fields } = record
    const id = fields.get('warc-record-id') ?? ''
    if (REQUIRED.some((name) => !fields.has(name))) found.error('warc.field', at)
    else if (ids.has(id)) found.error('warc.twice', at)
    const date = fields.get('warc-date')
    if (date !== undefined && (!DATE.test(date) || Number.isNaN(Date.parse(date))))
      found.error('warc.date', at)
    ids.add(id)
    const payloadDigest = checkDigests(record, at, found)
    places.push({
      offset: record.offset,
      length: record.length,
      type: fields.get('warc-type') ?? '',
      url: fields.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? '',
      ...(payloadDigest === undefined ? {} : { payloadDigest }),
    })
  }
  if (places.length === 0) found.error('warc.empty', file)
  return places
}
