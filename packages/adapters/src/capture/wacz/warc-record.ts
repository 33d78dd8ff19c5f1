/** Serialises WARC 1.1 records (ISO 28500:2017), one gzip member each, with block and payload digests. */
import { createHash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A named field of a record's head, in order; a name may come twice (`WARC-Protocol`, `WARC-Concurrent-To`). */
export type WarcField = readonly [name: string, value: string]

/** What a record is made of. `payloadOffset` is where the payload begins in the block (behind an HTTP head). */
export interface WarcRecordInput {
  readonly type: 'warcinfo' | 'request' | 'response' | 'revisit' | 'resource' | 'metadata'
  readonly id?: string
  readonly date: string
  readonly targetUri?: string
  readonly contentType: string
  readonly fields?: readonly WarcField[]
  readonly block: readonly Uint8Array[]
  /** Digest of the payload (`sha256:` and hex), where the record has one. */
  readonly payloadDigest?: string
}

/** A record as it stands in the file. */
export interface StoredRecord {
  readonly id: string
  readonly type: WarcRecordInput['type']
  readonly date: string
  readonly targetUri: string
  readonly payloadDigest: string
  /** The gzip member. */
  readonly bytes: Uint8Array
}

const gzipAsync = promisify(gzip)

/** `sha256:` and the hex digest of the parts in order. */
export const sha256Of = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return `sha256:${hash.digest('hex')}`
}

/** A fresh record id (`urn:uuid:` in angle brackets). */
export const newRecordId = (): string => `<urn:uuid:${randomUUID()}>`

/** Header fields are lines: a control character in a value (an address can carry none, a title could) would break the record. */
const clean = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  value.replace(/[\u0000-\u001f\u007f]+/g, ' ')

/** Text compresses; pictures, films and archives do not, and trying costs most of the time. */
const levelFor = (contentType: string, length: number): number =>
  /image|video|audio|font|zip|pdf|octet/i.test(contentType) && length > 4096 ? 1 : 6

/** Makes one record. `compressionHint` is the media type of the payload, to choose how hard to try. */
export const makeWarcRecord = async (
  input: WarcRecordInput,
  compressionHint = input.contentType,
): Promise<StoredRecord> => {
  const id = input.id ?? newRecordId()
  const length = input.block.reduce((sum, part) => sum + part.length, 0)
  const blockDigest = sha256Of(input.block)
  const payloadDigest = input.payloadDigest ?? blockDigest
  const fields: WarcField[] = [
    ['WARC-Type', input.type],
    ['WARC-Record-ID', id],
    ['WARC-Date', input.date],
    ...(input.targetUri === undefined ? [] : [['WARC-Target-URI', input.targetUri] as const]),
    ...(input.fields ?? []),
    ['WARC-Block-Digest', blockDigest],
    ...(input.type === 'warcinfo' ? [] : [['WARC-Payload-Digest', payloadDigest] as const]),
    ['Content-Type', input.contentType],
    ['Content-Length', String(length)],
  ]
  const head = `WARC/1.1\r\n${fields.map(([name, value]) => `${name}: ${clean(value)}\r\n`).join('')}\r\n`
  const bytes = await gzipAsync(Buffer.concat([Buffer.from(head), ...input.block, Buffer.from('\r\n\r\n')]), {
    level: levelFor(compressionHint, length),
  })
  return {
    id,
    type: input.type,
    date: input.date,
    targetUri: input.targetUri ?? '',
    payloadDigest,
    bytes: new Uint8Array(bytes),
  }
}
