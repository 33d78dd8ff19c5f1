/** The pages that captures are measured on: neutral texts and pictures, of the kinds and sizes of the design's list (capture, 4.4). */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeNoisePicture } from './noise-picture.ts'

/** Sizes of the pictures by kind of page, in bytes, and how many there are. */
const PICTURES = {
  index: { count: 3, bytes: 90_000 },
  article: { count: 20, bytes: 158_000 },
  heavy: { count: 40, bytes: 650_000 },
  lazy: { count: 60, bytes: 25_000 },
  infinite: { count: 90, bytes: 20_000 },
} as const

/** A kind of page with pictures. */
export type PicturePage = keyof typeof PICTURES

/** A kind of page. */
export type BenchPage = PicturePage | 'huge' | 'bigbin' | 'dup'

const PICTURE_PAGES: readonly PicturePage[] = ['index', 'article', 'heavy', 'lazy', 'infinite']

/** The kinds in the order of the tables. */
export const BENCH_PAGES: readonly BenchPage[] = [...PICTURE_PAGES, 'huge', 'bigbin', 'dup']

const isPicturePage = (page: BenchPage): page is PicturePage => page in PICTURES

/** How many pictures a page has in all. */
export const pictureCount = (page: BenchPage): number => (isPicturePage(page) ? PICTURES[page].count : 0)

/** Bytes of the document `huge` (as in the table: 20.19 MB), of the answer on `bigbin`, and of each answer on `dup`. */
export const SIZES = { huge: 20_190_000, bigbin: 60_000_000, dup: 159_000 } as const

const HUGE_END = '<p>the very end</p></body></html>'

/** A document of many paragraphs and nothing else. */
const hugeDocument = (): Buffer => {
  const parts = ['<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench huge</title><body>']
  let length = 90
  for (let row = 0; length < SIZES.huge - HUGE_END.length; row += 1) {
    const text = `<p>${row} ${prose(180)}</p>\n`
    parts.push(text)
    length += text.length
  }
  return Buffer.from(parts.join('') + HUGE_END)
}

const FETCHING =
  '<p id="out">waiting</p><script>fetch("/bigbin.data").then((r) => r.arrayBuffer()).then((b) => { out.textContent = "got " + b.byteLength })</script>'
const TWINS =
  '<p id="out">0</p><script>for (let copy = 0; copy < 10; copy += 1) fetch("/dup.data?copy=" + copy).then((r) => r.arrayBuffer()).then(() => { out.textContent = Number(out.textContent) + 1 })</script>'

const WORDS =
  'room table window garden morning river letter bread market train evening paper road winter music'.split(
    ' ',
  )

const prose = (length: number): string => {
  let text = ''
  for (let at = 0; text.length < length; at += 1) text += `${WORDS[(at * 7 + (at >> 3)) % WORDS.length]} `
  return text
}

const picture = (page: PicturePage, number: number, more = ''): string =>
  `<img ${more} src="/${page}/${number}.png" width="300" height="200" alt="">`

const shell = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>body{font:16px sans-serif;max-width:60em;margin:auto}img{display:block}</style><body><h1>${title}</h1>${body}</body></html>`

const numbers = (page: PicturePage): number[] =>
  Array.from({ length: PICTURES[page].count }, (_, number) => number)

/** Half of the pictures load by the browser's own rule, half by an observer that puts the address in when the place is seen. */
const lazyBody = (): string =>
  numbers('lazy')
    .map((number) =>
      number % 2 === 0
        ? `<p style="height:180px">${prose(80)}</p>${picture('lazy', number, 'loading="lazy"')}`
        : `<p style="height:180px">${prose(80)}</p><img data-src="/lazy/${number}.png" width="300" height="200" alt="">`,
    )
    .join('') +
  `<script>
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) { entry.target.src = entry.target.dataset.src; seen.unobserve(entry.target) }
    })
    for (const image of document.querySelectorAll('[data-src]')) seen.observe(image)
  </script>`

const infiniteBody = `<div id="list"></div><div id="end" style="height:20px"></div><script>
  let batch = 0, busy = false
  const more = async () => {
    if (busy || batch >= 15) return
    busy = true
    const text = await (await fetch('/batch?n=' + batch)).text()
    batch += 1
    list.insertAdjacentHTML('beforeend', text)
    busy = false
    if (end.getBoundingClientRect().top < innerHeight + 200) more()
  }
  new IntersectionObserver((entries) => { if (entries[0].isIntersecting) more() }, { rootMargin: '200px' }).observe(end)
</script>`

const batch = (number: number): string =>
  `<h2>batch ${number}</h2>` +
  Array.from({ length: 6 }, (_, at) => `<p>${prose(200)}</p>${picture('infinite', number * 6 + at)}`).join('')

const bodyOf = (page: PicturePage): string => {
  if (page === 'lazy') return lazyBody()
  if (page === 'infinite') return infiniteBody
  const text = page === 'article' ? prose(60_000) : prose(2_000)
  return `<p>${text}</p>${numbers(page)
    .map((number) => picture(page, number))
    .join('')}`
}

/** A running site. */
export interface BenchSite {
  readonly port: number
  close(): void
}

/** Starts the site on loopback; everything is made before the first request, so that it measures nobody's generator. */
export const startBenchSite = async (): Promise<BenchSite> => {
  const files = new Map<string, { type: string; body: Buffer }>()
  files.set('/huge', { type: 'text/html; charset=utf-8', body: hugeDocument() })
  files.set('/bigbin', { type: 'text/html', body: Buffer.from(shell('Bench bigbin', FETCHING)) })
  files.set('/bigbin.data', { type: 'application/x-map', body: Buffer.alloc(SIZES.bigbin, 'binary part ') })
  files.set('/dup', { type: 'text/html', body: Buffer.from(shell('Bench dup', TWINS)) })
  files.set('/dup.data', { type: 'application/x-map', body: makeNoisePicture(SIZES.dup, 5).subarray(8) })
  for (const page of PICTURE_PAGES) {
    files.set(`/${page}`, {
      type: 'text/html; charset=utf-8',
      body: Buffer.from(shell(`Bench ${page}`, bodyOf(page))),
    })
    for (const number of numbers(page))
      files.set(`/${page}/${number}.png`, {
        type: 'image/png',
        body: makeNoisePicture(PICTURES[page].bytes, number + 1 + PICTURE_PAGES.indexOf(page) * 1_000),
      })
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench.test')
    if (url.pathname === '/batch') {
      // A server that thinks for a moment, as real ones do.
      setTimeout(() => {
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.end(batch(Number(url.searchParams.get('n'))))
      }, 100)
      return
    }
    const file = files.get(url.pathname)
    response.writeHead(
      file === undefined ? 404 : 200,
      file === undefined ? {} : { 'content-type': file.type },
    )
    response.end(file?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
