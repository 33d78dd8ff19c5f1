/** The act of stopping, in the order that spares most: captures broken off, bytes destroyed, then the record and its report. */
import {
  type CaptureId,
  type CaseId,
  ExhibitId,
  ExhibitPart,
  Failure,
  type MemberId,
  type StopId,
} from '@smart-rescue/schema'
import { type CustodyFact, recordFact, tellFact } from '../../custody/index.ts'
import type { SafeguardDeps } from '../deps.ts'
import { isMediaBearing } from './media-bearing.ts'
import type { StoppedDetail } from './project.ts'
import { findCaptureSeen, findExhibitSeen, findRunningCaptures, findRunningImports } from './store.ts'

/** Who pressed, and what was in view. */
export interface StopOrder {
  readonly actor: MemberId
  readonly caseId?: CaseId | undefined
  readonly exhibitId?: ExhibitId | undefined
  readonly captureId?: CaptureId | undefined
  readonly offsetMinutes: number
}

type Stopped = Extract<StoppedDetail, { act: 'stopped' }>

/** Breaks off every capture of the case that waits or runs. The engine hears it at once, before it is written down. */
const breakOffCaptures = async (deps: SafeguardDeps, actor: MemberId, caseId: CaseId): Promise<string[]> => {
  const running = await deps.db.asMember(actor, (trx) => findRunningCaptures(trx, caseId))
  for (const { id } of running) await deps.news.publish({ caseId, kind: 'capture', id, state: 'failed' })
  for (const { id } of running) {
    const reason = {
      code: 'capture.material-stopped',
      sentence: new Failure('capture.material-stopped').message,
    }
    await recordFact(deps, {
      type: 'capture.ended',
      actor,
      caseId,
      purpose: 'safeguard',
      detail: { captureId: id, state: 'failed', reason },
    })
    await deps.news.publish({ caseId, kind: 'capture', id, state: 'failed' })
  }
  return running.map(({ url }) => url)
}

/** Breaks off every file of the case that waits to be read or is being read: its sealed original is destroyed first. */
const breakOffImports = async (
  deps: SafeguardDeps,
  actor: MemberId,
  caseId: CaseId,
): Promise<DroppedFile[]> => {
  const running = await deps.db.asMember(actor, (trx) => findRunningImports(trx, caseId))
  const dropped: DroppedFile[] = []
  for (const file of running) {
    const original = ExhibitPart.safeParse(file.original)
    const exhibitId = ExhibitId.safeParse(file.exhibit_id)
    if (original.success && exhibitId.success) {
      const { role, sha256, length, ciphertext } = original.data
      await shredParts(deps, { actor, caseId, exhibitId: exhibitId.data }, [{ role, ciphertext }])
      dropped.push({ role, sha256, length })
    }
    const reason = {
      code: 'import.material-stopped',
      sentence: new Failure('import.material-stopped').message,
    }
    await recordFact(deps, {
      type: 'import.ended',
      actor,
      caseId,
      purpose: 'safeguard',
      detail: {
        heldId: file.id,
        importId: file.import_id,
        state: 'refused',
        reason,
        nameSha256: file.name_sha256,
        length: Number(file.length),
      },
    })
    await deps.news.publish({ caseId, kind: 'import', id: file.id, state: 'refused' })
  }
  return dropped
}

type DroppedFile = Stopped['dropped'][number]

/** Destroys parts of one exhibit and tells the index of each leaf. */
const shredParts = async (
  deps: SafeguardDeps,
  { actor, caseId, exhibitId }: { actor: MemberId; caseId: CaseId; exhibitId: ExhibitId },
  parts: readonly { readonly role: string; readonly ciphertext: string }[],
): Promise<void> => {
  const subject = { actor, caseId, item: exhibitId, purpose: 'safeguard' as const }
  const receipts = await deps.locker.shred({ ...subject, parts })
  await deps.db.asMember(actor, async (trx) => {
    for (const { role, leaf } of receipts) {
      const fact: CustodyFact = {
        type: 'material.stopped',
        receipt: leaf,
        actor,
        caseId,
        exhibitId,
        role,
        purpose: 'safeguard',
      }
      await tellFact(trx, deps.projections, fact)
    }
  })
}

/** Destroys the media-bearing parts of an exhibit and the packages that hold them; what remains is in the answer. */
const shredExhibit = async (
  deps: SafeguardDeps,
  actor: MemberId,
  caseId: CaseId,
  exhibitId: ExhibitId,
): Promise<Pick<Stopped, 'urls' | 'dropped' | 'ciphertexts'>> => {
  const seen = await deps.db.asMember(actor, (trx) => findExhibitSeen(trx, caseId, exhibitId))
  if (seen === undefined) throw new Failure('request.not-found')
  const media = seen.parts.filter(isMediaBearing)
  await shredParts(deps, { actor, caseId, exhibitId }, [...media, ...seen.packages])
  return {
    urls: seen.urls,
    dropped: media.map(({ role, sha256, length }) => ({ role, sha256, length })),
    ciphertexts: media.map(({ ciphertext }) => ciphertext),
  }
}

/**
 * Stops. When this resolves nothing of the bytes is in the locker, no capture of the case runs, and the stop with its
 * duty clock is recorded. Throws `request.not-found` for a view that is not of this case, before anything is done.
 */
export const stopMaterial = async (deps: SafeguardDeps, order: StopOrder): Promise<StopId> => {
  const { actor, caseId, offsetMinutes } = order
  const stopId = deps.ids.next() as StopId
  let seen: Stopped = {
    act: 'stopped',
    stopId,
    seen: caseId === undefined ? 'page' : 'case',
    urls: [],
    dropped: [],
    ciphertexts: [],
    offsetMinutes,
  }
  let { exhibitId } = order
  if (caseId !== undefined) {
    const { captureId } = order
    const capture =
      captureId === undefined
        ? undefined
        : await deps.db.asMember(actor, (trx) => findCaptureSeen(trx, caseId, captureId))
    if (captureId !== undefined && capture === undefined) throw new Failure('request.not-found')
    exhibitId ??= capture?.exhibitId
    if (exhibitId !== undefined) {
      const gone = await shredExhibit(deps, actor, caseId, exhibitId)
      seen = { ...seen, ...gone, seen: 'exhibit', exhibitId }
    }
    const urls = await breakOffCaptures(deps, actor, caseId)
    const files = await breakOffImports(deps, actor, caseId)
    if (files.length > 0)
      seen = {
        ...seen,
        seen: exhibitId === undefined ? 'import' : seen.seen,
        dropped: [...seen.dropped, ...files],
      }
    const all = [...new Set([...seen.urls, ...(capture === undefined ? [] : [capture.url])])]
    if (seen.seen === 'case' && urls.length > 0)
      seen = { ...seen, seen: 'capture', urls: [...new Set([...all, ...urls])] }
    else seen = { ...seen, urls: all }
  }
  await recordFact(deps, {
    type: 'material.stopped',
    actor,
    ...(caseId === undefined ? {} : { caseId }),
    ...(exhibitId === undefined ? {} : { exhibitId }),
    role: 'stop',
    purpose: 'safeguard',
    detail: seen,
  })
  if (caseId !== undefined && exhibitId !== undefined)
    await deps.news.publish({ caseId, kind: 'exhibit', id: exhibitId, state: 'stopped' })
  return stopId
}
