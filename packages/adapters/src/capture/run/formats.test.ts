/** What is not an ordinary page: files, media, very large bodies, and pictures that need no request. */
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { captureOnce } from '../testing/capture-once.ts'
import { fakeScreener } from '../testing/fake-screener.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'

let site: Site

const rowOf = (number: number): string =>
  `<p>${number} ${'Room to let by the sea, quiet street. '.repeat(5)}</p>\n`
const HUGE = `<!doctype html><title>Huge</title>${Array.from({ length: 100_000 }, (_, number) => rowOf(number)).join('')}<p>the very end</p>`
const BIG = Buffer.alloc(60_000_000, 'binary part ')
/** A red square as a picture inside the page. */
const RED =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9' fill='%23ff0000'/%3E%3C/svg%3E"

beforeAll(async () => {
  site = await startSite({
    '/file.pdf': answer('%PDF-1.4 not really', 'application/pdf'),
    '/file.bin': answer(Buffer.from([0, 1, 2, 3, 250]), 'application/octet-stream'),
    '/saved': (response) => {
      response.writeHead(200, {
        'content-type': 'text/html',
        'content-disposition': 'attachment; filename=a.html',
      })
      response.end('<p>saved, not shown</p>')
    },
    '/picture': answer('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
    '/disguised': answer(
      Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1'),
      'application/octet-stream',
    ),
    '/huge': answer(HUGE),
    '/high':
      answer(`<title>High</title><div style="height:90000px">top</div><p id=late>later</p><div style="height:90000px">end</div><script>
      new IntersectionObserver((seen) => { if (seen[0].isIntersecting) fetch('/late').then((r) => r.text()).then((text) => { late.textContent = text }) }, { rootMargin: '30000px' }).observe(late)
    </script>`),
    '/late': answer('came late', 'text/plain'),
    '/big': answer(
      '<title>Big</title><p id=p>waiting</p><script>fetch("/big.bin").then((r) => r.arrayBuffer()).then((b) => { p.textContent = "got " + b.byteLength })</script>',
    ),
    '/big.bin': answer(BIG, 'application/x-map'),
    '/inline': answer(`<title>Inline</title><style>
        * { margin: 0 } .a { width: 200px; height: 100px; background: url("${RED}") } .b::before { content: url("${RED}") } .c { list-style: url("${RED}") inside; display: list-item }
      </style><img src="${RED}" width=200 height=100><div class=a></div><div class=b></div><div class=c>x</div><div id=open></div><div id=closed></div>
      <svg width=100 height=100><image href="${RED}" width=100 height=100 /></svg><canvas id=c width=100 height=100></canvas>
      <iframe srcdoc="<img src=&quot;${RED}&quot; width=100 height=100>"></iframe>
      <script>
        open.attachShadow({ mode: 'open' }).innerHTML = closed.attachShadow({ mode: 'closed' }).innerHTML = '<img src="${RED.replace(/'/g, '&apos;')}" width=100 height=100>'
        const draw = c.getContext('2d'); draw.fillStyle = '#ff0000'; draw.fillRect(0, 0, 100, 100)
        fetch('data:image/svg+xml,x')
      </script>`),
  })
})

afterAll(() => site.close())

/** Counts strongly red pixels of an 8-bit RGB or RGBA PNG without interlacing (what Chromium writes). */
const countRed = (png: Buffer): number => {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const step = png[25] === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * step
  let last = new Uint8Array(stride)
  let red = 0
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    const row = Uint8Array.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)))
    for (let x = 0; x < stride; x += 1) {
      const [a, b, c] = [row[x - step] ?? 0, last[x] ?? 0, last[x - step] ?? 0]
      const guess = a + b - c
      const [pa, pb, pc] = [Math.abs(guess - a), Math.abs(guess - b), Math.abs(guess - c)]
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c
      row[x] = ((row[x] ?? 0) + ([0, a, b, (a + b) >> 1, paeth][filter] ?? 0)) & 255
    }
    for (let x = 0; x < stride; x += step)
      if ((row[x] ?? 0) > 200 && (row[x + 1] ?? 0) < 60 && (row[x + 2] ?? 0) < 60) red += 1
    last = row
  }
  return red
}

