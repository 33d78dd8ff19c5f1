/** What lies in a zip or an OLE file, as far as its two ends tell: an office document, a web archive, a program or a plain archive. */
import type { FileType } from './file-types.ts'
import { findBytes, holdsAt } from './signatures.ts'

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

const NAMES = 2_000

/** Names of members as local headers at the start and the table of contents at the end tell them; at most 2,000. */
const memberNames = (head: Uint8Array, tail: Uint8Array): string[] => {
  const names: string[] = []
  const collect = (bytes: Uint8Array, signature: string, lengthAt: number, nameAt: number) => {
    for (let at = findBytes(bytes, signature); at >= 0 && names.length < NAMES; ) {
      const name = bytes.subarray(at + nameAt, at + nameAt + Math.min(word(bytes, at + lengthAt), 300))
      names.push(String.fromCharCode(...name))
      at = findBytes(bytes, signature, at + 4)
    }
  }
  collect(head, 'PK\x03\x04', 26, 30)
  collect(tail, 'PK\x01\x02', 28, 46)
  return names
}

const ODF: readonly (readonly [string, FileType])[] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
]

/** The type of a file that begins like a zip. */
export const typeOfZip = (head: Uint8Array, tail: Uint8Array): FileType => {
  const names = memberNames(head, tail)
  const has = (test: RegExp): boolean => names.some((name) => test.test(name))
  // ODF 1.3, part 2, 3.3: the first member is stored and tells the media type.
  if (names[0] === 'mimetype')
    for (const [mediaType, type] of ODF) if (findBytes(head, mediaType, 30, 80) > 0) return type
  if (has(/^word\//) && has(/^\[Content_Types\]\.xml$|^_rels\//)) return 'docx'
  if (has(/^xl\//) && has(/^\[Content_Types\]\.xml$|^_rels\//)) return 'xlsx'
  if (has(/^ppt\//) && has(/^\[Content_Types\]\.xml$|^_rels\//)) return 'pptx'
  // A package with its folders in the wrong place is a broken web archive, not an archive of anything: the checker says so.
  if (has(/^datapackage\.json$/) && has(/(?:^|\/)(?:archive|indexes|pages)\//)) return 'wacz'
  if (has(/^AndroidManifest\.xml$|^META-INF\/MANIFEST\.MF$|^Payload\/[^/]+\.app\//)) return 'program'
  return 'zip'
}

const wide = (text: string): string => [...text].map((char) => `${char}\0`).join('')
const OLE_NAMES: readonly (readonly [string, FileType])[] = [
  ['EncryptedPackage', 'ole-encrypted'],
  ['__substg1.0_', 'msg'],
  ['__properties_version1.0', 'msg'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['PowerPoint Document', 'ppt'],
]

/** The type of an OLE file ([MS-CFB]) by the names of its streams, which stand in UTF-16; `ole` where they lie out of sight. */
export const typeOfOle = (head: Uint8Array, tail: Uint8Array): FileType => {
  for (const [name, type] of OLE_NAMES)
    if (findBytes(head, wide(name)) >= 0 || findBytes(tail, wide(name)) >= 0) return type
  return 'ole'
}

/** True for a file that begins like a zip, also an empty or a split one. */
export const beginsLikeZip = (head: Uint8Array): boolean =>
  ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((text) => holdsAt(head, 0, text))

/** True for a file that begins like OLE. */
export const beginsLikeOle = (head: Uint8Array): boolean =>
  holdsAt(head, 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
