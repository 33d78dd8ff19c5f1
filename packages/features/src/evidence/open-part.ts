/** Opens a part of an exhibit: the leaf first, then the bytes (trust, rule R2). */
import {
  type CaseId,
  type CustodyPurpose,
  type ExhibitId,
  type ExhibitPart,
  Failure,
  type MemberId,
} from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/index.ts'
import { markDamaged } from './store.ts'

/** Who opens which part of what, and why. */
export interface Opening {
  readonly actor: MemberId
  readonly caseId: CaseId
  readonly exhibitId: ExhibitId
  readonly part: ExhibitPart
  readonly purpose: CustodyPurpose
  readonly range?: { readonly start: number; readonly end: number } | undefined
}

/** Logs that the part is opened. One leaf stands for one act of opening, however many ranges are read for it. */
export const logOpening = async (
  deps: RecordingDeps,
  { actor, caseId, exhibitId, part, purpose }: Opening,
): Promise<void> => {
  const { role, ciphertext } = part
  await recordFact(deps, { type: 'evidence.read', actor, caseId, exhibitId, role, ciphertext, purpose })
}

/**
 * The bytes of a part whose opening was logged. A blob that does not match its hash marks the exhibit as damaged and
 * ends the stream with `locker.damaged`.
 */
export async function* readLoggedPart(deps: RecordingDeps, opening: Opening): AsyncGenerator<Uint8Array> {
  const { actor, caseId, exhibitId, part, purpose, range } = opening
  try {
    yield* await deps.locker.read({
      actor,
      caseId,
      item: exhibitId,
      ciphertext: part.ciphertext,
      mediaType: part.mediaType,
      purpose,
      log: false,
      ...(range === undefined ? {} : { range }),
    })
  } catch (cause) {
    if (cause instanceof Failure && (cause.code === 'locker.damaged' || cause.code === 'locker.not-found')) {
      await deps.db.asMember(actor, (trx) => markDamaged(trx, exhibitId))
    }
    throw cause
  }
}

/** A whole part as text, UTF-8. */
export const readTextPart = async (deps: RecordingDeps, opening: Opening): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  for await (const chunk of readLoggedPart(deps, opening)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}
