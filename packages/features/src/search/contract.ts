/** Search: everything one may see, in every script, by any part of a word; searches that one keeps, with alerts. */
import { CaseId, endpoint, Prose, SearchId, SourceSummary } from '@smart-rescue/schema'
import { z } from 'zod'

const Day = z.iso.date()

/** What is searched for, and what narrows it. Days are ISO 8601 dates, both included. */
export const SearchAsked = z.object({
  text: Prose.min(1).max(300),
  caseId: CaseId.optional(),
  from: Day.optional(),
  to: Day.optional(),
  only: z.enum(['rows', 'exhibits']).optional(),
})
export type SearchAsked = z.infer<typeof SearchAsked>

/** A place that was found, in UTF-16 code units of the shown text, end exclusive. */
const Hit = z.object({ start: z.int().nonnegative(), end: z.int().positive() })

/** A source that was found: the stretch of its text around the first hit, with every hit in it. */
export const FoundSource = SourceSummary.extend({
  caseReference: z.string(),
  shown: z.string(),
  hits: z.array(Hit),
})
export type FoundSource = z.infer<typeof FoundSource>

/** Searches; `below` goes on after a page that had more. */
export const runSearch = endpoint({
  name: 'search.run',
  method: 'POST',
  path: '/api/search',
  summary: 'Search every source one may see',
  action: 'search.run',
  scope: 'organisation',
  input: SearchAsked.extend({
    below: z.int().positive().optional(),
    most: z.int().min(1).max(100).default(50),
  }),
  output: z.object({
    sources: z.array(FoundSource),
    /** Pass as `below` for the next page, or to look further back; absent at the end. */
    next: z.int().optional(),
    /** The page is not full, but looking on would have taken too long: sources older than `next` were not looked through. */
    isPartial: z.boolean(),
    cases: z.array(z.object({ id: CaseId, reference: z.string(), title: z.string() })),
    /** How many sources in all cases one may see wait to be searched, because an import is still being taken in. */
    waiting: z.boolean(),
  }),
  errors: [],
  perMinute: 120,
})

/** A search that one keeps. */
export const SavedSearch = z.object({
  id: SearchId,
  name: z.string(),
  asked: SearchAsked,
  alerts: z.boolean(),
  savedAt: z.string(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** One's own saved searches, newest first. */
export const listSearches = endpoint({
  name: 'search.list',
  method: 'GET',
  path: '/api/searches',
  summary: "One's own saved searches",
  action: 'search.run',
  scope: 'organisation',
  input: z.object({}),
  output: z.object({ searches: z.array(SavedSearch) }),
  errors: [],
})

/** Keeps a search, with or without alerts on new matches. */
export const saveSearch = endpoint({
  name: 'search.save',
  method: 'POST',
  path: '/api/searches',
  summary: 'Keep a search',
  action: 'search.save',
  scope: 'organisation',
  input: z.object({
    name: Prose.min(1).max(100),
    asked: SearchAsked,
    alerts: z.boolean(),
  }),
  output: z.object({ searchId: SearchId }),
  errors: ['locker.locked', 'locker.disk-full'],
})

/** Drops one's own saved search with its alerts. */
export const dropSearch = endpoint({
  name: 'search.drop',
  method: 'DELETE',
  path: '/api/searches/:searchId',
  summary: 'Drop a saved search',
  action: 'search.save',
  scope: 'organisation',
  input: z.object({ searchId: SearchId }),
  output: z.object({ dropped: z.literal(true) }),
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const searchEndpoints = [runSearch, listSearches, saveSearch, dropSearch] as const
