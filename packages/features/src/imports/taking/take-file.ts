/**
 * Takes one file: screened and judged in memory, then sealed untouched, then logged, then queued to be read. What is
 * refused leaves the hash of its name, the reason, and not one byte.
 */
import { PURE_DIGESTS } from '@smart-rescue/core/dossier'
import { toHex } from '@smart-rescue/core/integrity'
import {
  type ExhibitId,
  type ExhibitPart,
  Failure,
  type HeldFileId,
  type ImportedFile,
} from '@smart-rescue/schema'
import type { z } from 'zod'
import { recordFact, tellFact } from '../../custody/index.ts'
import { mayShowMedia } from '../../evidence/index.ts'
import { syncHashLists } from '../../safeguard/index.ts'
import { importJob } from '../jobs.ts'
import type { EndedDetail, FileDetail } from '../project.ts'
import { findFile, findSameBytes } from '../store.ts'
import { judgeFile, mayHoldFiles, type OfferedFile, type Refusal } from './judge-file.ts'
import { findKnownInside } from './known-inside.ts'
import { type KnownMaterial, stopMatched } from './stop-matched.ts'
import type { Taking, TakingDeps } from './taking.ts'

/** SHA-256 of a text in UTF-8, hex. */
const hashText = (text: string): string => {
  const hash = PURE_DIGESTS.sha256()
  hash.update(new TextEncoder().encode(text))
  return toHex(hash.digest())
}

/** Takes the file and gives its line: `queued`, `refused` with a reason, or the one that holds the same bytes already. */
export const takeFile = async (
  deps: TakingDeps,
  taking: Taking,
  file: OfferedFile,
): Promise<ImportedFile> => {
  const { actor, caseId } = taking
  // A list that is silently missing would let through what it names.
  await syncHashLists(deps)
  const verdict = await deps.screener.screen(file.bytes, file.mediaType)
  if (verdict.state === 'matched') {
    const known = { ...verdict, length: file.bytes.byteLength }
    return refuseFile(deps, taking, file, await stopMatched(deps, taking, known))
  }
  const allowed = await deps.db.asMember(actor, (trx) => mayShowMedia(trx, caseId, deps.clock.now()))
  const refusal = judgeFile(file, allowed ? 'allowed' : 'withheld')
  if (refusal !== undefined) return refuseFile(deps, taking, file, refusal)
  const inside = await screenInside(deps, file, allowed)
  if (inside !== undefined) return refuseFile(deps, taking, file, await stopMatched(deps, taking, inside))
  const sha256 = `sha256:${verdict.sha256}`
  return deps.turn(`${caseId} ${sha256}`, async () => {
    const same = await deps.db.asMember(actor, (trx) => findSameBytes(trx, caseId, sha256))
    if (same !== undefined) return { ...same, known: true }
    return keepFile(deps, taking, file)
  })
}

/** What lies inside is held against the lists too, while nothing of the file is on a disk. Without lists nothing is read twice. */
const screenInside = async (
  { screener, converter }: TakingDeps,
  file: OfferedFile,
  allowed: boolean,
): Promise<KnownMaterial | undefined> => {
  if (screener.lists().length === 0 || !mayHoldFiles(file)) return undefined
  const options = { media: allowed ? 'allowed' : 'withheld' } as const
  const reading = await converter.read(file, options, new AbortController().signal)
  return findKnownInside(screener, reading)
}

const keepFile = async (deps: TakingDeps, taking: Taking, file: OfferedFile): Promise<ImportedFile> => {
  const { actor, caseId, importId, parent } = taking
  const heldId = deps.ids.next() as HeldFileId
  const exhibitId = deps.ids.next() as ExhibitId
  const mediaType = 'application/octet-stream'
  const seal = { type: 'evidence.sealed', actor, caseId, role: 'original', purpose: 'import' } as const
  const sealed = await deps.locker.seal({ ...seal, item: exhibitId, mediaType, bytes: [file.bytes] })
  const fact = { ...seal, exhibitId, receipt: sealed.leaf }
  await deps.db.asMember(actor, (trx) => tellFact(trx, deps.projections, fact))
  const original: ExhibitPart = {
    role: 'original',
    name: file.name,
    mediaType,
    length: sealed.plaintextLength,
    sha256: sealed.plaintext,
    ciphertext: sealed.ciphertext,
    leafIndex: sealed.leaf.index,
  }
  const detail: z.input<typeof FileDetail> = {
    what: 'file',
    heldId,
    importId,
    name: file.name,
    nameSha256: hashText(file.name),
    declaredType: file.mediaType,
    exhibitId,
    original,
    ...(parent === undefined ? {} : { parent }),
  }
  await recordFact(deps, { type: 'import.requested', actor, caseId, purpose: 'import', detail })
  await deps.queue.send(importJob, { caseId, heldId }, heldId)
  return announce(deps, taking, heldId)
}

const refuseFile = async (
  deps: TakingDeps,
  taking: Taking,
  file: OfferedFile,
  reason: Refusal,
): Promise<ImportedFile> => {
  const { actor, caseId, importId } = taking
  const heldId = deps.ids.next() as HeldFileId
  const detail: z.input<typeof EndedDetail> = {
    heldId,
    importId,
    state: 'refused',
    reason,
    nameSha256: hashText(file.name),
    length: file.bytes.byteLength,
  }
  await recordFact(deps, { type: 'import.ended', actor, caseId, purpose: 'import', detail })
  return announce(deps, taking, heldId)
}

const announce = async (
  deps: TakingDeps,
  { actor, caseId }: Taking,
  heldId: HeldFileId,
): Promise<ImportedFile> => {
  const made = await deps.db.asMember(actor, (trx) => findFile(trx, caseId, heldId))
  if (made === undefined) throw new Failure('request.conflict')
  await deps.news.publish({ caseId, kind: 'import', id: heldId, state: made.state })
  return made
}