describe('files instead of pages', () => {
  it.each([
    ['/file.pdf', '%PDF-1.4 not really'],
    ['/file.bin', '\u0000\u0001\u0002\u0003\u00fa'],
    ['/saved', '<p>saved, not shown</p>'],
  ])('%s is recorded byte for byte and named as no page', async (path, body) => {
    const { outcome, find, left } = await captureOnce(site.url(path))
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.not-a-page'])
    expect(find('response', path)?.block.toString('latin1').endsWith(`\r\n\r\n${body}`)).toBe(true)
    expect(left).toEqual([])
  })

  it.each([['/picture'], ['/disguised']])(
    '%s is media: refused, with nothing kept but the report',
    async (path) => {
      const { outcome, files } = await captureOnce(site.url(path))
      expect([outcome.state, outcome.reason?.code]).toEqual(['refused', 'capture.media-withheld'])
      expect([...files.keys()]).toEqual(['capture-report'])
    },
  )
})

describe('very large bodies', () => {
  it('a page of 20 MB is kept whole and complete, with its text, and its beginning is pictured by a stated rule', async () => {
    const { outcome, find, files } = await captureOnce(site.url('/huge'))
    expect(find('response', '/huge')?.block.toString().endsWith(HUGE)).toBe(true)
    expect(outcome.text.endsWith('the very end')).toBe(true)
    expect([outcome.state, outcome.reason]).toEqual(['complete', undefined])
    const tiles = [...files]
      .filter(([role]) => role.startsWith('screenshot'))
      .map(([, bytes]) => bytes.toString('base64'))
    expect([tiles.length, new Set(tiles).size]).toEqual([10, 10])
    expect(outcome.report.steps.find((step) => step.name === 'screenshot')?.sentence).toMatch(
      /^The page is \d+ pixels high\. Of a page this high the first 16000 are pictured, by rule/,
    )
    expect(outcome.report.scroll?.stoppedBecause).toMatch(/nothing of it waits to be scrolled to/)
  })

  it('a very high page of which something waits to be scrolled to is not called complete', async () => {
    const { outcome } = await captureOnce(site.url('/high'))
    expect([outcome.state, outcome.reason?.code]).toEqual(['partial', 'capture.incomplete'])
    expect(outcome.report.steps.find((step) => step.name === 'scroll')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('the limit of 100000 pixels was reached'),
    })
  })

  it('a body of 60 MB is kept whole while the page gets it too', async () => {
    const { outcome, find } = await captureOnce(site.url('/big'))
    expect([outcome.state, outcome.text]).toEqual(['complete', 'got 60000000'])
    expect(find('response', '/big.bin')?.block.subarray(-BIG.length).equals(BIG)).toBe(true)
  })
})

describe('pictures that need no request', () => {
  it('are covered in the screenshot wherever they stand, and the document is recorded as it was', async () => {
    const { outcome, files, find } = await captureOnce(site.url('/inline'))
    expect([outcome.state, outcome.reason]).toEqual(['complete', undefined])
    expect(countRed(files.get('screenshot-01') ?? Buffer.alloc(0))).toBe(0)
    expect(find('resource', `urn:dom:${site.url('/inline')}`)?.block.toString()).toContain('fill=')
  })

  it('are seen by the same count when they are allowed', async () => {
    const { files } = await captureOnce(
      site.url('/inline'),
      { screener: fakeScreener() },
      { job: { media: 'allowed' } },
    )
    expect(countRed(files.get('screenshot-01') ?? Buffer.alloc(0))).toBeGreaterThan(30_000)
  })
})
