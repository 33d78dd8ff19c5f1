/** Everything that can be wrong with a web archive: one code and one sentence each. */
import type { StampCode } from '../stamping/index.ts'

/** The sentences by code. The first word says which part of the archive it is about. */
export const WEB_SENTENCES = {
  'file.kind': 'The file is neither a WACZ package nor a WARC file.',
  'file.too-large': 'A file is larger than is read here, so it was not checked.',
  'zip.format': 'The zip file cannot be read, or was cut short.',
  'zip.trailing':
    'Bytes follow the end of the zip file, stand before its beginning, or lie between its parts.',
  'zip.directory': 'The table of contents of the zip file is broken.',
  'zip.mismatch': 'A file says something else about itself than the table of contents says.',
  'zip.duplicate': 'Two files have the same name: which one counts?',
  'zip.name': 'A file name leads out of its folder, or is not a plain relative path.',
  'zip.encrypted': 'A file is encrypted.',
  'zip.method': 'A file is compressed in a way that WACZ does not allow.',
  'zip.inflate': 'A compressed file is damaged.',
  'zip.crc': 'The checksum in the zip file does not fit the file.',
  'zip.stored':
    'A WARC file or a compressed index should be stored as it is, so that ranges of it can be read.',
  'manifest.missing': 'There is no datapackage.json.',
  'manifest.format': 'The manifest is not JSON of the form that WACZ asks for.',
  'manifest.version': 'The manifest names a version of WACZ that is not known here, or none.',
  'manifest.profile': 'The manifest names a profile that replay tools do not know.',
  'manifest.resource': 'The manifest lists a file without a path, a SHA-256 hash or a size.',
  'manifest.hash-weak': 'The manifest names a file by a hash other than SHA-256.',
  'manifest.twice': 'The manifest lists a file twice.',
  'manifest.absent': 'A file that the manifest lists is not in the package.',
  'manifest.unlisted':
    'A file is in the package that the manifest does not list: anybody could have added it.',
  'manifest.hash': 'The bytes of a file are not those that the manifest names.',
  'manifest.bytes': 'A file is longer or shorter than the manifest says.',
  'digest.missing': 'There is no datapackage-digest.json, so nothing confirms the manifest.',
  'digest.format': 'The file datapackage-digest.json is not of the form that WACZ asks for.',
  'digest.hash': 'The manifest is not the one that datapackage-digest.json names.',
  'parts.archive': 'There is no WARC file in archive/.',
  'parts.index': 'There is no index in indexes/.',
  'parts.pages': 'There is no pages/pages.jsonl.',
  'pages.format': 'A list of pages is not of the form that WACZ asks for.',
  'pages.header': 'The first line of a list of pages does not say that it is one.',
  'pages.blank': 'A list of pages has an empty line, which keeps replay tools from loading it.',
  'pages.time': 'A page has a time that is not one.',
  'pages.absent': 'A page is listed whose address no record of the archive holds.',
  'index.format': 'A line of the index cannot be read.',
  'index.order': 'The lines of the index are not in order, so records will not be found.',
  'index.file': 'The index names a WARC file that is not in the package.',
  'index.place': 'The index points at a place where no record begins, or gives it another length.',
  'index.digest': 'The index gives another digest of the content than the record.',
  'index.record-digest': 'The bytes of a record are not those that the index names.',
  'index.url': 'The index gives another address than the record.',
  'index.no-record-digest': 'The index names no digests of whole records, so replay tools cannot check them.',
  'index.missing': 'Responses stand in the archive that no index names: they will not be found.',
  'index.block': 'A block of the compressed index is not where, or not what, its list says.',
  'warc.format': 'A record does not begin as a WARC record does.',
  'warc.head': 'The head of a record is malformed.',
  'warc.field': 'A record lacks a field that every record has.',
  'warc.length': 'A record is longer or shorter than it says.',
  'warc.member': 'A gzip member is damaged, or does not hold exactly one record.',
  'warc.trailing': 'Bytes follow the last record.',
  'warc.empty': 'The file holds no record.',
  'warc.twice': 'Two records have the same identifier.',
  'warc.date': 'A record has a date that is not one.',
  'warc.block-digest': 'The bytes of a record are not those that its block digest names.',
  'warc.payload-digest': 'The content of a record is not what its payload digest names.',
  'warc.digest-unknown': 'A record names a digest of a kind that is not known here.',
  'warc.no-digest': 'A record names no digest, so nothing confirms its bytes.',
  'signature.absent': 'The package is not signed.',
  'signature.format': 'The signature is not of the form that WACZ-Auth asks for.',
  'signature.fields': 'The signature carries further fields, which WACZ-Auth does not allow.',
  'signature.hash': 'The signature is over another manifest.',
  'signature.wrong': 'The signature does not verify.',
  'signature.key': 'The key of the signature cannot be read, or is of a kind that is not known here.',
  'signature.created': 'The signature gives another time of making than the manifest.',
  'signature.domain': 'The certificate of the signature is not for the domain that it names.',
  'signature.expired': 'The certificate of the signature was not valid when the package was made.',
  'signature.chain': 'No chain leads from the certificate of the signature to a root that you trust.',
  'signature.no-stamp': 'A signature by a domain must be time-stamped, and this one is not.',
  'stamp.wrong': 'The time stamp of the signature is not sound.',
  'stamp.window': 'The package was not made in the ten minutes before its time stamp, as WACZ-Auth asks.',
} as const

/** A code of the list. */
export type WebCode = keyof typeof WEB_SENTENCES

/** One thing that was found. `at` is a file, with a line or a record where there is one; `because` the reason inside a time stamp. */
export interface WebFinding {
  readonly code: WebCode
  readonly severity: 'error' | 'warning'
  readonly sentence: string
  readonly at?: string
  readonly because?: StampCode
}

const MAX_OF_ONE_CODE = 50

/** Gathers findings; those of one code beyond fifty are counted, not listed. */
export class WebFindings {
  readonly list: WebFinding[] = []
  readonly #counts = new Map<string, number>()

  #add(severity: WebFinding['severity'], code: WebCode, at?: string, because?: StampCode): void {
    const key = `${severity} ${code}`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    if (count > MAX_OF_ONE_CODE) return
    const sentence = WEB_SENTENCES[code]
    this.list.push({
      code,
      severity,
      sentence,
      ...(at === undefined ? {} : { at: at.replaceAll(/[^ -~]/g, '?').slice(0, 300) }),
      ...(because === undefined ? {} : { because }),
    })
  }

  /** Adds something that refutes what the archive says of itself. */
  error(code: WebCode, at?: string, because?: StampCode): void {
    this.#add('error', code, at, because)
  }

  /** Adds something that is odd, or that proves less than it could. */
  warn(code: WebCode, at?: string): void {
    this.#add('warning', code, at)
  }

  /** True where an error of one of these parts was found. */
  refutes(...parts: readonly string[]): boolean {
    return this.list.some(
      ({ code, severity }) => severity === 'error' && parts.includes(code.split('.')[0] ?? ''),
    )
  }
}
