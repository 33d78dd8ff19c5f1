/** Runs one search from the newest source down, look by look; every proposal is read before it is shown. */
import {
  type Looked,
  MOST_AT_ONCE,
  matches,
  nextLook,
  readQuery,
  type SearchQuery,
} from '@smart-rescue/core/searching'
import type { Trx } from '../ports/database.ts'
import {
  type AskedWords,
  askWords,
  countAsked,
  type Proposal,
  proposeSources,
  type SearchFilters,
} from './propose-sources.ts'
import { type Candidate, readFound, topSearched } from './search-store.ts'

/** What was found, newest first. `next` goes on below the last one; `isPartial` says that the look ended before the page was full: older sources were not looked through. */
export interface Found {
  readonly sources: readonly Candidate[]
  readonly next?: number
  readonly isPartial: boolean
}

/** Numbers: `below` exclusive, `above` exclusive. */
interface Page {
  readonly below?: number | undefined
  readonly above?: number | undefined
  readonly most: number
}

/** What one search may cost before it says that it looked in part: about a third of a second at a million sources. */
const MOST_LOOKS = 12
const MOST_READ = 8_000
const MOST_WALKED = 60_000

/** Searches between `above` and `below` for at most `most` sources. */
export const runSearch = async (
  trx: Trx,
  typed: string,
  filters: SearchFilters,
  page: Page,
): Promise<Found> => {
  const query = readQuery(typed)
  const asked = query.terms.length === 0 ? undefined : await askWords(trx, query.conditions)
  const top = asked === undefined ? 0 : await topSearched(trx, filters.caseId)
  if (asked === undefined || top === 0) return { sources: [], isPartial: false }
  const below = Math.min(page.below ?? top + 1, top + 1)
  const { found, reached, isPartial } = await look(trx, { query, asked, filters }, { ...page, below })
  const shown = found.slice(0, page.most)
  const sources = await readFound(trx, shown)
  const next = found.length > page.most ? shown.at(-1)?.number : isPartial ? reached : undefined
  return {
    sources,
    isPartial: isPartial && found.length < page.most,
    ...(next === undefined ? {} : { next }),
  }
}

interface Search {
  readonly query: SearchQuery
  readonly asked: AskedWords
  readonly filters: SearchFilters
}

/** Looks until one more than a page is found, all is looked through, or it costs too much: then `reached` is the smallest number that was looked at. */
const look = async (
  trx: Trx,
  { query, asked, filters }: Search,
  page: Page & { readonly below: number },
): Promise<{ found: Proposal[]; reached: number; isPartial: boolean }> => {
  const found: Proposal[] = []
  const floor = (page.above ?? 0) + 1
  const ways = { words: countAsked(asked), isAsked: asked.wanted.length + asked.choices.length > 0 }
  let reached = page.below
  let last: Looked | undefined
  for (let looks = 0, read = 0, walked = 0; looks < MOST_LOOKS; looks += 1) {
    if (reached <= floor) return { found, reached, isPartial: false }
    if (read >= MOST_READ || walked >= MOST_WALKED) break
    const { how, span } = nextLook(last, page.most + 1 - found.length, { ...ways, below: reached })
    const above = Math.max(floor, reached - span)
    const { proposals, isCut } = await proposeSources(trx, asked, filters, {
      how,
      above,
      below: reached,
      most: MOST_AT_ONCE,
    })
    const matching = proposals.filter(({ text }) => matches(text, query))
    found.push(...matching)
    const end = isCut ? (proposals.at(-1)?.number ?? above) : above
    last = { how, span: reached - end, proposed: proposals.length, found: matching.length }
    walked += how === 'walk' ? last.span : 0
    read += proposals.length
    reached = end
    if (found.length > page.most) return { found, reached, isPartial: false }
  }
  return { found, reached, isPartial: reached > floor }
}
