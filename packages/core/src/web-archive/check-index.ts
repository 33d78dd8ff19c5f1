/** Checks the index of a WACZ (CDXJ 0.1.0, plain or as ZipNum blocks): order, places, and digests, each line against the record it points at. */
import { type PlacedRecord, readDigest } from './check-warc.ts'
import { inflateMember } from './format/inflate.ts'
import { readObject, sha256Text } from './format/read-json.ts'
import { isGzip, textOf } from './format/warc-record.ts'
import type { WebFindings } from './web-finding.ts'

/** The WARC files of a package by their name without folder, with their bytes and records. */
export type Archives = ReadonlyMap<
  string,
  { readonly bytes: Uint8Array; readonly records: readonly PlacedRecord[] }
>

const MAX_INDEX = 256 * 1024 * 1024

interface Line {
  readonly key: string
  readonly json: Readonly<Record<string, unknown>>
}

const readLine = (line: string): Line | undefined => {
  const brace = line.indexOf(' {')
  const json = brace < 0 ? undefined : readObject(line.slice(brace + 1))
  const key = line.slice(0, brace)
  return json && /^\S+ \d{4,17}$/.test(key) ? { key: line, json } : undefined
}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

/** Members of a compressed file with their places; undefined where one is damaged. */
const readMembers = (bytes: Uint8Array) => {
  const members: { readonly offset: number; readonly length: number; readonly bytes: Uint8Array }[] = []
  for (let at = 0; at < bytes.length; ) {
    const member = inflateMember(bytes, at, MAX_INDEX)
    if (!member) return undefined
    members.push({ offset: at, length: member.end - at, bytes: member.bytes })
    at = member.end
  }
  return members
}

/** The order of lines is that of their UTF-8 bytes; JavaScript compares UTF-16, which differs only beyond the basic plane. */
const isBefore = (left: string, right: string): boolean => {
  const a = [...left]
  const b = [...right]
  const at = a.findIndex((char, i) => char !== b[i])
  if (at < 0) return true
  return (a[at]?.codePointAt(0) ?? 0) <= (b[at]?.codePointAt(0) ?? -1)
}

/** What one index says, gathered while its lines are checked. */
export interface IndexReport {
  readonly lines: number
  readonly urls: ReadonlySet<string>
  /** Places that were pointed at: `file offset`. */
  readonly places: ReadonlySet<string>
  readonly withoutRecordDigest: number
}

/** Checks one index file. */
export const checkIndex = (
  bytes: Uint8Array,
  path: string,
  archives: Archives,
  found: WebFindings,
): IndexReport => {
  const urls = new Set<string>()
  const places = new Set<string>()
  let lines = 0
  let withoutRecordDigest = 0
  const members = isGzip(bytes) ? readMembers(bytes) : undefined
  if (isGzip(bytes) && !members) {
    found.error('index.format', path)
    return { lines, urls, places, withoutRecordDigest }
  }
  const text = members ? members.map((member) => textOf(member.bytes)).join('') : textOf(bytes)
  let before = ''
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('!') || / CDX[JN] |^ CDX /.test(line)) continue
    const at = `${path} line ${i + 1}`
    const read = readLine(line.replace(/\r$/, ''))
    if (!read) {
      found.error('index.format', at)
      continue
    }
    lines++
    if (before !== '' && !isBefore(before, read.key)) found.error('index.order', at)
    before = read.key
    const { filename, digest, recordDigest, url } = read.json
    if (typeof url === 'string') urls.add(url)
    const offset = numberOf(read.json.offset)
    const length = numberOf(read.json.length)
    const archive = typeof filename === 'string' ? archives.get(filename) : undefined
    if (offset === undefined || length === undefined || typeof filename !== 'string') {
      found.error('index.format', at)
      continue
    }
    if (!archive) {
      found.error('index.file', at)
      continue
    }
    places.add(`${filename} ${offset}`)
    const record = archive.records.find((candidate) => candidate.offset === offset)
    // Indexes of uncompressed WARC count the two line ends behind a record, or do not.
    if (!record || (length !== record.length && !(isPlain(archive.bytes) && length === record.length - 4))) {
      found.error('index.place', at)
      continue
    }
    if (typeof url === 'string' && record.url !== '' && url !== record.url && !sameUrl(url, record.url))
      found.error('index.url', at)
    const named = typeof digest === 'string' ? readDigest(digest) : undefined
    const [algorithm] = named?.split(':') ?? []
    if (named && record.payloadDigest?.startsWith(`${algorithm}:`) && named !== record.payloadDigest)
      found.error('index.digest', at)
    if (typeof recordDigest !== 'string') withoutRecordDigest++
    else if (recordDigest !== sha256Text(archive.bytes.subarray(offset, offset + length)))
      found.error('index.record-digest', at)
  }
  if (withoutRecordDigest > 0) found.warn('index.no-record-digest', path)
  return { lines, urls, places, withoutRecordDigest }
}

const isPlain = (bytes: Uint8Array): boolean => !isGzip(bytes)

/** Addresses are the same to an index where they differ in their fragment only. */
const sameUrl = (left: string, right: string): boolean => left.split('#')[0] === right.split('#')[0]

/** Checks the list of blocks (`.idx`) of a compressed index. */
export const checkBlocks = (
  bytes: Uint8Array,
  path: string,
  index: Uint8Array | undefined,
  found: WebFindings,
): void => {
  const members = index && (readMembers(index) ?? [])
  for (const [i, line] of textOf(bytes).split('\n').entries()) {
    if (line === '' || line.startsWith('!')) continue
    const at = `${path} line ${i + 1}`
    const json = readObject(line.slice(line.indexOf(' {') + 1))
    const offset = numberOf(json?.offset)
    const length = numberOf(json?.length)
    const member = members?.find((candidate) => candidate.offset === offset && candidate.length === length)
    if (!json || offset === undefined || length === undefined) found.error('index.format', at)
    else if (!member || !index) found.error('index.block', at)
    else if (
      typeof json.digest === 'string' &&
      json.digest !== sha256Text(index.subarray(offset, offset + length))
    )
      found.error('index.block', at)
  }
}
