/** Stands in for a picture that was not requested: a grey tile made here, never recorded as an answer of the server. */
import type { CdpRequest } from '../browser/cdp-types.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Width and height of a PNG, GIF or JPEG by its head alone; 4:3 for whatever is none of them. */
export const readSize = (bytes: Uint8Array): Size => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const usual = { width: 160, height: 120 }
  if (bytes.length < 24) return usual
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (view.getUint32(0) === 0x47494638)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  // JPEG: segments until the start of a frame (ITU-T T.81, B.2.2; C4, C8 and CC are no frames).
  for (let at = 2; view.getUint16(0) === 0xffd8 && at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return usual
}

/** The tile: it stretches to whatever box the page gives it. */
const tileOf = ({ width, height }: Size): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 4 3" preserveAspectRatio="none">` +
  '<title>withheld</title><rect width="4" height="3" fill="#d3d9e2"/></svg>'

const originOf = (request: CdpRequest): string => {
  const named = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'origin')
  return named?.[1] ?? '*'
}

/** Parameters of `Fetch.fulfillRequest` that give the page the tile, also where it asks with CORS or embeds under COEP. `instead` is the picture whose size it takes. */
export const neutralTile = (
  requestId: string,
  request: CdpRequest,
  instead: Uint8Array = new Uint8Array(),
) => ({
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
  body: Buffer.from(tileOf(readSize(instead))).toString('base64'),
})
