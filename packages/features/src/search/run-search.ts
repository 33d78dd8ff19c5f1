/** Runs one search: the newest sources first, then the whole index; every proposal is read before it is shown. */
import { matches, readQuery } from '@smart-rescue/core/searching'
import type { Trx } from '../ports/database.ts'
import {
  type AskedWords,
  askWords,
  type Candidate,
  proposeSources,
  type SearchFilters,
} from './search-store.ts'

/** What was found, newest first. `next` goes on below the last one; `isPartial` says that only the newest sources were looked through. */
export interface Found {
  readonly sources: readonly Candidate[]
  readonly next?: number
  readonly isPartial: boolean
}

/** Looks at the index before it gives up: each takes milliseconds. */
const MOST_LOOKS = 6
/** Texts read when the index cannot be asked, and how many at a time. */
const MOST_READ = 8_000
const PAGE_READ = 1_000

/** Searches below `below` for at most `most` sources. */
export const runSearch = async (
  trx: Trx,
  typed: string,
  filters: SearchFilters,
  page: { readonly below?: number | undefined; readonly most: number },
): Promise<Found> => {
  const query = readQuery(typed)
  const asked = query.terms.length === 0 ? undefined : await askWords(trx, query.conditions)
  if (asked === undefined) return { sources: [], isPartial: false }
  const isSure = (candidate: Candidate) => matches(candidate.text, query)
  if (asked.wanted.length + asked.choices.length === 0) return readNewest(trx, asked, filters, page, isSure)
  const bound = { below: page.below, most: page.most + 1 }
  const newest = (await proposeSources(trx, asked, filters, { ...bound, newest: true })).filter(isSure)
  return newest.length > page.most ? cut(newest, page.most) : lookOn(trx, asked, filters, page, isSure)
}

type Page = { readonly below?: number | undefined; readonly most: number }

/** Without a single word to ask for, the texts of the newest sources are read; the rest is not, and the answer says so. */
const readNewest = async (
  trx: Trx,
  asked: AskedWords,
  filters: SearchFilters,
  { below, most }: Page,
  isSure: (candidate: Candidate) => boolean,
): Promise<Found> => {
  const found: Candidate[] = []
  let from = below
  for (let read = 0; read < MOST_READ && found.length <= most; read += PAGE_READ) {
    const proposed = await proposeSources(trx, asked, filters, {
      below: from,
      most: PAGE_READ,
      newest: false,
    })
    found.push(...proposed.filter(isSure))
    if (proposed.length < PAGE_READ) return { ...cut(found, most), isPartial: false }
    from = proposed.at(-1)?.number
  }
  return { ...cut(found, most), isPartial: true }
}

const lookOn = async (
  trx: Trx,
  asked: AskedWords,
  filters: SearchFilters,
  page: Page,
  isSure: (candidate: Candidate) => boolean,
): Promise<Found> => {
  const found: Candidate[] = []
  let below = page.below
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const most = page.most * 2 ** look + 1
    const proposed = await proposeSources(trx, asked, filters, { below, most, newest: false })
    found.push(...proposed.filter(isSure))
    if (found.length > page.most) return cut(found, page.most)
    if (proposed.length < most) return { sources: found, isPartial: false }
    below = proposed.at(-1)?.number
  }
  return { sources: found, ...(below === undefined ? {} : { next: below }), isPartial: false }
}

const cut = (found: readonly Candidate[], most: number): Found => {
  const sources = found.slice(0, most)
  const last = sources.at(-1)
  return {
    sources,
    isPartial: false,
    ...(found.length > most && last !== undefined ? { next: last.number } : {}),
  }
}
