/** How a search goes on: what is common is met by walking down from the newest source, what is rare is asked of the index of words. */
import { SEGMENT } from './tokens.ts'

/** One look at the sources: the `span` numbers below the last one seen, each source compared (`walk`), or those that hold the words (`index`). */
export interface NextLook {
  readonly how: 'walk' | 'index'
  readonly span: number
}

/** What a look brought: the numbers it went through, the sources proposed among them, and those that match. */
export interface Looked extends NextLook {
  readonly proposed: number
  readonly found: number
}

/** What the look can be chosen by: the numbers below `below` are left; the index is asked for so many `words` a segment (0: it cannot be asked); `isAsked`: words narrow the walk. */
export interface Ways {
  readonly below: number
  readonly words: number
  readonly isAsked: boolean
}

/** Numbers that the first look goes through; more are asked for when few of them can match. */
const FIRST_SPAN = 1_500
const FIRST_UNASKED = 200
/** Numbers that one walk goes through at most: about 100 ms. */
const MOST_SPAN = 20_000
/** Texts that are read at once at most. */
export const MOST_AT_ONCE = 1_500
/** Below this share of proposals the index is quicker than the walk. */
const RARE = 1 / 20
/** More is asked for than the share found would fill: the next page must not miss by one. */
const MARGIN = 1.3
/** Each look at the index goes through so many times the segments of the one before, up to so many words at once. */
const GROWTH = 3
const MOST_WORDS = 8_000

/** The next look, when `missing` more are wanted. */
export const nextLook = (last: Looked | undefined, missing: number, ways: Ways): NextLook => {
  if (last === undefined) return { how: 'walk', span: ways.isAsked ? FIRST_SPAN : FIRST_UNASKED }
  const share = last.proposed / Math.max(1, last.span)
  const needed = last.found === 0 ? Number.POSITIVE_INFINITY : (missing * MARGIN * last.span) / last.found
  if (needed > MOST_SPAN && ways.words > 0 && share < RARE)
    return { how: 'index', span: segmentSpan(last, ways) }
  const readable = share === 0 ? MOST_SPAN : MOST_AT_ONCE / share
  return { how: 'walk', span: Math.max(FIRST_UNASKED, Math.ceil(Math.min(needed, readable, MOST_SPAN))) }
}

/** Numbers down to the edge of a segment: whole segments, but for what is left of the first. */
const segmentSpan = (last: Looked, { below, words }: Ways): number => {
  const wanted = last.how === 'index' ? GROWTH * Math.ceil(last.span / SEGMENT) : 1
  const segments = Math.max(1, Math.min(wanted, Math.floor(MOST_WORDS / words)))
  const lowest = Math.floor((below - 1) / SEGMENT) - segments + 1
  return below - Math.max(0, lowest) * SEGMENT
}
