/** Pages with media of every way of coming: asked for, streamed, in parts, inside texts, by sockets, made by a service worker. */
import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import { answer, type Page } from '../start-site.ts'
import { makePicture, makeTone } from './grey-picture.ts'

/** The red picture stands for one that is on a list; the blue one is on none. */
export const RED: Buffer = makePicture(120, 90, [230, 20, 20], 1)
export const BLUE: Buffer = makePicture(120, 90, [20, 20, 230], 2)
export const TONE: Buffer = makeTone(6)

const dataOf = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString('base64')}`

/** Answers as a server that knows parts does (RFC 9110, 14). */
const ranged =
  (bytes: Buffer, type: string): Page =>
  (response, request) => {
    const match = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '')
    if (match === null) {
      response.writeHead(200, {
        'content-type': type,
        'content-length': bytes.length,
        'accept-ranges': 'bytes',
      })
      return void response.end(bytes)
    }
    const first = Number(match[1])
    const last = match[2] === '' ? bytes.length - 1 : Number(match[2])
    response.writeHead(206, {
      'content-type': type,
      'content-range': `bytes ${first}-${last}/${bytes.length}`,
      'content-length': last - first + 1,
    })
    response.end(bytes.subarray(first, last + 1))
  }

/** Sends the first bytes at once, the rest piece by piece, and calls it text. */
const disguised: Page = (response, request) => {
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.write(RED.subarray(0, 40))
  const timer = setInterval(() => response.write(RED.subarray(40)), 30)
  request.on('close', () => clearInterval(timer))
}

/** The pages. */
export const mediaPages = (): Record<string, Page> => ({
  '/known': answer(
    `<title>Known</title><p>Room to let</p><img src="/red.png" alt=""><img src="/blue.png" alt="">`,
  ),
  '/red.png': answer(RED, 'image/png'),
  '/blue.png': answer(BLUE, 'image/png'),
  '/known-inside': answer(`<title>Inside</title><p>Room to let</p><script src="/carrier.js"></script>`),
  '/carrier.js': answer(
    `const image = new Image(); image.src = '${dataOf(RED)}'; document.body.append(image)`,
    'text/javascript',
  ),
  '/known-document': answer(`<title>Document</title><p>Room to let</p><img src="${dataOf(RED)}">`),
  '/known-blob': answer(
    `<title>Blob</title><p>Room to let</p><div id=d></div><script>
      const hidden = [...atob('${Buffer.from(RED.map((byte) => byte ^ 77)).toString('base64')}')].map((sign) => sign.charCodeAt(0) ^ 77)
      const image = new Image(); image.src = URL.createObjectURL(new Blob([new Uint8Array(hidden)], { type: 'image/png' })); d.append(image)
      const kind = [...atob('${Buffer.from(BLUE.map((byte) => byte ^ 77)).toString('base64')}')].map((sign) => sign.charCodeAt(0) ^ 77)
      const other = new Image(); other.src = URL.createObjectURL(new Blob([new Uint8Array(kind)], { type: 'image/png' })); d.append(other)
    </script>`,
  ),
  '/disguised-flow': answer(
    `<title>Flow</title><p id=p>nothing came</p><script>
      fetch('/flow').then((answer) => answer.body.getReader().read()).then(({ value }) => { p.textContent = 'got ' + value.length }).catch(() => { p.textContent = 'refused' })
    </script>`,
  ),
  '/flow': disguised,
  '/tone': answer(
    `<title>Tone</title><p id=p></p><p id=q></p><audio id=a preload=auto src="/tone.wav"></audio><audio id=b preload=auto></audio><script>
      a.onloadeddata = () => { a.currentTime = 4; a.onseeked = () => { p.textContent = 'plays ' + Math.round(a.duration) } }
      fetch('/tone-2.wav').then((answer) => answer.blob()).then((blob) => { b.src = URL.createObjectURL(blob); b.onloadeddata = () => { q.textContent = 'blob ' + Math.round(b.duration) } })
    </script>`,
  ),
  '/tone.wav': ranged(TONE, 'audio/wav'),
  '/tone-2.wav': ranged(makeTone(3), 'audio/wav'),
  '/overruled': answer(
    `<title>Overruled</title><style>
      img#i#i#i { object-position: 0 0 !important; object-fit: fill !important; content: normal !important }
      #box#box#box { width: 120px; height: 90px; background-image: url("${dataOf(RED)}") !important; transition: background-image 60s !important }
      #gen#gen#gen::before { content: url("${dataOf(RED)}") !important; display: block !important }
    </style><p>Room to let</p><img id=i src="${dataOf(RED)}" style="object-position: 0 0 !important"><div id=box style="background-image: url('${dataOf(RED)}') !important"></div><div id=gen></div>`,
  ),
  '/socket': answer(
    `<title>Socket</title><p id=p></p><script>
      const socket = new WebSocket('ws://' + location.host + '/ws')
      socket.onmessage = (event) => { p.append(event.data.length + ' ') }
    </script>`,
  ),
  '/worker': answer(
    `<title>Worker</title><p id=p></p><script>
      navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(async () => {
        while (navigator.serviceWorker.controller === null) await new Promise((done) => setTimeout(done, 20))
        p.textContent = await (await fetch('/price')).text()
      }).catch((error) => { p.textContent = 'failed: ' + error.message })
    </script>`,
  ),
  '/sw.js': answer(
    `addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()))
     addEventListener('fetch', (event) => { if (event.request.url.endsWith('/price')) event.respondWith(fetch(event.request).then((answer) => answer.text()).then((text) => new Response('worker says ' + text))) })`,
    'text/javascript',
  ),
  '/price': answer('100 a month', 'text/plain'),
})

/** One text message as a server sends it (RFC 6455, 5.2). */
const textFrame = (text: string): Buffer => {
  const payload = Buffer.from(text)
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([head, payload])
}

/** Lets a server answer `/ws` with a text, a picture as base64 inside JSON, and another text. */
export const addSocket = (server: Server): void => {
  server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64')
    socket.on('error', () => undefined)
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    const picture = JSON.stringify({ from: 'Ben', picture: RED.toString('base64') }).replaceAll('/', '\\/')
    for (const text of ['first', picture, 'last']) socket.write(textFrame(text))
  })
}
