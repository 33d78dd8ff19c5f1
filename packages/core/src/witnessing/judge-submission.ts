/** The rules of a witness (C2SP tlog-witness): whether a checkpoint may be cosigned, what is answered, and what of it is misbehaviour to be remembered. */
import {
  type Checkpoint,
  emptyRoot,
  equalBytes,
  type VerifierKey,
  verifyConsistency,
  verifyNote,
} from '../integrity/index.ts'
import { parseSubmission, type Submission } from './submission.ts'

/** What a witness remembers of a log: the newest checkpoint it cosigned, and when (ms since 1970). */
export interface SeenCheckpoint extends Pick<Checkpoint, 'size' | 'root'> {
  readonly at: number
}

/**
 * What a log did that an honest one does not do: `fork` – two signed states that cannot both be true; `bad-proof` – a growth
 * that its proof does not show; `rollback` – a signed state older than one that was cosigned a while ago.
 */
export type Misbehaviour = 'fork' | 'bad-proof' | 'rollback'

/** A refusal before anything is known about the log: malformed, unknown origin, or no signature by its key. */
export interface Rejected {
  readonly status: 400 | 403 | 404
  readonly sentence: string
}

/** Opens a request: form, origin, signature. `trusted` are the keys of the logs that the operator trusts. */
export const openSubmission = (
  body: string | Uint8Array,
  trusted: readonly VerifierKey[],
): { readonly status: 200; readonly submission: Submission } | Rejected => {
  const parsed = parseSubmission(body)
  if (!parsed.ok) return { status: 400, sentence: parsed.sentence }
  const { checkpoint, note, old } = parsed.value
  const keys = trusted.filter(({ name }) => name === checkpoint.origin)
  if (keys.length === 0) return { status: 404, sentence: 'This witness does not know the log.' }
  if (!verifyNote(note, keys).ok)
    return { status: 403, sentence: 'No signature on the checkpoint is by a key that this witness trusts.' }
  if (old > checkpoint.size)
    return { status: 400, sentence: 'The old size is larger than that of the checkpoint.' }
  return { status: 200, submission: parsed.value }
}

/** The judgement on a signed checkpoint. With 409, `size` is the size that was cosigned last. */
export type Judgement =
  | { readonly status: 200 }
  | { readonly status: 409; readonly size: number; readonly misbehaviour?: Misbehaviour }
  | { readonly status: 422; readonly misbehaviour: Misbehaviour }

/** How much older than the one we cosigned a smaller checkpoint must come, in ms, before it is no race but a rollback. */
export const ROLLBACK_AFTER_MS = 60_000

/** Judges the growth of a log since it was seen last; `seen` is undefined for a log that was never cosigned, `now` is ms since 1970. */
export const judgeGrowth = (
  { checkpoint, old, proof }: Pick<Submission, 'checkpoint' | 'old' | 'proof'>,
  seen: SeenCheckpoint | undefined,
  now: number,
): Judgement => {
  const { size, root } = seen ?? { size: 0, root: emptyRoot() }
  if (checkpoint.size === size && !equalBytes(checkpoint.root, root))
    return size === 0
      ? { status: 422, misbehaviour: 'bad-proof' }
      : { status: 409, size, misbehaviour: 'fork' }
  if (old !== size) {
    const isRollback = checkpoint.size < size && now - (seen?.at ?? now) > ROLLBACK_AFTER_MS
    return isRollback ? { status: 409, size, misbehaviour: 'rollback' } : { status: 409, size }
  }
  const grown = verifyConsistency(size, checkpoint.size, root, checkpoint.root, proof)
  if (grown.ok) return { status: 200 }
  // Too many or too few hashes are a clumsy request; hashes that lead elsewhere are a statement about the log.
  return { status: 422, misbehaviour: grown.code === 'proof.root' ? 'fork' : 'bad-proof' }
}
