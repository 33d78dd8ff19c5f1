/** What a replayed page may do: run what was recorded, and speak to nobody. Held by headers of our server and by a wall inside the service worker. */
import { WALL_ELEMENT } from './wall-script.ts'

const RECORDED = `'self' 'unsafe-inline' 'unsafe-eval' data: blob:`

/**
 * The policy of every document of the replay origin. Recorded pages bring inline scripts and styles, data and blobs; whatever
 * they ask for must be of this origin, where the service worker answers from the archive. No form, no window, no navigation out.
 */
export const REPLAY_POLICY = [
  `default-src ${RECORDED}`,
  `connect-src 'self' data: blob:`,
  // Frames of data and blobs would be documents that the service worker never sees.
  `frame-src 'self'`,
  `worker-src 'self' blob:`,
  `object-src 'none'`,
  `form-action 'none'`,
  'sandbox allow-scripts allow-same-origin',
].join('; ')

/** The policy with the origins that may frame the page. */
export const policyFor = (framedBy: string): string => `${REPLAY_POLICY}; frame-ancestors 'self' ${framedBy}`

/** Recorded headers by which a page could make the browser ask for something outside, whatever its policy says. */
const DROPPED = [
  'refresh',
  'link',
  'alt-svc',
  'report-to',
  'reporting-endpoints',
  'nel',
  'speculation-rules',
  'set-cookie',
]

/**
 * The service worker of the replay origin: replaywebpage's own, behind a wall. Its answers come with a policy that lets web
 * sockets out and with the recorded `Refresh` header; every answer is given our policy and loses such headers.
 */
export const WALLED_WORKER = `'use strict'
const POLICY = ${JSON.stringify(REPLAY_POLICY)}
const DROPPED = ${JSON.stringify(DROPPED)}
const EMPTY = [101, 204, 205, 304]
const WALL = ${JSON.stringify(WALL_ELEMENT)}
// Byte for byte, whatever the page's own encoding is: the wall is plain ASCII.
const toText = (bytes) => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
const toBytes = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const build = async (response) => {
  const text = toText(new Uint8Array(await response.arrayBuffer())).replace(/(\\s)srcdoc(?=\\s*=)/gi, '$1data-srcdoc')
  const start = /^(?:\\s|\\u00ef\\u00bb\\u00bf|<!--[^]*?-->)*<!doctype[^>]*>/i.exec(text)?.[0].length ?? 0
  return toBytes(text.slice(0, start) + WALL + text.slice(start))
}
const wall = async (response) => {
  if (!(response instanceof Response) || response.status === 0) return response
  const headers = new Headers(response.headers)
  for (const name of DROPPED) headers.delete(name)
  headers.set('content-security-policy', POLICY)
  headers.set('x-dns-prefetch-control', 'off')
  headers.set('referrer-policy', 'no-referrer')
  const isPage = /html|xml/i.test(headers.get('content-type') || 'text/html')
  if (isPage) headers.delete('content-length')
  const body = EMPTY.includes(response.status) ? null : isPage ? await build(response) : response.body
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}
const answer = FetchEvent.prototype.respondWith
FetchEvent.prototype.respondWith = function (given) {
  return answer.call(this, Promise.resolve(given).then(wall))
}
importScripts('./wabac.js')
`
