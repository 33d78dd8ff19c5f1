/** Magic bytes: what a file is by how it begins (WHATWG MIME Sniffing, and each format's own specification). */
import type { FileType } from './file-types.ts'

/** True when the bytes hold this text, one byte a character, at this place. */
export const holdsAt = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1)
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

/** Where this text, one byte a character, first begins; -1 where it does not. */
export const findBytes = (bytes: Uint8Array, text: string, from = 0, before = bytes.length): number => {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0 && at < before; at = bytes.indexOf(first, at + 1))
    if (holdsAt(bytes, at, text)) return at
  return -1
}

const AT_START: readonly (readonly [string, FileType])[] = [
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
  ['\0\0\x01\0', 'ico'],
  ['\0\0\x02\0', 'ico'],
  ['\0\0\0\x0cJXL ', 'jxl'],
  ['\xff\x0a', 'jxl'],
  ['\0\0\0\x0cjP  ', 'jp2'],
  ['\xff\x4f\xff\x51', 'jp2'],
  ['8BPS', 'psd'],
  ['gimp xcf ', 'xcf'],
  ['P4\n', 'pnm'],
  ['P5\n', 'pnm'],
  ['P6\n', 'pnm'],
  ['P7\nWIDTH', 'pnm'],
  ['{\\rtf', 'rtf'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['Rar!\x1a\x07', 'rar'],
  ['\xfd7zXZ\0', 'xz'],
  ['BZh', 'bz2'],
  ['\x28\xb5\x2f\xfd', 'zst'],
  ['MSCF\0\0\0\0', 'cab'],
  ['\x1f\x8b\x08', 'gz'],
  ['WARC/0.', 'warc'],
  ['WARC/1.', 'warc'],
  ['fLaC', 'flac'],
  ['FLV\x01', 'flv'],
  ['ID3', 'mp3'],
  ['#!AMR', 'amr'],
  ['MThd\0\0\0\x06', 'midi'],
  ['\0\0\x01\xba', 'mpeg'],
  ['\0\0\x01\xb3', 'mpeg'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'wmv'],
  ['\x7fELF', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['\xfe\xed\xfa\xce', 'program'],
  ['\xfe\xed\xfa\xcf', 'program'],
  ['\xce\xfa\xed\xfe', 'program'],
  ['\xcf\xfa\xed\xfe', 'program'],
  ['\0asm', 'program'],
  ['dex\n0', 'program'],
  ['Cr24', 'program'],
  ['L\0\0\0\x01\x14\x02\0', 'program'],
  ['CWS', 'flash'],
  ['FWS', 'flash'],
  ['ZWS', 'flash'],
  ['#EXTM3U', 'playlist'],
  ['\xff\xf1', 'aac'],
  ['\xff\xf9', 'aac'],
]

const riff = (head: Uint8Array): FileType | undefined => {
  if (holdsAt(head, 8, 'WEBP')) return 'webp'
  if (holdsAt(head, 8, 'WAVE')) return 'wav'
  return holdsAt(head, 8, 'AVI ') ? 'avi' : undefined
}

/** The brands of an ISO base media file (ISO/IEC 14496-12, 4.3): the major brand first. */
const brandsOf = (head: Uint8Array): string[] => {
  const size = ((head[0] ?? 0) << 24) | ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0)
  const brands: string[] = []
  for (let at = 8; at + 4 <= Math.min(size, head.length, 256); at += 4)
    if (at !== 12) brands.push(String.fromCharCode(...head.subarray(at, at + 4)))
  return brands
}

const isoMedia = (head: Uint8Array): FileType => {
  const brands = brandsOf(head)
  const [major = ''] = brands
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(major)) return 'heic'
  if (major === 'qt  ') return 'mov'
  if (/^M4[AB] $/.test(major)) return 'm4a'
  return major.startsWith('3g') ? '3gp' : 'mp4'
}

/** A program of Windows or DOS. Two letters are little: the header it points at must exist, or the rest must not be text. */
const isWindowsProgram = (head: Uint8Array): boolean => {
  if (!holdsAt(head, 0, 'MZ')) return false
  const at = (head[0x3c] ?? 0) | ((head[0x3d] ?? 0) << 8)
  return holdsAt(head, at, 'PE\0\0') || head.subarray(2, 64).includes(0)
}

/** A bitmap: two letters and zeros in the reserved fields. */
const isBitmap = (head: Uint8Array): boolean =>
  holdsAt(head, 0, 'BM') && [6, 7, 8, 9].every((at) => head[at] === 0) && head.length > 25

/** An MPEG audio frame: eleven set bits, a layer, a rate and a frequency that exist; FF FE is the mark of UTF-16 instead. */
const isMpegAudio = (head: Uint8Array): boolean => {
  const [a = 0, b = 0, c = 0] = head
  return (
    a === 0xff &&
    (b & 0xe0) === 0xe0 &&
    (b & 0x06) !== 0 &&
    (b & 0x18) !== 0x08 &&
    b !== 0xfe &&
    b !== 0xff &&
    (c & 0xf0) !== 0xf0 &&
    (c & 0xf0) !== 0 &&
    (c & 0x0c) !== 0x0c
  )
}

/** The type by the first bytes alone; undefined for text, containers of other formats, and what is not known. */
export const typeBySignature = (head: Uint8Array): FileType | undefined => {
  if (holdsAt(head, 4, 'ftyp')) return isoMedia(head)
  if (['moov', 'mdat', 'wide', 'free', 'skip'].some((box) => holdsAt(head, 4, box)) && head[0] === 0)
    return 'mov'
  if (holdsAt(head, 0, 'RIFF') || holdsAt(head, 0, 'RF64')) return riff(head)
  if (holdsAt(head, 0, 'FORM') && holdsAt(head, 8, 'AIF')) return 'aiff'
  if (holdsAt(head, 0, '\x1aE\xdf\xa3')) return findBytes(head, 'webm', 4, 64) > 0 ? 'webm' : 'mkv'
  if (holdsAt(head, 0, 'OggS')) return findBytes(head, 'theora', 28, 512) > 0 ? 'ogv' : 'ogg'
  if (isWindowsProgram(head)) return 'program'
  if (isBitmap(head)) return 'bmp'
  for (const [text, type] of AT_START) if (holdsAt(head, 0, text)) return type
  if (holdsAt(head, 257, 'ustar')) return 'tar'
  return isMpegAudio(head) ? 'mp3' : undefined
}
