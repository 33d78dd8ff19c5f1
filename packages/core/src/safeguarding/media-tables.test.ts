/** What is media and what is not: by Chromium's kind of request, by extension, by type and by the first bytes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMediaRequest, isMediaType, looksLikeMedia } from './index.ts'

const MEDIA_EXTENSIONS =
  'apng avif bmp cur gif heic heif ico jfif jp2 jpe jpeg jpg jxl png psd svg svgz tif tiff webp 3gp aac aif aiff avi flac flv m2ts m3u8 m4a m4s m4v mid mkv mov mp3 mp4 mpd mpeg mpg oga ogg ogv opus ts wav weba webm wma wmv'.split(
    ' ',
  )
const OTHER_EXTENSIONS =
  'html htm php asp js mjs css json xml txt csv pdf zip woff woff2 ttf otf eot wasm map rss'.split(' ')
/** Chromium's kinds that a page's own script makes, where the kind says nothing. */
const ASKED_BY_SCRIPT = ['XHR', 'Fetch', 'Other', 'Ping', 'Prefetch', 'TextTrack', 'EventSource']
const BY_KIND = ['Document', 'Script', 'Stylesheet', 'Font', 'Manifest']

describe.each(ASKED_BY_SCRIPT)('a request of kind %s', (kind) => {
  it('is for media by its extension: query, fragment, case and folders do not hide it', () => {
    for (const extension of MEDIA_EXTENSIONS) {
      for (const url of [
        `https://a.example/x.${extension}`,
        `https://a.example/x.${extension.toUpperCase()}`,
        `https://a.example/a/b.c/x.y.${extension}?size=large`,
        `https://a.example/x.${extension}#top`,
        `https://a.example/x.${extension}?a=/b.html`,
      ])
        expect(isMediaRequest(kind, url), url).toBe(true)
    }
  })

  it('is not for media with any other extension, or with none', () => {
    for (const extension of OTHER_EXTENSIONS)
      expect(isMediaRequest(kind, `https://a.example/x.${extension}`), extension).toBe(false)
    for (const url of [
      'https://a.example/',
      'https://a.example/photo',
      'https://a.example/jpg',
      'https://a.example/x.jpg/',
      'https://a.example/page?picture=x.jpg',
      'https://a.example/page#x.png',
      'https://png.example/page',
      'https://a.example/x.jpgs',
      'https://a.example/x.',
      '',
    ])
      expect(isMediaRequest(kind, url), url).toBe(false)
  })
})

describe('Chromium’s kind of request', () => {
  it('is enough where it says media, whatever the address looks like', () => {
    for (const kind of ['Image', 'Media'])
      for (const url of ['https://a.example/page.html', 'data:text/html,x', '', 'https://a.example/x.js'])
        expect(isMediaRequest(kind, url)).toBe(true)
  })

  it.each(BY_KIND.map((kind) => [kind]))(
    'is enough where it says %s, whatever the address looks like',
    (kind) => {
      for (const extension of MEDIA_EXTENSIONS)
        expect(isMediaRequest(kind, `https://a.example/x.${extension}`)).toBe(false)
    },
  )

  it('is compared exactly: another spelling is another kind', () => {
    expect(isMediaRequest('image', 'https://a.example/page')).toBe(false)
    expect(isMediaRequest('document', 'https://a.example/x.png')).toBe(true)
  })
})

describe('a media type', () => {
  it.each([
    ['image/jpeg'],
    ['image/svg+xml'],
    ['IMAGE/PNG'],
    [' image/png'],
    ['image/png; charset=utf-8'],
    ['image/x-unknown'],
    ['video/mp4'],
    ['Video/MP4;codecs="avc1"'],
    ['audio/mpeg'],
    ['audio/ogg'],
    ['application/vnd.apple.mpegurl'],
    ['application/x-mpegURL'],
    ['application/dash+xml'],
    ['application/mp4'],
    ['application/ogg'],
    ['application/x-shockwave-flash'],
  ])('is media: %s', (type) => {
    expect(isMediaType(type)).toBe(true)
  })

  it.each([
    ['text/html'],
    ['text/html; note=image/png'],
    ['text/vtt'],
    ['application/json'],
    ['application/pdf'],
    ['application/octet-stream'],
    ['application/javascript'],
    ['application/mp4x'],
    ['font/woff2'],
    ['multipart/form-data'],
    ['x-image/png'],
    ['images/png'],
    ['image'],
    [''],
  ])('is not media: %s', (type) => {
    expect(isMediaType(type)).toBe(false)
  })
})

