/** What goes into the archive: heads to the byte, bodies once, both cookies, channels, workers, and no media. */
import { createHash } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Captured, captureOnce } from '../testing/capture-once.ts'
import { fakeScreener } from '../testing/fake-screener.ts'
import { answer, type Site, startSite } from '../testing/start-site.ts'

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2KWu7AAAAABJRU5ErkJggg==',
  'base64',
)
const SAME = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7) % 251))

let site: Site
let page: Captured

beforeAll(async () => {
  site = await startSite({
    '/': answer(`<!doctype html><title>Jobs</title><h1>Jobs</h1>
      <img src="/a.png" width=200 height=100><video src="/v.mp4" autoplay></video><div style="background:url(/b.jpg)">x</div>
      <iframe src="/frame"></iframe>
      <script>
        fetch('/ask', { method: 'POST', body: '{"q":1}', headers: { 'content-type': 'application/json' } })
        fetch('/ask', { method: 'POST', body: '{"q":2}', headers: { 'content-type': 'application/json' } })
        for (let copy = 0; copy < 10; copy += 1) fetch('/same?copy=' + copy).then((r) => r.arrayBuffer())
        fetch('/gzip').then((r) => r.text()); fetch('/deflate').then((r) => r.text()); fetch('/hidden').then((r) => r.blob())
        fetch('/photo').catch(() => 0)
        const socket = new WebSocket('ws://' + location.host + '/ws')
        socket.onopen = () => socket.send('question')
        new EventSource('/events')
        new Worker('/worker.js')
        navigator.serviceWorker
        window.open('/popup')
      </script>`),
    '/frame': answer('<p>inside</p>'),
    '/popup': answer('never'),
    '/ask': (response, request) => {
      let text = ''
      request.on('data', (chunk) => {
        text += chunk
      })
      request.on('end', () => {
        response.setHeader('content-type', 'application/json')
        response.end(`{"asked":${text}}`)
      })
    },
    '/same': answer(SAME, 'application/x-map'),
    '/gzip': (response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'Content-Encoding': 'gzip' })
      response.end(gzipSync('zipped text'))
    },
    '/deflate': (response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'deflate' })
      response.end(deflateSync('deflated text'))
    },
    // Pictures that do not say that they are: by their type, and by their bytes alone.
    '/photo': answer(PNG, 'image/png'),
    '/hidden': answer(PNG, 'application/octet-stream'),
    '/events': (response, request) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const timer = setInterval(() => response.write('id: 7\nevent: news\ndata: tick\n\n'), 50)
      request.on('close', () => clearInterval(timer))
    },
    '/worker.js': answer('fetch("/from-worker")', 'text/javascript'),
    '/from-worker': answer('{}', 'application/json'),
    '/hop': (response) => {
      response.writeHead(
        302,
        [
          ['Location', '/heads'],
          ['Set-Cookie', 'first=1; Path=/'],
          ['X-MiXeD', 'Yes'],
          ['set-cookie', 'second=2; Path=/'],
          ['Content-Length', '0'],
        ].flat(),
      )
      response.end()
    },
    '/heads': (response) => {
      response.socket?.end(
        'HTTP/1.1 200 Very Fine\r\nContent-Type: text/html\r\nX-Z:  spaced \r\nx-a: 1\r\nX-A: 2\r\nSet-Cookie: third=3\r\nContent-Length: 26\r\nConnection: close\r\n\r\n<title>H</title><p>ok</p>\n',
      )
    },
  })
  site.server.on('upgrade', (request, socket) => {
    const key = createHash('sha1').update(
      `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
    )
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key.digest('base64')}\r\n\r\n`,
    )
    socket.write(Buffer.concat([Buffer.from([0x81, 6]), Buffer.from('answer')]))
    socket.on('error', () => undefined)
  })
  page = await captureOnce(site.url('/'))
})

afterAll(() => site.close())

describe('media by default', () => {
  it('is never requested, and counted as withheld', () => {
    for (const path of ['/a.png', '/b.jpg', '/v.mp4']) {
      expect([path, page.fate(path)]).toEqual([path, 'withheld'])
      expect(site.requests.filter((request) => request.includes(path))).toEqual([])
    }
    expect(site.requests.filter((request) => request.includes('favicon'))).toEqual([])
  })

  it('is dropped where an answer turns out to be media, by its type or by its bytes', () => {
    for (const path of ['/photo', '/hidden']) {
      expect([path, page.fate(path)]).toEqual([path, 'withheld'])
      expect(page.find('response', path)).toBeUndefined()
    }
    expect(page.files.get('wacz')?.includes(PNG.subarray(30, 60))).toBe(false)
  })

  it('does not keep a page from being complete', () => {
    expect([page.outcome.state, page.outcome.reason]).toEqual(['complete', undefined])
  })

  it('leaves no trace of the stand-in tile in the archive or in the rendered document', () => {
    for (const record of page.records) expect(record.block.includes('made by the capture')).toBe(false)
    const dom = page.find('resource', `urn:dom:${site.url('/')}`)?.block.toString() ?? ''
    expect(dom).toContain('<img src="/a.png" width="200" height="100">')
    expect(dom).not.toContain('smart-rescue')
  })

  it('is loaded and kept when it is allowed', async () => {
    const { find, fate } = await captureOnce(
      site.url('/'),
      { screener: fakeScreener() },
      { job: { media: 'allowed' } },
    )
    expect(fate('/a.png')).toBe('loaded')
    // The same picture comes twice; whichever came first holds its bytes.
    const kept = find('response', '/photo') ?? find('response', '/hidden')
    expect(kept?.block.includes(PNG)).toBe(true)
  })
})

