/** The pages that no file can hold: redirects, walls, slow, endless and huge bodies, encodings, scroll batches, pictures. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { serveEvents } from './live.mjs'
import { drawPngTile, drawSvgTile } from './pictures.mjs'
import { readPage } from './sites.mjs'

const HTML = { 'content-type': 'text/html; charset=utf-8' }

/** How many batches the endless topic gives before it says that it is at its end, and posts in each. */
const SCROLL = Object.freeze({ batches: 15, posts: 6 })

/** Bytes of the two huge bodies. */
const HUGE = Object.freeze({ page: 20_000_000, file: 60_000_000 })

const page = (title, body, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title></head><body>${body}</body></html>\n`

const redirect =
  (status, location, headers = {}) =>
  ({ response }) => {
    response.writeHead(status, { location, ...headers }).end()
  }

/** Resolves at the next `drain`, or when the reader has gone. */
function waitForRoom(response) {
  return new Promise((done) => {
    const finish = () => {
      response.off('drain', finish).off('close', finish)
      done()
    }
    response.on('drain', finish).on('close', finish)
  })
}

/** Resolves after so many milliseconds, or at once when the reader has gone. */
function waitFor(response, ms) {
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer)
      response.off('close', finish)
      done()
    }
    const timer = setTimeout(finish, ms)
    response.on('close', finish)
  })
}

async function streamBody(response, total, piece, head, tail) {
  response.write(head)
  let sent = head.length
  while (sent + tail.length < total && !response.destroyed) {
    const next = piece.subarray(0, Math.min(piece.length, total - tail.length - sent))
    sent += next.length
    if (!response.write(next)) await waitForRoom(response)
  }
  response.end(tail)
}

async function serveSlow({ response, query }) {
  const seconds = Math.min(60, Math.max(0, Number(query.get('seconds') ?? 4) || 0))
  const [head, ...pieces] = page(
    'Slow line: deck hands wanted',
    '<main><h1>Deck hands wanted</h1>|<p>This page comes over a slow line, in four pieces.</p>|<p>Write to the harbour master: deck@harbour-jobs.test</p>|</main>',
  ).split('|')
  response.writeHead(200, HTML).flushHeaders()
  for (const piece of [head, ...pieces]) {
    await waitFor(response, (seconds * 1000) / (pieces.length + 1))
    if (response.destroyed) return
    response.write(piece)
  }
  response.end()
}

async function serveEndless({ response }) {
  response.writeHead(200, HTML)
  await streamBody(
    response,
    Number.POSITIVE_INFINITY,
    Buffer.from(`${'<p>Pier after pier after pier.</p>'.repeat(200)}\n`),
    Buffer.from(
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Endless pier</title></head><body>',
    ),
    Buffer.alloc(0),
  )
}

async function serveHugePage({ response }) {
  response.writeHead(200, { ...HTML, 'content-length': HUGE.page })
  const head = page('Every berth in the register', '<h1>Every berth in the register</h1>').replace(
    '</body></html>\n',
    '',
  )
  const row = '<p>Berth number is free on request at the harbour office.</p>\n'
  await streamBody(
    response,
    HUGE.page,
    Buffer.from(row.repeat(1000)),
    Buffer.from(head),
    Buffer.from('</body></html>\n'),
  )
}

async function serveHugeFile({ response }) {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': HUGE.file })
  await streamBody(response, HUGE.file, Buffer.alloc(65_536, 0x48), Buffer.alloc(0), Buffer.alloc(0))
}

const ENCODERS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync, zstd: zstdCompressSync }

/** Packs only for who accepts it (RFC 9110, 12.5.3): Chromium takes br and zstd over TLS alone, and fails where they come unasked. */
function serveEncoded({ request, response, match }) {
  const coding = match[1]
  const text = page(
    `Packed with ${coding}`,
    `<main><h1>Packed with ${coding}</h1><p>Written to packed-${coding}@harbour-jobs.test</p></main>`,
  )
  const accepted = (request.headers['accept-encoding'] ?? '').split(/[ ,;]+/).includes(coding)
  const body = accepted ? ENCODERS[coding](text) : Buffer.from(text)
  const packed = accepted ? { 'content-encoding': coding } : {}
  response.writeHead(200, { ...HTML, ...packed, 'content-length': body.length, vary: 'accept-encoding' })
  response.end(body)
}

function serveTile({ response, match }) {
  const number = Number(match[1])
  const png = match[2] === 'png'
  response.writeHead(200, {
    'content-type': png ? 'image/png' : 'image/svg+xml',
    'cache-control': 'max-age=60',
  })
  response.end(png ? drawPngTile(number) : drawSvgTile(number))
}

function serveBatch({ response, match }) {
  const batch = Number(match[1])
  if (batch < 1 || batch > SCROLL.batches) return response.writeHead(204).end()
  const posts = Array.from({ length: SCROLL.posts }, (_, index) => {
    const number = (batch - 1) * SCROLL.posts + index + 1
    return `<article class="post"><h2>Night watch, entry ${number}</h2><p>Quiet water, ${3 + (number % 7)} boats at the pier, lamp ${number} lit.</p><p><img src="../img/tile-${number}.svg" width="160" height="100" alt="Plain colour tile ${number}"></p></article>`
  })
  if (batch === SCROLL.batches) posts.push('<p id="end">End of the watch book: watch@lantern-forum.test</p>')
  response.writeHead(200, HTML).end(posts.join('\n'))
}

async function serveBotWall({ response }) {
  const { body } = await readPage('social', '/hard/checking.html')
  response.writeHead(403, { ...HTML, 'retry-after': '600' }).end(body)
}

/** What a careful site forbids: scripts, frames, plug-ins, string-to-markup, sharing a process; and headers that repeat and mix case. */
const STRICT = [
  ['Content-Type', 'text/html; charset=utf-8'],
  [
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'; sandbox; require-trusted-types-for 'script'",
  ],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['X-HaRbOuR-Pier', 'four'],
  ['x-harbour-pier', 'five'],
  ['X-Harbour-Name', Buffer.from('Bahía', 'utf8').toString('latin1')],
]

function serveStrict({ response }) {
  const text = '<main><h1>Behind strict rules</h1><p>Written to strict@harbour-jobs.test</p></main>'
  response.writeHead(200, STRICT.flat()).end(page('Behind strict rules', text))
}

const MOVED = page('This advert has moved', '<main><p>This advert has moved. One moment.</p></main>')

/** Two hops that no status line shows: a meta refresh, then a script. */
const hopByMeta = ({ response }) =>
  response
    .writeHead(200, HTML)
    .end(MOVED.replace('</head>', '<meta http-equiv="refresh" content="0; url=by-script"></head>'))
const hopByScript = ({ response }) =>
  response
    .writeHead(200, HTML)
    .end(MOVED.replace('</body>', "<script>location.replace('../ads/night-porter.html')</script></body>"))

const DAY = 'Path=/; Max-Age=86400; SameSite=Lax'

/** Path pattern → act, a site each; the first that matches answers, before any file is looked for. */
const ODD_PAGES = {
  jobs: [
    [/^\/go\/old-listing$/, redirect(302, 'moved-once', { 'set-cookie': `ref=old-listing; ${DAY}` })],
    [
      /^\/go\/moved-once$/,
      redirect(301, 'moved-twice', { 'set-cookie': [`hop=2; ${DAY}`, `seen=1; ${DAY}`] }),
    ],
    [/^\/go\/moved-twice$/, redirect(307, '../ads/kitchen-amaro.html', { 'set-cookie': `hop=3; ${DAY}` })],
    [/^\/go\/round$/, redirect(302, 'round-again')],
    [/^\/go\/round-again$/, redirect(302, 'round')],
    [/^\/go\/by-page$/, hopByMeta],
    [/^\/go\/by-script$/, hopByScript],
    [/^\/hard\/strict\.html$/, serveStrict],
    [/^\/go\/inside$/, redirect(302, 'http://127.0.0.2:9/admin')],
    [/^\/hard\/slow\.html$/, serveSlow],
    [/^\/hard\/endless\.html$/, serveEndless],
    [/^\/hard\/huge\.html$/, serveHugePage],
    [/^\/hard\/huge\.bin$/, serveHugeFile],
    [/^\/hard\/packed-(gzip|br|deflate|zstd)\.html$/, serveEncoded],
  ],
  social: [
    [/^\/private\/notices$/, redirect(302, '../login.html?next=private/notices')],
    [/^\/hard\/checking\.html$/, serveBotWall],
  ],
  forum: [
    [/^\/hard\/batch-(\d{1,3})\.html$/, serveBatch],
    [/^\/hard\/events$/, ({ response }) => serveEvents(response)],
  ],
}

/** Finds the act for a path, or undefined where a file should answer. The act takes `{ request, response, query }`. */
export function findOddPage(site, path) {
  for (const [pattern, act] of [...ODD_PAGES[site], [/^\/img\/tile-(\d{1,3})\.(svg|png)$/, serveTile]]) {
    const match = pattern.exec(path)
    if (match) return (exchange) => act({ ...exchange, match })
  }
  return undefined
}

/** The page for an address that does not exist; in the style of no site, so that it looks the same on all three. */
export const NOT_FOUND_PAGE = page(
  'Page not found',
  '<main><h1>Page not found</h1><p>There is nothing at this address.</p></main>',
)

/** The pack's own front page, served on the bare loopback address. */
export const FRONT_PAGE = page(
  'Harbour, a training pack',
  '<main><h1>Harbour, a training pack</h1><p>Three fictional sites. Every person, firm, place and number in them is invented.</p><ul><li><a href="jobs/">Harbour Jobs</a></li><li><a href="social/">Quayside</a></li><li><a href="forum/">Lantern Forum</a></li></ul></main>',
)
