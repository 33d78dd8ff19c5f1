/** Has one checkpoint stamped by one authority: asks, verifies everything, keeps the token, and says so in a leaf. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '@smart-rescue/core/integrity'
import { buildStampQuery, readPem, shapeNonce, stampedNote, verifyStamp } from '@smart-rescue/core/stamping'
import { Failure } from '@smart-rescue/schema'
import { type RecordingDeps, recordFact } from '../custody/record-fact.ts'
import type { AskAuthority, Chance, StampShelf } from '../ports/proof/stamping.ts'
import type { AnchorDetail } from './project.ts'
import type { AuthorityRow } from './store.ts'

/** Hands that stamping needs. */
export interface StampingHands extends RecordingDeps {
  readonly shelf: StampShelf
  readonly ask: AskAuthority
  readonly chance: Chance
}

/** Stamped, or the code of what was wrong: `stamp.unreachable`, or a finding of the verification. */
export type StampOutcome =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly reason: string }

/** The newest checkpoint as it is stamped: the note with the log's own line only. */
export const newestNote = async ({
  locker,
}: Pick<RecordingDeps, 'locker'>): Promise<{ readonly size: number; readonly note: Uint8Array }> => {
  const { note, vkey, size } = await locker.checkpoint()
  const own = stampedNote(note, vkey)
  if (own === undefined) throw new Failure('locker.damaged')
  return { size, note: own }
}

/** `sha256:` and hex of a token, as the leaf names it. */
export const tokenHash = (token: Uint8Array): string => `sha256:${toHex(sha256(token))}`

/**
 * Asks one authority for one stamp. The token is kept before its leaf is written, so that no leaf names a token that is lost;
 * a token whose leaf failed is asked for again and replaced. Rejects only for the locker's own failures.
 */
export const stampOnce = async (hands: StampingHands, authority: AuthorityRow): Promise<StampOutcome> => {
  const { size, note } = await newestNote(hands)
  const nonce = shapeNonce(hands.chance(8))
  let token: Uint8Array
  try {
    token = await hands.ask(authority.url, buildStampQuery(note, nonce))
  } catch (cause) {
    if (cause instanceof Failure && cause.code === 'stamp.unreachable')
      return { ok: false, reason: cause.code }
    throw cause
  }
  const roots = readPem(authority.rootPem) ?? []
  const verdict = verifyStamp(token, { data: note, nonce, roots })
  if (!verdict.ok || verdict.trust !== 'trusted' || verdict.info === undefined)
    return { ok: false, reason: verdict.findings[0]?.code ?? 'chain.incomplete' }
  const { slug, addedBy } = authority
  await hands.shelf.keep(size, slug, 'tsr', token)
  const { earliest, latest } = verdict.info
  const detail: AnchorDetail = { kind: 'tsr', slug, size, earliest, latest }
  await recordFact(hands, {
    type: 'time.anchored',
    actor: addedBy,
    purpose: 'operation',
    role: slug,
    head: tokenHash(token),
    size,
    detail,
  })
  return { ok: true, size }
}
