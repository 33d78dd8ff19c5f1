/** Packs records and pages into a WACZ 1.1.1 package with its digest file and, where a signer is given, one anonymous signature (WACZ-Auth 0.1.0). */
import { type IndexFacts, makeCdxj, type PlacedRecord } from './cdxj.ts'
import { type StoredRecord, sha256Of } from './warc-record.ts'
import { makeZip } from './zip-writer.ts'

/** Signs the ASCII text `sha256:<hex>`. P-384 with SHA-256, raw r|s, so that replayweb.page and wabac.js can check it. */
export interface WaczSigner {
  /** 96 bytes r|s. */
  sign(text: Uint8Array): Promise<Uint8Array> | Uint8Array
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
}

/** One page of the package. `text` is what a search finds it by. */
export interface WaczPage {
  readonly url: string
  readonly at: string
  readonly title: string
  readonly text: string
}

/** A further file of a package, outside archive/, indexes/ and pages/. */
export interface WaczExtra {
  readonly path: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What goes into a package. Records without `facts` (requests, warcinfo, metadata) are stored and not indexed. */
export interface WaczInput {
  readonly records: readonly { readonly record: StoredRecord; readonly facts?: IndexFacts }[]
  readonly page: WaczPage
  readonly title: string
  readonly description: string
  readonly software: string
  readonly createdAt: Date
  /** Further files outside archive/, indexes/ and pages/; each is listed in the manifest. */
  readonly extras: readonly WaczExtra[]
  readonly signer?: WaczSigner
}

const WARC_NAME = 'data.warc.gz'

const json = (value: unknown): Uint8Array =>
  new Uint8Array(Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`))

/** pages.jsonl: a head line, a line for the page, no blank line (one keeps replayweb.page from loading the package). */
const pagesFile = (page: WaczPage): Uint8Array => {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All pages', hasText: true }
  const line = { id: 'page', url: page.url, ts: page.at, title: page.title, text: page.text }
  return new Uint8Array(Buffer.from(`${JSON.stringify(head)}\n${JSON.stringify(line)}\n`))
}

/** A relative path without tricks in a folder that the format does not keep for itself (WACZ 1.1.1, directory layout). */
const isExtraPath = (path: string): boolean =>
  /^(?!(archive|indexes|pages)\/)[a-z0-9_-]+(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path)

const signedData = async (hash: string, input: WaczInput, created: string) => {
  if (input.signer === undefined) return {}
  const signature = await input.signer.sign(new Uint8Array(Buffer.from(hash)))
  return {
    signedData: {
      hash,
      created,
      software: input.software,
      version: '0.1.0',
      signature: Buffer.from(signature).toString('base64'),
      publicKey: Buffer.from(input.signer.publicKey).toString('base64'),
    },
  }
}

/** The package as parts in order. Nothing is written anywhere. */
export const makeWacz = async (input: WaczInput): Promise<readonly Uint8Array[]> => {
  let offset = 0
  const placed: PlacedRecord[] = []
  for (const { record, facts } of input.records) {
    if (facts !== undefined) placed.push({ record, offset, facts })
    offset += record.bytes.length
  }
  const taken = input.extras.find(({ path }) => !isExtraPath(path))
  if (taken !== undefined) throw new RangeError(`${taken.path} is no place for a further file`)
  const files: { path: string; parts: readonly Uint8Array[]; mediaType?: string }[] = [
    { path: `archive/${WARC_NAME}`, parts: input.records.map(({ record }) => record.bytes) },
    { path: 'indexes/index.cdxj', parts: [makeCdxj(placed, WARC_NAME)] },
    { path: 'pages/pages.jsonl', parts: [pagesFile(input.page)] },
    ...input.extras.map(({ path, bytes, mediaType }) => ({ path, parts: [bytes], mediaType })),
  ]
  const created = input.createdAt.toISOString()
  const manifest = json({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: input.title,
    description: input.description,
    software: input.software,
    created,
    modified: created,
    mainPageUrl: input.page.url,
    mainPageDate: input.page.at,
    resources: files.map(({ path, parts, mediaType }) => ({
      name: path.slice(path.lastIndexOf('/') + 1).toLowerCase(),
      path,
      hash: sha256Of(parts),
      bytes: parts.reduce((sum, part) => sum + part.length, 0),
      // Frictionless Data Resource, `mediatype`.
      ...(mediaType === undefined ? {} : { mediatype: mediaType }),
    })),
  })
  const hash = sha256Of([manifest])
  const digest = json({ path: 'datapackage.json', hash, ...(await signedData(hash, input, created)) })
  return makeZip(
    [
      ...files.map(({ path, parts }) => ({ name: path, parts })),
      { name: 'datapackage.json', parts: [manifest] },
      { name: 'datapackage-digest.json', parts: [digest] },
    ],
    input.createdAt,
  )
}
