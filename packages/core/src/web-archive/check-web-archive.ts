/** Checks a web archive of anybody – a WACZ package or a WARC file – and says what each part of it proves. Offline; never throws for what the file holds. */
import type { ByteSource } from '../dossier/index.ts'
import type { Certificate } from '../stamping/index.ts'
import { type Archives, checkBlocks, checkIndex, type IndexReport } from './check-index.ts'
import { checkDigest, checkManifest, type WaczManifest } from './check-manifest.ts'
import { checkPages } from './check-pages.ts'
import { checkSignature, type WaczSignature } from './check-signature.ts'
import { checkWarc } from './check-warc.ts'
import { readEntries, type WaczEntry } from './format/read-entries.ts'
import { isGzip, textOf } from './format/warc-record.ts'
import { proveParts, type WebProof } from './prove-parts.ts'
import { type WebFinding, WebFindings } from './web-finding.ts'

/** What a shell may bring. `most` is the largest file that is read, in bytes. */
export interface WebArchiveOptions {
  readonly roots?: readonly Certificate[]
  readonly most?: number
}

/** The verdict. `ok` is true where nothing refutes what the archive says of itself. */
export interface WebArchiveVerdict {
  readonly ok: boolean
  readonly kind: 'wacz' | 'warc' | 'unknown'
  readonly proofs: readonly WebProof[]
  readonly findings: readonly WebFinding[]
  readonly manifest?: WaczManifest
  readonly signature?: WaczSignature
  readonly counts: {
    readonly files: number
    readonly records: number
    readonly indexed: number
    readonly pages: number
  }
}

/** Largest file that is read by default: 1 GiB. */
const MOST = 2 ** 30

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const isWarc = (path: string): boolean => /^archive\/[^/]+\.warc(\.gz)?$/.test(path)
const isIndex = (path: string): boolean => /^indexes\/[^/]+\.cdxj?(\.gz)?$/.test(path)
const isBlocks = (path: string): boolean => /^indexes\/[^/]+\.idx$/.test(path)
const isPages = (path: string): boolean => /^pages\/[^/]+\.jsonl$/.test(path)

const loadAll = async (entries: readonly WaczEntry[]): Promise<Map<string, Uint8Array>> => {
  const loaded = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const bytes = await entry.bytes()
    if (bytes) loaded.set(entry.path, bytes)
  }
  return loaded
}

const checkParts = (entries: readonly WaczEntry[], found: WebFindings): void => {
  const paths = entries.map(({ path }) => path)
  if (!paths.some(isWarc)) found.error('parts.archive')
  if (!paths.some(isIndex)) found.error('parts.index')
  if (!paths.includes('pages/pages.jsonl')) found.error('parts.pages')
  for (const { path, isStored } of entries)
    if (!isStored && (isWarc(path) || /\.cdx\.gz$/.test(path))) found.warn('zip.stored', path)
}

const checkIndexes = (loaded: ReadonlyMap<string, Uint8Array>, archives: Archives, found: WebFindings) => {
  const reports: IndexReport[] = []
  for (const [path, bytes] of loaded) {
    if (isIndex(path)) reports.push(checkIndex(bytes, path, archives, found))
    if (isBlocks(path)) checkBlocks(bytes, path, loaded.get(path.replace(/\.idx$/, '.cdx.gz')), found)
  }
  const places = new Set(reports.flatMap((report) => [...report.places]))
  for (const [name, { records }] of archives)
    if (
      reports.length > 0 &&
      records.some(({ type, offset }) => type === 'response' && !places.has(`${name} ${offset}`))
    )
      found.warn('index.missing', name)
  return {
    lines: reports.reduce((sum, { lines }) => sum + lines, 0),
    urls: new Set(reports.flatMap(({ urls }) => [...urls])),
  }
}

const checkWacz = async (source: ByteSource, options: WebArchiveOptions): Promise<WebArchiveVerdict> => {
  const found = new WebFindings()
  const { roots = [], most = MOST } = options
  const none = { files: 0, records: 0, indexed: 0, pages: 0 }
  const entries = await readEntries(source, found, most)
  if (!entries)
    return { ok: false, kind: 'wacz', proofs: proveParts(found, {}), findings: found.list, counts: none }
  const loaded = await loadAll(entries)
  checkParts(entries, found)
  const manifest = checkManifest(entries, loaded, found)
  const digest = checkDigest(loaded, found)
  const archives = new Map<string, { bytes: Uint8Array; records: ReturnType<typeof checkWarc> }>()
  for (const [path, bytes] of loaded)
    if (isWarc(path)) archives.set(nameOf(path), { bytes, records: checkWarc(bytes, path, found, most) })
  const { lines, urls } = checkIndexes(loaded, archives, found)
  let pages = 0
  for (const [path, bytes] of loaded) if (isPages(path)) pages += checkPages(bytes, path, urls, found)
  const signature = digest && checkSignature(digest, manifest, roots, found)
  const records = [...archives.values()].reduce((sum, archive) => sum + archive.records.length, 0)
  return {
    ok: found.list.every(({ severity }) => severity !== 'error'),
    kind: 'wacz',
    proofs: proveParts(found, {
      isPackage: true,
      ...(digest ? { digest } : {}),
      ...(signature ? { signature } : {}),
      records,
      indexed: lines,
    }),
    findings: found.list,
    ...(manifest ? { manifest } : {}),
    ...(signature ? { signature } : {}),
    counts: { files: entries.length, records, indexed: lines, pages },
  }
}

const checkFile = async (source: ByteSource, options: WebArchiveOptions): Promise<WebArchiveVerdict> => {
  const found = new WebFindings()
  const { most = MOST } = options
  let records = 0
  if (source.size > most) found.error('file.too-large')
  else records = checkWarc(await source.read(0, source.size), 'the file', found, most).length
  return {
    ok: found.list.every(({ severity }) => severity !== 'error'),
    kind: 'warc',
    proofs: proveParts(found, { records }),
    findings: found.list,
    counts: { files: 1, records, indexed: 0, pages: 0 },
  }
}

/** Checks an archive. Rejects only where its bytes cannot be read from the medium. */
export const checkWebArchive = async (
  source: ByteSource,
  options: WebArchiveOptions = {},
): Promise<WebArchiveVerdict> => {
  const start = await source.read(0, Math.min(5, source.size))
  if (textOf(start).startsWith('PK')) return checkWacz(source, options)
  if (textOf(start) === 'WARC/' || isGzip(start)) return checkFile(source, options)
  const found = new WebFindings()
  found.error('file.kind')
  const counts = { files: 0, records: 0, indexed: 0, pages: 0 }
  return { ok: false, kind: 'unknown', proofs: [], findings: found.list, counts }
}
