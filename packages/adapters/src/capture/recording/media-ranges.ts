/** Parts of films and sounds: the whole is asked for and screened, and the page gets the part it wanted from memory (RFC 9110, 14). */
import { isMediaRequest } from '@smart-rescue/core/safeguarding'
import type { CdpHeaderEntry, FetchRequestPaused } from '../browser/cdp-types.ts'
import type { RecorderState } from './recorder-state.ts'

/** The part that a request for media asks for, or undefined: media are withheld, or the whole is asked for. */
export const readRange = (state: RecorderState, event: FetchRequestPaused): string | undefined => {
  if (state.options.media !== 'allowed' || event.request.method !== 'GET') return undefined
  const range = Object.entries(event.request.headers).find(([name]) => name.toLowerCase() === 'range')?.[1]
  return range !== undefined && isMediaRequest(event.resourceType, event.request.url) ? range : undefined
}

/** First and last place of a single range within a length; undefined for several ranges or none that fits. */
export const placesOf = (
  range: string,
  length: number,
): { readonly first: number; readonly last: number } | undefined => {
  const match = /^\s*bytes=(\d*)-(\d*)\s*$/i.exec(range)
  const [from = '', to = ''] = [match?.[1], match?.[2]]
  if (match === null || (from === '' && to === '') || length === 0) return undefined
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  return first <= last ? { first, last } : undefined
}

const KEPT = /^(content-type|access-control-|cross-origin-|timing-allow-origin|last-modified|etag)/i

const partOf = (
  requestId: string,
  bytes: Buffer,
  range: string,
  headers: readonly CdpHeaderEntry[],
): Record<string, unknown> | undefined => {
  const places = placesOf(range, bytes.length)
  if (places === undefined) return undefined
  const { first, last } = places
  return {
    requestId,
    responseCode: 206,
    responseHeaders: [
      ...headers.filter(({ name }) => KEPT.test(name)),
      { name: 'Accept-Ranges', value: 'bytes' },
      { name: 'Content-Range', value: `bytes ${first}-${last}/${bytes.length}` },
      { name: 'Content-Length', value: String(last - first + 1) },
    ],
    body: bytes.subarray(first, last + 1).toString('base64'),
  }
}

/** The answer to a request for a part of what is in memory already; undefined when it is not. */
export const answerRange = (state: RecorderState, event: FetchRequestPaused, range: string) => {
  const held = state.heldMedia.get(event.request.url)
  return held === undefined ? undefined : partOf(event.requestId, held.bytes, range, held.headers)
}

/** Keeps screened media for the parts that will still be asked for, and gives the part that was asked for now. */
export const cutRange = (
  state: RecorderState,
  event: FetchRequestPaused,
  networkId: string,
  bytes: Buffer,
) => {
  const range = state.ranges.get(networkId)
  if (range === undefined || event.responseStatusCode !== 200) return undefined
  const headers = event.responseHeaders ?? []
  state.heldMedia.set(event.request.url, { bytes, headers })
  return partOf(event.requestId, bytes, range, headers)
}
