/** Finds pictures, films and sounds that lie inside texts as base64: in documents, scripts, style sheets, answers of services, messages. */
import { looksLikeMedia } from '@smart-rescue/core/safeguarding'

/** One picture in a text. `start` and `end` are places in the text; `bytes` is what it decodes to. */
export interface InnerPicture {
  readonly start: number
  readonly end: number
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** One sign of base64 or base64url, also as JSON (`\/`, `\u002f`, JSON inside JSON), as an address (`%2F`) or as HTML (`&#x2F;`) writes it. */
const SIGN =
  '(?:[A-Za-z0-9+/=_-]|\\\\{1,8}/|\\\\{1,8}u00(?:2[bBfF]|3[dD])|%2[bBfF]|%3[dD]|&#x(?:2[bBfF]|3[dD]);)'
const SLASH = '(?:/|\\\\{1,8}/|_|%2[fF]|\\\\{1,8}u002[fF]|&#x2[fF];)'

/** How the signatures of the common formats begin in base64: PNG, JPEG, GIF, RIFF (WebP, AVI, WAVE), MP4 and its kin, Matroska, Ogg, FLAC, ID3, TIFF. */
const MAGIC = `iVBORw0KGgo|${SLASH}9j${SLASH}|R0lGOD|UklGR|AAAA..Z0eX|GkXfo|T2dnUw|ZkxhQ|SUQz|SUkqA|TU0AK`

/** Shorter runs are words, keys and tokens. */
const SHORTEST = 48

const FIND = new RegExp(
  `(?:data:([a-z]+/[a-z0-9.+-]+)[^,"'\\s]{0,80}?;base64,(${SIGN}{16,}))|((?:${MAGIC})${SIGN}{${SHORTEST},})`,
  'gi',
)

const plain = (run: string): string =>
  run
    .replace(
      /\\+u00([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2});/gi,
      (_, a?: string, b?: string, c?: string) => String.fromCharCode(Number.parseInt(a ?? b ?? c ?? '', 16)),
    )
    .replaceAll('\\', '')

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^iVBOR/, 'image/png'],
  [/^[/_]9j/, 'image/jpeg'],
  [/^R0lG/, 'image/gif'],
  [/^UklGR/, 'image/webp'],
  [/^(SUkq|TU0A)/, 'image/tiff'],
  [/^(T2dnUw|ZkxhQ|SUQz)/, 'audio/ogg'],
]

const isMedia = (type: string): boolean => /^(image|video|audio)\//i.test(type)

/** All pictures of a text, in order. Base64 that is neither called media nor begins like it is left alone. */
export const findInnerPictures = (text: string): readonly InnerPicture[] => {
  const found: InnerPicture[] = []
  for (const match of text.matchAll(FIND)) {
    const named = match[1]?.toLowerCase()
    const run = match[2] ?? match[3] ?? ''
    const base64 = plain(run)
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
    if (!looksLikeMedia(bytes) && (named === undefined || !isMedia(named))) continue
    const kind = KINDS.find(([sign]) => sign.test(base64))?.[1] ?? 'video/mp4'
    const start = match.index + match[0].length - run.length
    found.push({
      start,
      end: start + run.length,
      bytes,
      mediaType: named !== undefined && isMedia(named) ? named : kind,
    })
  }
  return found
}

/** The text with every picture in it replaced by a word; the same text when there is none. */
export const cutInnerPictures = (text: string, word: string): string => {
  let left = 0
  let cut = ''
  for (const picture of findInnerPictures(text)) {
    cut += text.slice(left, picture.start) + word
    left = picture.end
  }
  return left === 0 ? text : cut + text.slice(left)
}
