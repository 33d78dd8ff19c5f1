/** Known-hash lists: what the operator loaded; their lines are never shown. */
import { endpoint, HashListId, Line, MemberRef } from '@smart-rescue/schema'
import { z } from 'zod'

/** Greatest file in bytes: about a million SHA-256 lines. */
export const MOST_LIST_BYTES = 96_000_000

/** A list as the operator sees it. */
export const HashListView = z.object({
  id: HashListId,
  name: z.string(),
  source: z.string(),
  hashes: z.int(),
  byAlgorithm: z.record(z.string(), z.int()),
  /** The first refused lines with their numbers; no line itself is repeated. */
  refused: z.array(z.object({ line: z.int(), reason: z.string() })),
  refusedCount: z.int(),
  loadedBy: MemberRef,
  loadedAt: z.string(),
  /** False when it is recorded but not in use on this machine. */
  inUse: z.boolean(),
})
export type HashListView = z.infer<typeof HashListView>

const Lists = z.object({ lists: z.array(HashListView), screening: z.boolean() })

/** Lists in use. */
export const listHashLists = endpoint({
  name: 'hashlist.list',
  method: 'GET',
  path: '/api/hash-lists',
  summary: 'Known-hash lists in use',
  action: 'hashlist.list',
  scope: 'organisation',
  input: z.object({}),
  output: Lists,
  errors: [],
})

/** Loads a list from a file. */
export const loadHashList = endpoint({
  name: 'hashlist.load',
  method: 'POST',
  path: '/api/hash-lists',
  summary: 'Load a list of known hashes from a file',
  action: 'hashlist.change',
  scope: 'organisation',
  /** `filename` as it was given: it may say the kind of hashes that look alike (SHA-256 and PDQ both have 64 digits). */
  input: z.object({ name: Line, source: Line, filename: Line.optional() }),
  output: Lists,
  errors: [
    'hashlist.unreadable',
    'hashlist.unavailable',
    'request.too-large',
    'locker.locked',
    'locker.disk-full',
  ],
  takes: 'bytes',
  maxBytes: MOST_LIST_BYTES,
})

/** Stops using a list. */
export const dropHashList = endpoint({
  name: 'hashlist.drop',
  method: 'DELETE',
  path: '/api/hash-lists/:hashListId',
  summary: 'Stop using a list of known hashes',
  action: 'hashlist.change',
  scope: 'organisation',
  input: z.object({ hashListId: HashListId }),
  output: Lists,
  errors: ['request.not-found', 'locker.locked'],
})

/** Endpoints of known-hash lists. */
export const hashListEndpoints = [listHashLists, loadHashList, dropHashList] as const
