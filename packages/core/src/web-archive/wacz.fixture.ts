/** Web archives for tests, made in memory: a WACZ of two pages with index, manifest and signature, of which a test may change any part. */
import { p256, p384 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { crc32, writeZip, zipInput } from '../dossier/index.ts'
import { joinBytes, toBase64, toHex, utf8 } from '../integrity/index.ts'
import {
  makeParty,
  makeStamp,
  pemOf,
  ROOT,
  SIGNATURE_ONLY,
  type TestStamp,
} from '../stamping/authority.fixture.ts'

/** A gzip member that stores its bytes uncompressed (RFC 1951, 3.2.4). */
export const gzipStored = (bytes: Uint8Array): Uint8Array => {
  const head = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
  const length = [bytes.length & 255, bytes.length >> 8]
  const block = Uint8Array.of(1, ...length, ...length.map((byte) => byte ^ 255))
  const tail = new Uint8Array(8)
  const view = new DataView(tail.buffer)
  view.setUint32(0, crc32(bytes), true)
  view.setUint32(4, bytes.length, true)
  return joinBytes(head, block, bytes, tail)
}

/** `sha256:` and hex. */
const hashOf = (bytes: Uint8Array): string => `sha256:${toHex(sha256(bytes))}`

const BODY = 'A room by the harbour, from the first of the month.'

/** One record of the fixture; `change` edits its bytes before they are stored. */
export const makeRecord = (url: string, change: (text: string) => string = (text) => text): Uint8Array => {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${BODY}`
  const fields = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(url.length).padStart(12, '0')}>`,
    'WARC-Date: 2026-11-24T08:00:00Z',
    `WARC-Target-URI: ${url}`,
    'Content-Type: application/http; msgtype=response',
    `WARC-Block-Digest: ${hashOf(utf8(block))}`,
    `WARC-Payload-Digest: ${hashOf(utf8(BODY))}`,
    `Content-Length: ${block.length}`,
  ]
  return utf8(change(`${fields.join('\r\n')}\r\n\r\n${block}\r\n\r\n`))
}

/** Paths with their bytes, in the order in which they are packed. */
export type WaczFiles = Map<string, Uint8Array>

/** What a test may change. `files` edits the parts before the manifest is made; `manifest`, `digest` and `signed` edit those objects; `packed` edits all files at last. */
export interface WaczChanges {
  readonly record?: (text: string) => string
  readonly stored?: (member: Uint8Array) => Uint8Array
  readonly index?: (lines: string[]) => string[]
  readonly files?: (files: WaczFiles) => void
  readonly manifest?: (json: Record<string, unknown>) => void
  readonly digest?: (json: Record<string, unknown>) => void
  readonly signed?: (json: Record<string, unknown>) => void
  readonly packed?: (files: WaczFiles) => void
  readonly signature?: 'anonymous' | 'domain' | 'none'
  readonly stamp?: TestStamp
}

const CREATED = '2026-11-24T07:59:30Z'
const KEY = new Uint8Array(48).fill(0x42)
const SPKI = joinBytes(
  Uint8Array.from([
    0x30, 0x76, 0x30, 0x10, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x22, 3, 0x62,
    0,
  ]),
  p384.getPublicKey(KEY, false),
)
const DOMAIN = makeParty({
  name: 'archive.example',
  seed: 0x44,
  issuer: ROOT,
  extensions: [
    SIGNATURE_ONLY,
    ['2.5.29.17', false, joinBytes(Uint8Array.of(0x30, 17, 0x82, 15), utf8('archive.example'))],
  ],
})

const sign = (hash: string, { signature = 'anonymous', stamp = {}, signed }: WaczChanges) => {
  if (signature === 'none') return {}
  const about = { hash, created: CREATED, software: 'Smart Rescue', version: '0.1.0' }
  const options = { prehash: true, lowS: false } as const
  const json: Record<string, unknown> =
    signature === 'anonymous'
      ? {
          ...about,
          signature: toBase64(p384.sign(sha256(utf8(hash)), KEY, { ...options, prehash: false })),
          publicKey: toBase64(SPKI),
        }
      : {
          ...about,
          signature: toBase64(p256.sign(utf8(hash), DOMAIN.secret, { ...options, format: 'der' })),
          domain: 'archive.example',
          domainCert: pemOf(DOMAIN),
        }
  if (signature === 'domain') json.timeSignature = toBase64(makeStamp(utf8(String(json.signature)), stamp))
  signed?.(json)
  return { signedData: json }
}

const writeJson = (value: unknown): Uint8Array => utf8(JSON.stringify(value))

/** The files of the WACZ. */
export const makeWaczFiles = (changes: WaczChanges = {}): WaczFiles => {
  const urls = ['https://harbour.example/', 'https://harbour.example/room']
  const members = urls.map((url, i) => {
    const member = gzipStored(makeRecord(url, i === 0 ? changes.record : undefined))
    return i === 0 && changes.stored ? changes.stored(member) : member
  })
  let offset = 0
  const lines = members.map((member, i) => {
    const json = {
      url: urls[i],
      mime: 'text/html',
      status: '200',
      digest: hashOf(utf8(BODY)),
      length: String(member.length),
      offset: String(offset),
      filename: 'data.warc.gz',
      recordDigest: hashOf(member),
    }
    offset += member.length
    return `example,harbour)/${i === 0 ? '' : 'room'} 20261124080000 ${JSON.stringify(json)}`
  })
  const index = changes.index ? changes.index(lines) : lines
  const pages = [
    JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: 'All pages' }),
    JSON.stringify({ id: 'page', url: urls[0], ts: '2026-11-24T08:00:00Z' }),
  ]
  const files: WaczFiles = new Map([
    ['archive/data.warc.gz', joinBytes(...members)],
    ['indexes/index.cdxj', utf8(`${index.join('\n')}\n`)],
    ['pages/pages.jsonl', utf8(`${pages.join('\n')}\n`)],
  ])
  changes.files?.(files)
  const manifest: Record<string, unknown> = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: 'A room',
    created: CREATED,
    resources: [...files].map(([path, bytes]) => ({
      name: path.split('/').at(-1),
      path,
      hash: hashOf(bytes),
      bytes: bytes.length,
    })),
  }
  changes.manifest?.(manifest)
  const bytes = writeJson(manifest)
  const digest: Record<string, unknown> = {
    path: 'datapackage.json',
    hash: hashOf(bytes),
    ...sign(hashOf(bytes), changes),
  }
  changes.digest?.(digest)
  files.set('datapackage.json', bytes)
  files.set('datapackage-digest.json', writeJson(digest))
  changes.packed?.(files)
  return files
}

/** Packs files as a zip that stores them. */
const packFiles = async (files: WaczFiles): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip([...files].map(([path, bytes]) => zipInput(path, bytes))))
    pieces.push(piece)
  return joinBytes(...pieces)
}

/** The WACZ as one file. */
export const makeWacz = (changes: WaczChanges = {}): Promise<Uint8Array> => packFiles(makeWaczFiles(changes))
