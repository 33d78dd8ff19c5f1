/** Acts on known-hash lists: list, load, drop. */
import { Failure, type HashListId } from '@smart-rescue/schema'
import { recordFact } from '../../custody/index.ts'
import { type BoundEndpoint, bind, type Handler } from '../../ports/actor.ts'
import type { Screener } from '../../ports/held/screening.ts'
import type { SafeguardDeps } from '../deps.ts'
import * as contract from './contract.ts'
import { findHashLists } from './store.ts'
import { syncHashLists } from './sync-lists.ts'

/** Refused lines that are shown; more would only say the same. */
const MOST_REFUSED = 50

const view = async (deps: SafeguardDeps) => {
  const inUse = new Set(deps.screener?.lists().map(({ id }) => id))
  const lists = await deps.db.asNobody(findHashLists)
  return {
    lists: lists.map(({ leafIndex: _, ...list }) => ({ ...list, inUse: inUse.has(list.id) })),
    screening: deps.screener !== undefined,
  }
}

const needScreener = (deps: SafeguardDeps): Screener => {
  if (deps.screener === undefined) throw new Failure('hashlist.unavailable')
  return deps.screener
}

const gather = async (body: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body ?? []) {
    length += piece.length
    if (length > contract.MOST_LIST_BYTES) throw new Failure('request.too-large')
    pieces.push(piece)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const loadHashList =
  (deps: SafeguardDeps): Handler<typeof contract.loadHashList> =>
  async (actor, { name, source, filename }, door) => {
    const screener = needScreener(deps)
    const bytes = await gather(door.body)
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch (cause) {
      throw new Failure('hashlist.unreadable', { cause })
    }
    const hashListId = deps.ids.next() as HashListId
    const { list, refused } = await screener.load({ id: hashListId, name: filename ?? name, bytes })
    const detail = {
      hashListId,
      name,
      source,
      ...(filename === undefined ? {} : { filename }),
      hashes: list.hashes,
      byAlgorithm: list.byAlgorithm,
      refused: refused
        .slice(0, MOST_REFUSED)
        .map(({ line, reason }) => ({ line, reason: reason.slice(0, 300) })),
      refusedCount: refused.length,
      text,
    }
    try {
      await recordFact(deps, { type: 'hashlist.loaded', actor: actor.memberId, purpose: 'safeguard', detail })
    } catch (cause) {
      // What is not in the log must not decide about anything.
      screener.drop(hashListId)
      throw cause
    }
    return view(deps)
  }

const dropHashList =
  (deps: SafeguardDeps): Handler<typeof contract.dropHashList> =>
  async (actor, { hashListId }) => {
    const known = (await deps.db.asNobody(findHashLists)).some(({ id }) => id === hashListId)
    if (!known) throw new Failure('request.not-found')
    await recordFact(deps, {
      type: 'hashlist.dropped',
      actor: actor.memberId,
      purpose: 'safeguard',
      detail: { hashListId },
    })
    deps.screener?.drop(hashListId)
    return view(deps)
  }

/** Binds the endpoints of known-hash lists. */
export const createHashListHandlers = (deps: SafeguardDeps): readonly BoundEndpoint[] => [
  bind(contract.listHashLists, async () => {
    await syncHashLists(deps)
    return view(deps)
  }),
  bind(contract.loadHashList, loadHashList(deps)),
  bind(contract.dropHashList, dropHashList(deps)),
]
