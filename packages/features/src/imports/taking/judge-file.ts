/** What may not be imported at all, decided in memory before anything reaches a disk: media without an authority, and leaked accounts. */
import { IMPORT_LIMITS, listZip, recogniseFile, SNIFF } from '@smart-rescue/core/importing'
import { ERRORS, type ErrorCode } from '@smart-rescue/schema'

/** A file as somebody offers it. */
export interface OfferedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Why a file is refused, as its line in the case tells it. */
export interface Refusal {
  readonly code: ErrorCode
  readonly sentence: string
}

const MEDIA_KINDS: ReadonlySet<string> = new Set(['image', 'audio', 'video'])

const MEDIA_NAME =
  /\.(jpe?g|jfif|png|gif|webp|avif|hei[cf]|bmp|tiff?|svg|ico|mp4|m4v|mov|3gpp?|avi|mkv|webm|mpe?g|wmv|flv|ts|mp3|m4a|aac|ogg|oga|opus|wav|flac|amr|wma|caf)$/i

const MEDIA_TYPE = /^(image|audio|video)\//i

const refuse = (code: ErrorCode): Refusal => ({ code, sentence: ERRORS[code].sentence })

/** Lines that look like an account and its password; half of many such lines is a leak, and one or two are a message. */
const ACCOUNT_LINE = /^\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[:;|,\t]\s*[^\s:;|,]{4,64}\s*$/
const LEAST_LINES = 50

/** True for a text whose lines are mostly `account:password` pairs. */
export const holdsCredentials = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder().decode(bytes.subarray(0, 1_000_000))
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < LEAST_LINES) return false
  const accounts = lines.filter((line) => ACCOUNT_LINE.test(line)).length
  return accounts * 2 > lines.length
}

/** Whether the file is a picture, a film or a sound by its bytes, or calls itself one. A lie in either direction counts. */
export const isMedia = ({ name, mediaType, bytes }: OfferedFile): boolean =>
  MEDIA_KINDS.has(kindOf({ name, mediaType, bytes })) || MEDIA_TYPE.test(mediaType) || MEDIA_NAME.test(name)

/** Kinds that hold other files, which are screened too before the whole is sealed. */
const HOLDERS: ReadonlySet<string> = new Set([
  'archive',
  'mail',
  'mailbox',
  'document',
  'pdf',
  'chat',
  'web-archive',
])

/** Whether other files may lie inside. */
export const mayHoldFiles = (file: OfferedFile): boolean => HOLDERS.has(kindOf(file))

const kindOf = ({ name, bytes }: OfferedFile): string =>
  recogniseFile(bytes.subarray(0, SNIFF.head), bytes.subarray(-SNIFF.tail), name).kind

/** Whether a zip names media. One that cannot be listed is left to the reader in the sandbox, which quarantines it. */
const holdsMedia = (bytes: Uint8Array): boolean => {
  const listing = listZip(bytes, IMPORT_LIMITS.entries)
  return listing.ok && listing.members.some(({ path }) => MEDIA_NAME.test(path))
}

/**
 * Why the file may not be imported, or nothing. `media` says whether a written authority stands. Documents may hold
 * pictures: their text is read and the pictures are left out; an archive of pictures is refused as the pictures would be.
 */
export const judgeFile = (file: OfferedFile, media: 'withheld' | 'allowed'): Refusal | undefined => {
  const kind = kindOf(file)
  if (media === 'withheld') {
    if (isMedia(file)) return refuse('import.media-withheld')
    if (kind === 'archive' && holdsMedia(file.bytes)) return refuse('import.media-inside')
  }
  if ((kind === 'text' || kind === 'sheet' || kind === 'unknown') && holdsCredentials(file.bytes))
    return refuse('import.credentials')
  return undefined
}
