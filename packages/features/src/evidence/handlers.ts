/** Acts on exhibits: list, read, open a part, replay, custody history. */
import {
  ArchiveCheck,
  type CaseId,
  type ExhibitId,
  type ExhibitPart,
  type ExhibitSummary,
  Failure,
} from '@smart-rescue/schema'
import type { RecordingDeps } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import type { ReplayDesk } from '../ports/replay.ts'
import { findLockedExhibits } from '../safeguard/index.ts'
import * as contract from './contract.ts'
import { mayShowMedia } from './media-authority.ts'
import { logOpening, type Opening, readLoggedPart, readTextPart } from './open-part.ts'
import { readExhibit } from './read-exhibit.ts'
import { findExhibit, listActors, listExhibits, listParts } from './store.ts'

/** Hands that this feature needs. */
export interface EvidenceDeps extends RecordingDeps {
  readonly replay: ReplayDesk
  readonly clock: Clock
}

const MEDIA: ReadonlySet<string> = new Set(['image', 'audio', 'video'])

const findPart = (parts: readonly ExhibitPart[], role: string): ExhibitPart => {
  const part = parts.find((candidate) => candidate.role === role)
  if (part === undefined) throw new Failure('request.not-found')
  return part
}

const load = async (deps: EvidenceDeps, actor: Actor, caseId: CaseId, exhibitId: ExhibitId) =>
  deps.db.asMember(actor.memberId, async (trx) => {
    const found = await findExhibit(trx, caseId, exhibitId)
    if (found === undefined) throw new Failure('request.not-found')
    // Received by accident and locked unopened: nobody reads, replays or downloads it (features/safeguard).
    if ((await findLockedExhibits(trx, caseId)).has(exhibitId)) throw new Failure('receipt.locked')
    return { ...found, parts: await listParts(trx, caseId, exhibitId) }
  })

const readPart =
  (deps: EvidenceDeps): Handler<typeof contract.readPart> =>
  async (actor, { caseId, exhibitId, role }) => {
    const { summary, parts } = await load(deps, actor, caseId, exhibitId)
    // An original is bytes of unknown intent: it leaves as a download with a purpose, or not at all.
    if (role === 'original') throw new Failure('request.not-found')
    const part = findPart(parts, role)
    if (summary.source === 'import') await guardMedia(deps, actor, summary, part)
    const opening: Opening = { actor: actor.memberId, caseId, exhibitId, part, purpose: 'review' }
    await logOpening(deps, opening)
    return { mediaType: part.mediaType, length: part.length, bytes: readLoggedPart(deps, opening) }
  }

/** Pictures of an import are shown under an authority that stands now, not when they were made. */
const guardMedia = async (
  deps: EvidenceDeps,
  actor: Actor,
  { caseId, held }: ExhibitSummary,
  { role }: ExhibitPart,
): Promise<void> => {
  if (held?.quarantined === true && role !== 'text' && role !== 'import-report')
    throw new Failure('import.quarantined')
  const isMedia = role.startsWith('view-') || (role === 'original' && MEDIA.has(held?.kind ?? ''))
  if (!isMedia) return
  const may = await deps.db.asMember(actor.memberId, (trx) => mayShowMedia(trx, caseId, deps.clock.now()))
  if (!may) throw new Failure('import.media-withheld')
}

const readOriginal =
  (deps: EvidenceDeps): Handler<typeof contract.readOriginal> =>
  async (actor, { caseId, exhibitId, purpose }) => {
    const { summary, parts } = await load(deps, actor, caseId, exhibitId)
    const part = findPart(parts, 'original')
    await guardMedia(deps, actor, summary, part)
    const opening: Opening = { actor: actor.memberId, caseId, exhibitId, part, purpose }
    await logOpening(deps, opening)
    return {
      mediaType: 'application/octet-stream',
      length: part.length,
      filename: part.name,
      bytes: readLoggedPart(deps, opening),
    }
  }

/** An archive made by others may hold pictures: it is replayed under an authority, and only where it is whole. */
const guardReplay = async (deps: EvidenceDeps, actor: Actor, { caseId, held, state }: ExhibitSummary) => {
  if (held?.kind !== 'web-archive' || state !== 'complete') throw new Failure('request.not-found')
  if (held.quarantined) throw new Failure('import.quarantined')
  const may = await deps.db.asMember(actor.memberId, (trx) => mayShowMedia(trx, caseId, deps.clock.now()))
  if (!may) throw new Failure('import.media-withheld')
}

/** The page with which a replay begins: the one that was captured, or the first that a foreign archive lists. */
const findReplayPage = async (
  deps: EvidenceDeps,
  summary: ExhibitSummary,
  parts: readonly ExhibitPart[],
  opening: Opening,
): Promise<{ readonly url: string; readonly at: string }> => {
  if (summary.source === 'capture') return { url: summary.finalUrl, at: summary.provenance.capturedAt }
  const check = await readTextPart(deps, { ...opening, part: findPart(parts, 'archive-check') })
  const { page } = ArchiveCheck.parse(JSON.parse(check))
  if (page === undefined) throw new Failure('request.not-found')
  return page
}

const openReplay =
  (deps: EvidenceDeps): Handler<typeof contract.openReplay> =>
  async (actor, { caseId, exhibitId }, door) => {
    const { summary, parts } = await load(deps, actor, caseId, exhibitId)
    const part = findPart(parts, summary.source === 'import' ? 'original' : 'wacz')
    if (summary.source === 'import') await guardReplay(deps, actor, summary)
    const opening: Opening = { actor: actor.memberId, caseId, exhibitId, part, purpose: 'review' }
    await logOpening(deps, opening)
    const page = await findReplayPage(deps, summary, parts, opening)
    const { token, expiresAt } = deps.replay.issue({
      caseId,
      exhibitId,
      pageUrl: page.url,
      pageTimestamp: page.at,
      length: part.length,
      read: (range) => readLoggedPart(deps, { ...opening, range }),
    })
    return { url: deps.replay.addressOf(token, door.origin), expiresAt: expiresAt.toISOString() }
  }

const readHistory =
  (deps: EvidenceDeps): Handler<typeof contract.readHistory> =>
  async (actor, { caseId, exhibitId }) => {
    await load(deps, actor, caseId, exhibitId)
    const actors = await deps.db.asMember(actor.memberId, (trx) => listActors(trx, exhibitId))
    const history = await deps.locker.history(exhibitId)
    return {
      entries: history.map(({ index, hash, leaf }) => {
        const by = actors.get(index)
        return {
          n: leaf.n ?? 0,
          index,
          type: leaf.type,
          at: leaf.at,
          leafHash: hash,
          ...(by === undefined ? {} : { actor: by }),
          ...(leaf.role === undefined ? {} : { role: leaf.role }),
          ...(leaf.purpose === undefined ? {} : { purpose: leaf.purpose }),
        }
      }),
    }
  }

/** Binds every endpoint of the feature. */
export const createEvidenceHandlers = (deps: EvidenceDeps): readonly BoundEndpoint[] => [
  bind(contract.listExhibits, async (actor, { caseId }) => ({
    exhibits: await deps.db.asMember(actor.memberId, (trx) => listExhibits(trx, caseId)),
  })),
  bind(contract.readExhibit, async (actor, { caseId, exhibitId }) =>
    readExhibit(deps, actor.memberId, caseId, await load(deps, actor, caseId, exhibitId)),
  ),
  bind(contract.readPart, readPart(deps)),
  bind(contract.readOriginal, readOriginal(deps)),
  bind(contract.openReplay, openReplay(deps)),
  bind(contract.readHistory, readHistory(deps)),
]