const bytesOf = (text: string, length = 16): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => text.charCodeAt(at) || 0)

/** Headers alone, without any picture behind them. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['GIF 87a', 'GIF87a'],
  ['GIF 89a', 'GIF89a'],
  ['BMP', 'BM\x36\x10\0\0\0\0\0\0\x36'],
  ['TIFF, little-endian', 'II*\0'],
  ['TIFF, big-endian', 'MM\0*'],
  ['ICO', '\0\0\x01\0\x01'],
  ['JPEG XL', '\0\0\0\x0cJXL '],
  ['JPEG XL code stream', '\xff\x0a'],
  ['Photoshop', '8BPS'],
  ['Matroska', '\x1aE\xdf\xa3'],
  ['Ogg', 'OggS'],
  ['FLV', 'FLV\x01'],
  ['FLAC', 'fLaC'],
  ['MP3 with a tag', 'ID3\x03'],
  ['MP3 frame', '\xff\xfb\x90'],
  ['MP3 frame, MPEG 2', '\xff\xf3\x90'],
  ['playlist', '#EXTM3U'],
  ['MP4', '\0\0\0\x20ftypisom'],
  ['HEIC', '\0\0\0\x18ftypheic'],
  ['AVIF', '\0\0\0\x1cftypavif'],
  ['QuickTime', '\0\0\0\x14ftypqt  '],
  ['WebP', 'RIFF\x10\0\0\0WEBP'],
  ['AVI', 'RIFF\x10\0\0\0AVI '],
  ['WAVE', 'RIFF\x10\0\0\0WAVE'],
]

describe('first bytes', () => {
  it.each(HEADERS)('are known for %s, whatever follows', (_, header) => {
    expect(looksLikeMedia(bytesOf(header))).toBe(true)
    expect(looksLikeMedia(bytesOf(header, 4_096))).toBe(true)
  })

  it.each(HEADERS)('are not taken for %s when they stand one byte further in', (_, header) => {
    expect(looksLikeMedia(bytesOf(` ${header}`, 24))).toBe(false)
  })

  it.each([
    ['HTML', '<!doctype html><html>'],
    ['HTML with a byte order mark', '\xef\xbb\xbf<!doctype html>'],
    ['UTF-16, little-endian', '\xff\xfeh\0e\0l\0l\0o\0 \0'],
    ['UTF-16, big-endian', '\xfe\xff\0h\0e\0l\0l\0o\0 '],
    ['JSON', '{"title":"Waiter wanted"}'],
    ['a text that begins with BM', 'BMX bicycles for sale'],
    ['a text that begins with II', 'II. Second chapter'],
    ['a text that begins with MM', 'MM is two thousand'],
    ['a text that begins with GIF', 'GIFts for friends'],
    ['a text that begins with ID', 'ID card, name, place'],
    ['a text that begins with RIFF', 'RIFF and rhythm page'],
    ['a RIFF file that is none of ours', 'RIFF\x10\0\0\0ACON'],
    ['PDF', '%PDF-1.7\n%binary'],
    ['ZIP', 'PK\x03\x04\x14\0\0\0\x08\0'],
    ['gzip', '\x1f\x8b\x08\0\0\0\0\0\0\0\0\0'],
    ['WOFF2', 'wOF2\0\x01\0\0\0\0\0\0'],
    ['WASM', '\0asm\x01\0\0\0\0\0\0\0'],
    ['zeros', ''],
    ['Nepali in UTF-8', '\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa4\xae'],
  ])('are not taken for media: %s', (_, text) => {
    expect(looksLikeMedia(bytesOf(text, 24))).toBe(false)
  })

  it('fewer than twelve say nothing', () => {
    for (const [, header] of HEADERS) expect(looksLikeMedia(bytesOf(header, 11))).toBe(false)
    expect(looksLikeMedia(new Uint8Array(0))).toBe(false)
  })

  it('of any plain text are never media', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdefghij klmnop,.\n<>/="'), minLength: 12 }),
        (text) => {
          expect(looksLikeMedia(bytesOf(text, text.length))).toBe(false)
        },
      ),
    )
  })
})
