/** Acts on exhibits: list, read, open a part, replay, custody history. */
import { CaptureReport, type CaseId, type ExhibitId, type ExhibitPart, Failure } from '@smart-rescue/schema'
import type { RecordingDeps } from '../custody/index.ts'
import { type Actor, type BoundEndpoint, bind, type Handler } from '../ports/actor.ts'
import type { ReplayDesk } from '../ports/replay.ts'
import * as contract from './contract.ts'
import { logOpening, type Opening, readLoggedPart, readTextPart } from './open-part.ts'
import { findExhibit, listActors, listExhibits, listMarks, listParts } from './store.ts'

/** Hands that this feature needs. */
export interface EvidenceDeps extends RecordingDeps {
  readonly replay: ReplayDesk
}

const findPart = (parts: readonly ExhibitPart[], role: string): ExhibitPart => {
  const part = parts.find((candidate) => candidate.role === role)
  if (part === undefined) throw new Failure('request.not-found')
  return part
}

const load = async (deps: EvidenceDeps, actor: Actor, caseId: CaseId, exhibitId: ExhibitId) =>
  deps.db.asMember(actor.memberId, async (trx) => {
    const found = await findExhibit(trx, caseId, exhibitId)
    if (found === undefined) throw new Failure('request.not-found')
    return { ...found, parts: await listParts(trx, caseId, exhibitId) }
  })

const readExhibit =
  (deps: EvidenceDeps): Handler<typeof contract.readExhibit> =>
  async (actor, { caseId, exhibitId }) => {
    const { summary, parts, ...header } = await load(deps, actor, caseId, exhibitId)
    const base = { actor: actor.memberId, caseId, exhibitId, purpose: 'review' as const }
    const text: Opening = { ...base, part: findPart(parts, 'text') }
    await logOpening(deps, text)
    const report = await readTextPart(deps, { ...base, part: findPart(parts, 'capture-report') })
    return {
      ...summary,
      ...header,
      text: await readTextPart(deps, text),
      marks: await deps.db.asMember(actor.memberId, (trx) => listMarks(trx, exhibitId)),
      parts,
      report: CaptureReport.parse(JSON.parse(report)),
    }
  }

const readPart =
  (deps: EvidenceDeps): Handler<typeof contract.readPart> =>
  async (actor, { caseId, exhibitId, role }) => {
    const { parts } = await load(deps, actor, caseId, exhibitId)
    const part = findPart(parts, role)
    const opening: Opening = { actor: actor.memberId, caseId, exhibitId, part, purpose: 'review' }
    await logOpening(deps, opening)
    return { mediaType: part.mediaType, length: part.length, bytes: readLoggedPart(deps, opening) }
  }

const openReplay =
  (deps: EvidenceDeps): Handler<typeof contract.openReplay> =>
  async (actor, { caseId, exhibitId }, door) => {
    const { summary, parts } = await load(deps, actor, caseId, exhibitId)
    const part = findPart(parts, 'wacz')
    const opening: Opening = { actor: actor.memberId, caseId, exhibitId, part, purpose: 'review' }
    await logOpening(deps, opening)
    const { token, expiresAt } = deps.replay.issue({
      caseId,
      exhibitId,
      pageUrl: summary.finalUrl,
      pageTimestamp: summary.provenance.capturedAt,
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
  bind(contract.readExhibit, readExhibit(deps)),
  bind(contract.readPart, readPart(deps)),
  bind(contract.openReplay, openReplay(deps)),
  bind(contract.readHistory, readHistory(deps)),
]
