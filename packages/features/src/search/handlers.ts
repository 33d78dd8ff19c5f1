/** Acts of the search: run, keep, drop. */
import { hitsIn, readQuery } from '@smart-rescue/core/searching'
import { Failure, type SearchId } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Ids } from '../ports/clock.ts'
import * as contract from './contract.ts'
import { runSearch } from './run-search.ts'
import { isOwnSearch, listSavedSearches } from './saved-store.ts'
import { type Candidate, findCasesLike, isWaiting } from './search-store.ts'

/** Hands that this feature needs. */
export interface SearchDeps extends RecordingDeps {
  readonly ids: Ids
}

/** Characters shown before the first hit, and altogether. */
const BEFORE = 80
const SHOWN = 320

const show = (candidate: Candidate, typed: string): contract.FoundSource => {
  const { text, number: _, ...summary } = candidate
  const hits = hitsIn(text, readQuery(typed), 100)
  const from = Math.max(0, (hits[0]?.start ?? 0) - BEFORE)
  const start =
    from === 0
      ? 0
      : text.indexOf(' ', from) >= 0
        ? Math.min(text.indexOf(' ', from) + 1, hits[0]?.start ?? 0)
        : from
  const shown = text.slice(start, start + SHOWN)
  return {
    ...summary,
    shown,
    hits: hits
      .map((hit) => ({ start: hit.start - start, end: Math.min(hit.end - start, shown.length) }))
      .filter((hit) => hit.start >= 0 && hit.start < hit.end),
  }
}

const run =
  (deps: SearchDeps): Handler<typeof contract.runSearch> =>
  async (actor, { text, below, most, ...filters }) =>
    deps.db.asMember(actor.memberId, async (trx) => {
      const { sources, next, isPartial } = await runSearch(trx, text, filters, { below, most })
      return {
        sources: sources.map((source) => show(source, text)),
        ...(next === undefined ? {} : { next }),
        isPartial,
        cases: below === undefined && filters.caseId === undefined ? await findCasesLike(trx, text) : [],
        waiting: await isWaiting(trx, filters.caseId),
      }
    })

const save =
  (deps: SearchDeps): Handler<typeof contract.saveSearch> =>
  async (actor, { name, asked, alerts }) => {
    const searchId = deps.ids.next() as SearchId
    const detail = { searchId, name, asked, alerts }
    await recordFact(deps, { type: 'search.saved', actor: actor.memberId, detail })
    return { searchId }
  }

const drop =
  (deps: SearchDeps): Handler<typeof contract.dropSearch> =>
  async (actor, { searchId }) => {
    if (!(await deps.db.asMember(actor.memberId, (trx) => isOwnSearch(trx, searchId))))
      throw new Failure('request.not-found')
    await recordFact(deps, { type: 'search.dropped', actor: actor.memberId, detail: { searchId } })
    return { dropped: true }
  }

/** Binds every endpoint of the feature. */
export const createSearchHandlers = (deps: SearchDeps): readonly BoundEndpoint[] => [
  bind(contract.runSearch, run(deps)),
  bind(contract.listSearches, async (actor) => ({
    searches: await deps.db.asMember(actor.memberId, listSavedSearches),
  })),
  bind(contract.saveSearch, save(deps)),
  bind(contract.dropSearch, drop(deps)),
]
