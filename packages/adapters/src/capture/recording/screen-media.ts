/** Holds media against the known-hash lists while it is in memory, before the page and before the archive have it. What matches is dropped at once. */
import type { Screener } from '@smart-rescue/features/ports/held/screening'
import type { DroppedMaterial } from '@smart-rescue/schema'
import { findInnerPictures } from './inner-pictures.ts'

/** Media beyond this many bytes is withheld: it is not held in memory whole, so it could not be screened. */
export const MOST_MEDIA = 64 * 1024 * 1024

/** What screening said of one piece: it may be kept, it was on a list, or it could not be screened at all. */
export type MediaVerdict = 'clear' | 'matched' | 'failed'

/** Where screening of one capture stands. */
export interface ScreeningLog {
  readonly dropped: DroppedMaterial[]
  /** Pieces that were screened, and those of them whose picture could not be read, so that only exact hashes were compared. */
  screened: number
  unread: number
  /** A picture that matched, or that could not be screened, had reached the page already: no screenshot may be taken. */
  shown: boolean
}

/** An empty log. */
export const emptyScreeningLog = (): ScreeningLog => ({ dropped: [], screened: 0, unread: 0, shown: false })

/** What is needed to screen. */
export interface Screening {
  readonly screener: Screener
  readonly log: ScreeningLog
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly addressOf: (url: string) => string | undefined
}

/** Screens bytes that came from an address and notes a match. A screener that fails lets nothing through. */
export const screenBytes = async (
  screening: Screening,
  url: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<MediaVerdict> => {
  const { log } = screening
  if (bytes.length > MOST_MEDIA) return 'failed'
  const verdict = await screening.screener.screen(bytes, mediaType).catch(() => undefined)
  if (verdict === undefined) return 'failed'
  log.screened += 1
  if (verdict.state === 'unread') log.unread += 1
  if (verdict.state !== 'matched') return 'clear'
  const address = screening.addressOf(url)
  log.dropped.push({
    url: url.startsWith('data:') ? 'data:' : url,
    at: new Date(screening.now()).toISOString(),
    because: 'matched',
    sha256: verdict.sha256,
    list: verdict.match.list,
    algorithm: verdict.match.algorithm,
    distance: verdict.match.distance,
    ...(address === undefined ? {} : { remoteAddress: address }),
  })
  return 'matched'
}

/** Screens every base64 picture of a text. The gravest verdict counts. */
export const screenText = async (screening: Screening, url: string, text: string): Promise<MediaVerdict> => {
  let gravest: MediaVerdict = 'clear'
  for (const picture of findInnerPictures(text)) {
    const verdict = await screenBytes(screening, url, picture.bytes, picture.mediaType)
    if (verdict === 'matched') return verdict
    if (verdict === 'failed') gravest = verdict
  }
  return gravest
}