describe('heads', () => {
  it('are kept to the byte, on every hop, with both cookies in order', async () => {
    const { find, outcome } = await captureOnce(site.url('/hop'))
    expect(outcome.state).toBe('complete')
    const hop = find('response', '/hop')?.block.toString() ?? ''
    expect(hop).toMatch(
      /^HTTP\/1\.1 302 Found\r\nLocation: \/heads\r\nSet-Cookie: first=1; Path=\/\r\nX-MiXeD: Yes\r\nset-cookie: second=2; Path=\/\r\n/,
    )
    expect(find('response', '/heads')?.block.toString()).toBe(
      'HTTP/1.1 200 Very Fine\r\nContent-Type: text/html\r\nX-Z:  spaced \r\nx-a: 1\r\nX-A: 2\r\nSet-Cookie: third=3\r\nContent-Length: 26\r\nConnection: close\r\n\r\n<title>H</title><p>ok</p>\n',
    )
    expect(find('request', '/heads')?.block.toString()).toContain('Cookie: first=1; second=2\r\n')
  })

  it('tell the encoding apart from the decoded body, and keep the exact head beside it', () => {
    for (const [path, body] of [
      ['/gzip', 'zipped text'],
      ['/deflate', 'deflated text'],
    ] as const) {
      const block = page.find('response', path)?.block.toString() ?? ''
      expect(block).toMatch(/\r\nX-Archive-Orig-content-encoding: (gzip|deflate)\r\n/i)
      expect(block).toContain(`\r\nContent-Length: ${body.length}\r\n`)
      expect(block.endsWith(`\r\n\r\n${body}`)).toBe(true)
      expect(JSON.parse(page.find('metadata', path)?.block.toString() ?? '{}').responseHeadersText).toMatch(
        /\ncontent-encoding: (gzip|deflate)/i,
      )
    }
  })

  it('name address, protocol and partner record', () => {
    const response = page.find('response', '/worker.js')
    const request = page.find('request', '/worker.js')
    expect(response?.field('WARC-IP-Address')).toEqual(['127.0.0.1'])
    expect(response?.field('WARC-Protocol')).toEqual(['http/1.1'])
    expect(request?.field('WARC-Concurrent-To')).toEqual(response?.field('WARC-Record-ID'))
  })
})

describe('bodies', () => {
  it('that are identical are stored once: one response and nine revisits', () => {
    const copies = page.records.filter(
      (record) => record.uri.includes('/same?copy=') && /response|revisit/.test(record.type),
    )
    expect(copies.map((record) => record.type).sort()).toEqual(['response', ...new Array(9).fill('revisit')])
    const first = copies.find((record) => record.type === 'response')
    for (const copy of copies.filter((record) => record.type === 'revisit')) {
      expect(copy.field('WARC-Refers-To')).toEqual(first?.field('WARC-Record-ID'))
      expect(copy.field('WARC-Refers-To-Target-URI')).toEqual([first?.uri])
      expect(copy.field('WARC-Payload-Digest')).toEqual(first?.field('WARC-Payload-Digest'))
    }
  })

  it('that were sent are kept with their requests', () => {
    const sent = page.records.filter((record) => record.type === 'request' && record.uri.endsWith('/ask'))
    expect(sent.map((record) => record.block.toString().split('\r\n\r\n')[1]).sort()).toEqual([
      '{"q":1}',
      '{"q":2}',
    ])
  })

  it('of workers and frames are there', () => {
    expect(page.find('response', '/from-worker')).toBeDefined()
    expect(page.find('response', '/frame')).toBeDefined()
  })

  it('have digests that are right, block and payload', () => {
    for (const record of page.records) {
      const digest = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
      expect(record.field('WARC-Block-Digest')).toEqual([digest(record.block)])
      if (record.type !== 'response') continue
      const body = record.block.subarray(record.block.indexOf('\r\n\r\n') + 4)
      expect(record.field('WARC-Payload-Digest')).toEqual([digest(body)])
    }
  })
})

describe('channels', () => {
  const channels = () => page.records.filter((record) => record.head.includes('application/jsonl'))
  const linesOf = (ending: string) =>
    (
      channels()
        .find((record) => record.uri.endsWith(ending))
        ?.block.toString() ?? ''
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('a web socket is kept message by message, both ways, with times', () => {
    const messages = linesOf('/ws').slice(1)
    expect(messages).toContainEqual({ at: expect.any(Number), direction: 'received', text: 'answer' })
    expect(messages).toContainEqual({ at: expect.any(Number), direction: 'sent', text: 'question' })
  })

  it('an event stream is kept event by event, and as the bytes that came', () => {
    expect(linesOf('/events')[1]).toEqual({
      at: expect.any(Number),
      direction: 'received',
      text: 'tick',
      event: 'news',
      id: '7',
    })
    const raw = page.find('response', '/events')
    expect(raw?.field('WARC-Truncated')).toEqual(['time'])
    expect(raw?.block.toString()).toContain('event: news\ndata: tick\n\n')
  })
})

describe('windows', () => {
  it('that the page opens are closed before they ask for anything', () => {
    expect(site.requests.filter((request) => request.includes('popup'))).toEqual([])
  })
})
