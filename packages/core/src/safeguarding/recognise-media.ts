/** Tells pictures, films and sounds from everything else, so that they are never requested and never kept without an authority. */

/** Extensions of media files, in lower case. Fonts and style sheets are not media. */
const EXTENSIONS = new Set(
  (
    'apng avif bmp cur gif heic heif ico jfif jp2 jpe jpeg jpg jxl png psd svg svgz tif tiff webp ' +
    '3gp aac aif aiff avi flac flv m2ts m3u8 m4a m4s m4v mid mkv mov mp3 mp4 mpd mpeg mpg oga ogg ogv opus ts wav weba webm wma wmv'
  ).split(' '),
)

/** Kinds of requests that Chromium makes for media. */
const MEDIA_KINDS = new Set(['Image', 'Media'])

/** Kinds whose address says nothing about media: a page may be called `/photo.jpg/`, a script `/app.ts`. */
const NEVER_BY_NAME = new Set(['Document', 'Script', 'Stylesheet', 'Font', 'Manifest'])

const extensionOf = (url: string): string => {
  const path = url.replace(/[?#].*$/s, '')
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** True when a request is for media, as far as that can be known before it is sent: by Chromium's kind of request, or by the extension where a script asks. */
export const isMediaRequest = (kind: string, url: string): boolean =>
  MEDIA_KINDS.has(kind) || (!NEVER_BY_NAME.has(kind) && EXTENSIONS.has(extensionOf(url)))

/** True for the media types of pictures, films, sounds and their playlists, with or without parameters. */
export const isMediaType = (type: string): boolean =>
  /^\s*(image|video|audio)\/|^\s*application\/(vnd\.apple\.mpegurl|x-mpegurl|dash\+xml|mp4|ogg|x-shockwave-flash)\b/i.test(
    type,
  )

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1)
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

/** Signatures at the very start (WHATWG MIME Sniffing, section 6, and the formats' own specifications). */
const SIGNATURES = [
  '\xff\xd8\xff', // JPEG
  '\x89PNG\r\n', // PNG
  'GIF8',
  'BM', // BMP; checked further below
  'II*\0', // TIFF, little-endian
  'MM\0*', // TIFF, big-endian
  '\0\0\x01\0', // ICO
  '\0\0\0\x0cJXL ', // JPEG XL
  '\xff\x0a', // JPEG XL code stream
  '8BPS', // PSD
  '\x1aE\xdf\xa3', // Matroska, WebM
  'OggS',
  'FLV\x01',
  'fLaC',
  'ID3',
  '#EXTM3U',
]

/** True when the bytes begin like a picture, film or sound, whatever the server calls them. 16 bytes are enough. */
export const looksLikeMedia = (bytes: Uint8Array): boolean => {
  if (bytes.length < 12) return false
  if (startsWith(bytes, 4, 'ftyp')) return true
  if (startsWith(bytes, 0, 'RIFF'))
    return startsWith(bytes, 8, 'WEBP') || startsWith(bytes, 8, 'AVI ') || startsWith(bytes, 8, 'WAVE')
  // An MPEG audio frame: eleven set bits, then a layer that exists. FF FE is the byte order mark of UTF-16 instead.
  if (bytes[0] === 0xff && bytes[1] !== 0xfe && ((bytes[1] ?? 0) & 0xe6) > 0xe0) return true
  const found = SIGNATURES.find((signature) => startsWith(bytes, 0, signature))
  // "BM" alone is two letters of many texts: a bitmap has zeros in its reserved fields (bytes 6–9).
  if (found === 'BM') return [6, 7, 8, 9].every((at) => bytes[at] === 0)
  return found !== undefined
}
