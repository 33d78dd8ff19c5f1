/** Pages whose bytes are not plain UTF-8 as they come: other charsets, every content encoding, chains of redirects. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { answer, type Page } from '../start-site.ts'

/** Cyrillic letters in windows-1251 (the letters А–я lie in one row; ё and Ё stand apart). */
const toWindows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0)
      if (sign === 'ё') return 0xb8
      if (sign === 'Ё') return 0xa8
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
    }),
  )

/** "求人 ホテル" (wanted: hotel staff) in Shift_JIS. */
const SHIFT_JIS = Buffer.from([0x8b, 0x81, 0x90, 0x6c, 0x20, 0x83, 0x7a, 0x83, 0x65, 0x83, 0x8b])

const RUSSIAN = 'Сдаётся комната у моря, недорого. Звоните вечером, тихая улица, рядом рынок и вокзал.'

/** What each page of a charset holds as text, and its bytes. */
export const CHARSETS: Readonly<Record<string, { readonly text: string; readonly bytes: Buffer }>> = {
  '/windows-1251': { text: RUSSIAN, bytes: toWindows1251(`<title>1251</title><p>${RUSSIAN}</p>`) },
  '/windows-1251-meta': {
    text: RUSSIAN,
    bytes: toWindows1251(`<meta charset=windows-1251><title>1251</title><p>${RUSSIAN}</p>`),
  },
  '/shift-jis': {
    text: '求人 ホテル',
    bytes: Buffer.concat([Buffer.from('<title>SJIS</title><p>'), SHIFT_JIS, Buffer.from('</p>')]),
  },
  '/no-charset': {
    text: RUSSIAN,
    bytes: toWindows1251(`<title>none</title><p>${RUSSIAN}</p>`),
  },
}

const TYPES: Readonly<Record<string, string>> = {
  '/windows-1251': 'text/html; charset=windows-1251',
  '/shift-jis': 'text/html; charset=Shift_JIS',
}

/** Text that every encoding packs. */
export const PACKED = 'Room to let, quiet street. '.repeat(400)

const packed =
  (encoding: string, pack: (text: string) => Buffer): Page =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': encoding })
    response.end(pack(PACKED))
  }

/** Paths of the encodings. */
export const ENCODINGS = ['/gzip', '/br', '/zstd', '/deflate', '/chunked', '/none'] as const

const away =
  (to: string, status: number, ...cookies: string[]): Page =>
  (response) => {
    response.writeHead(status, { location: to, 'set-cookie': cookies, 'content-length': 0 })
    response.end()
  }

/** The pages. */
export const textPages = (): Record<string, Page> => ({
  ...Object.fromEntries(
    Object.entries(CHARSETS).map(([path, { bytes }]) => [path, answer(bytes, TYPES[path] ?? 'text/html')]),
  ),
  '/encodings': answer(
    `<title>Encodings</title><p id=p></p><script>
      Promise.all(${JSON.stringify(ENCODINGS)}.map((path) => fetch(path).then((answer) => answer.text())))
        .then((texts) => { p.textContent = texts.map((text) => text.length).join(' ') })
    </script>`,
  ),
  '/gzip': packed('gzip', gzipSync),
  '/br': packed('br', brotliCompressSync),
  '/zstd': packed('zstd', zstdCompressSync),
  '/deflate': packed('deflate', deflateSync),
  '/chunked': (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    for (let at = 0; at < PACKED.length; at += 1_000) response.write(PACKED.slice(at, at + 1_000))
    response.end()
  },
  '/none': (response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': PACKED.length })
    response.end(PACKED)
  },
  '/hop-1': away('/hop-2', 302, 'a=1; Path=/', 'b=2; Path=/'),
  '/hop-2': away('/hop-meta', 301, 'c=3; Path=/', 'a=4; Path=/'),
  '/hop-meta': answer('<title>Meta</title><meta http-equiv=refresh content="0; url=/hop-js"><p>meta</p>'),
  '/hop-js': answer('<title>JS</title><script>location.replace("/hop-self")</script>'),
  '/hop-self': (response, request) => {
    if (request.headers.cookie?.includes('seen=1') === true)
      return answer('<title>Arrived</title><p>arrived</p>')(response, request)
    return away('/hop-self', 302, 'seen=1; Path=/')(response, request)
  },
})
