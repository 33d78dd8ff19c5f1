/** The CDXJ index of one WARC file (CDXJ 0.1.0): one line a record that can be asked for, sorted by bytes. */
import { getSurt, postToGetUrl } from 'warcio/utils'
import { type StoredRecord, sha256Of } from './warc-record.ts'

/** What the index says about a record beyond the record itself. */
export interface IndexFacts {
  readonly mime: string
  readonly status: number
  /** For anything but GET: the method, its headers and body become part of the key, so that two bodies are two answers. */
  readonly request?: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: Uint8Array | undefined
  }
}

/** A record with its place in the file. */
export interface PlacedRecord {
  readonly record: StoredRecord
  readonly offset: number
  readonly facts: IndexFacts
}

/** Longest request body that becomes part of a key, as other tools of the field have it. */
const MOST_QUERY = 4096

const keyOf = (url: string, facts: IndexFacts): { key: string; requestBody?: string } => {
  const { request } = facts
  if (request === undefined || request.method === 'GET') return { key: getSurt(url) }
  const asked = {
    url,
    method: request.method,
    headers: new Map(Object.entries(request.headers)),
    postData: request.body ?? new Uint8Array(),
    requestBody: '',
  }
  const folded = postToGetUrl(asked as unknown as Parameters<typeof postToGetUrl>[0], MOST_QUERY)
  return folded ? { key: getSurt(asked.url), requestBody: asked.requestBody } : { key: getSurt(url) }
}

/** One line without its end. */
const lineOf = (placed: PlacedRecord, filename: string): string => {
  const { record, offset, facts } = placed
  const { key, requestBody } = keyOf(record.targetUri, facts)
  const stamp = record.date.replace(/\D/g, '').slice(0, 14)
  const method = facts.request?.method
  const json = {
    url: record.targetUri,
    mime: record.type === 'revisit' ? 'warc/revisit' : facts.mime,
    status: String(facts.status),
    digest: record.payloadDigest,
    length: String(record.bytes.length),
    offset: String(offset),
    filename,
    recordDigest: sha256Of([record.bytes]),
    ...(method === undefined || method === 'GET' ? {} : { method }),
    ...(requestBody === undefined || requestBody === '' ? {} : { requestBody }),
  }
  // A space in a key would end it (an unescaped address of a `urn:`).
  return `${key.replace(/\s/g, '%20')} ${stamp} ${JSON.stringify(json)}`
}

/** The whole index, sorted as `LC_ALL=C sort` sorts. */
export const makeCdxj = (records: readonly PlacedRecord[], filename: string): Uint8Array => {
  const lines = records.map((placed) => Buffer.from(`${lineOf(placed, filename)}\n`))
  lines.sort(Buffer.compare)
  return new Uint8Array(Buffer.concat(lines))
}
