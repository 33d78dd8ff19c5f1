/** Stands in for a picture that was not requested: a grey tile made here, never recorded as an answer of the server. */
import type { CdpRequest } from '../browser/cdp-types.ts'

/** The tile: it stretches to whatever box the page gives it. */
const TILE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120" viewBox="0 0 4 3" preserveAspectRatio="none">' +
  '<title>withheld</title><rect width="4" height="3" fill="#d3d9e2"/></svg>'

const BODY = Buffer.from(TILE).toString('base64')

const originOf = (request: CdpRequest): string => {
  const named = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'origin')
  return named?.[1] ?? '*'
}

/** Parameters of `Fetch.fulfillRequest` that give the page the tile, also where it asks with CORS or embeds under COEP. */
export const neutralTile = (requestId: string, request: CdpRequest) => ({
  requestId,
  responseCode: 200,
  responseHeaders: [
    { name: 'Content-Type', value: 'image/svg+xml' },
    { name: 'Cache-Control', value: 'no-store' },
    { name: 'Access-Control-Allow-Origin', value: originOf(request) },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
    { name: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
    { name: 'X-Smart-Rescue', value: 'withheld; made by the capture, not by the server' },
  ],
  body: BODY,
})
