/** Serves the three Harbour sites on loopback only: by Host header, by path prefix, and once more behind broken TLS. */
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { makeSelfSignedCertificate } from './certificate.mjs'
import { serveSocket } from './live.mjs'
import { FRONT_PAGE, findOddPage, NOT_FOUND_PAGE } from './odd-pages.mjs'
import { HOSTS, readPage, routeRequest } from './sites.mjs'

const HTML = { 'content-type': 'text/html; charset=utf-8' }

async function answer(request, response) {
  const route = routeRequest(request.headers.host, request.url ?? '/')
  if (!route) return response.writeHead(421, HTML).end(NOT_FOUND_PAGE)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return response.writeHead(405, { allow: 'GET, HEAD' }).end()
  }
  if (!route.site) {
    const known = route.path === '/'
    return response.writeHead(known ? 200 : 404, HTML).end(known ? FRONT_PAGE : NOT_FOUND_PAGE)
  }
  const odd = findOddPage(route.site, route.path)
  if (odd) {
    const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'))
    return odd({ request, response, query })
  }
  const page = await readPage(route.site, route.path)
  if (page.status === 301) return response.writeHead(301, { location: page.location }).end()
  if (page.status === 404) return response.writeHead(404, HTML).end(NOT_FOUND_PAGE)
  response.writeHead(200, { 'content-type': page.type, 'content-length': page.body.length })
  return response.end(page.body)
}

function handle(request, response) {
  answer(request, response).catch(() => response.destroy())
}

function upgrade(request, socket) {
  const route = routeRequest(request.headers.host, request.url ?? '/')
  if (route?.site === 'forum' && route.path === '/hard/live') serveSocket(request, socket)
  else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
}

const listen = (server, port) =>
  new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => done(server.address().port))
  })

const stop = (server) =>
  new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })

/**
 * Starts the sites on 127.0.0.1. Port 0 takes a free one; the TLS twin always takes a free one of its own.
 * Answers:
 * - `port`, `tlsPort` (undefined where openssl is absent);
 * - `origins`: `jobs`, `social`, `forum` by name (needs `resolve`), `tls` (https, undefined where openssl is absent);
 * - `bases`: the same sites by path prefix on 127.0.0.1, ending in a slash, for readers without a resolver;
 * - `hosts`: the three names;
 * - `resolve(host)`: `'127.0.0.1'` for the three names, undefined for any other;
 * - `close()`: ends every connection, then resolves.
 */
export async function startHarbour({ port = 0 } = {}) {
  const sockets = new Set()
  const remember = (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  }
  const plain = createServer(handle).on('upgrade', upgrade).on('connection', remember)
  const bound = await listen(plain, port)
  const pair = await makeSelfSignedCertificate('nobody.invalid')
  const secure = pair && createTlsServer(pair, handle).on('upgrade', upgrade).on('connection', remember)
  const tlsPort = secure && (await listen(secure, 0))
  const sites = Object.keys(HOSTS)
  return {
    port: bound,
    tlsPort,
    hosts: HOSTS,
    origins: {
      ...Object.fromEntries(sites.map((site) => [site, `http://${HOSTS[site]}:${bound}`])),
      tls: tlsPort && `https://${HOSTS.jobs}:${tlsPort}`,
    },
    bases: {
      ...Object.fromEntries(sites.map((site) => [site, `http://127.0.0.1:${bound}/${site}/`])),
      tls: tlsPort && `https://127.0.0.1:${tlsPort}/jobs/`,
    },
    resolve: (host) => (Object.values(HOSTS).includes(host.toLowerCase()) ? '127.0.0.1' : undefined),
    async close() {
      const stopped = Promise.all([plain, secure].filter(Boolean).map(stop))
      for (const socket of sockets) socket.destroy()
      await stopped
    },
  }
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
  const harbour = await startHarbour({ port: Number(values.port) })
  const say = (line) => process.stdout.write(`${line}\n`)
  say('Harbour: three fictional sites, on this computer only.')
  for (const [site, base] of Object.entries(harbour.bases))
    say(`  ${site.padEnd(7)}${base ?? '(no openssl here, no TLS)'}`)
  say('By name, for a browser or product told to find the names on 127.0.0.1:')
  for (const origin of Object.values(harbour.origins)) if (origin) say(`  ${origin}/`)
  say('Ctrl-C ends it.')
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => harbour.close())
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
