/** Recognises a file by its bytes and not by its name, from both its ends alone. */
import { beginsLikeOle, beginsLikeZip, typeOfOle, typeOfZip } from './containers.ts'
import { FILE_TYPES, type FileKind, type FileType, typesForEnding } from './file-types.ts'
import { endingOf, judgeFileName } from './judge-file-name.ts'
import { findBytes, holdsAt, typeBySignature } from './signatures.ts'
import { typeOfText } from './text-types.ts'

/** What a file is, and what is odd about its name. */
export interface RecognisedFile {
  readonly type: FileType
  readonly kind: FileKind
  readonly mediaType: string
  /** Problems in words, for the report of the import. */
  readonly problems: readonly string[]
}

const typeOf = (head: Uint8Array, tail: Uint8Array, name: string): FileType => {
  if (head.length === 0) return 'empty'
  const ending = endingOf(name)
  if (beginsLikeZip(head)) return typeOfZip(head, tail)
  if (beginsLikeOle(head)) {
    const type = typeOfOle(head, tail)
    if (type !== 'ole') return type
    return (
      typesForEnding(ending).find(
        (one) => one === 'doc' || one === 'xls' || one === 'ppt' || one === 'msg',
      ) ?? 'ole'
    )
  }
  // PDF 1.7, annex H.3, note 13: readers look for the header in the first 1,024 bytes.
  if (holdsAt(head, 0, '%PDF-')) return 'pdf'
  const signed = typeBySignature(head)
  if (signed === 'gz') return /\.warc\.gz$/i.test(name) ? 'warc-gz' : 'gz'
  if (signed !== undefined) return signed
  if (findBytes(head, '%PDF-', 0, 1_024) >= 0) return 'pdf'
  return typeOfText(head, ending) ?? 'unknown'
}

/**
 * Recognises a file. `head` and `tail` are its first and last bytes (SNIFF says how many; for a short file both are all of it).
 * Pure and linear; it never fails, and what it does not know is `unknown`.
 */
export const recogniseFile = (head: Uint8Array, tail: Uint8Array, name: string): RecognisedFile => {
  const type = typeOf(head, tail, name)
  const [kind, mediaType] = FILE_TYPES[type]
  const problems = judgeFileName(name, type)
  if (type === 'pdf' && !holdsAt(head, 0, '%PDF-'))
    problems.push('Other bytes stand before the PDF: the file may be two things at once.')
  return { type, kind, mediaType, problems }
}
