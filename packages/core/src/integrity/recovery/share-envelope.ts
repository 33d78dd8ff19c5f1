/** One share of the organisation's recovery secret as bytes: which set, which number, and who issued it, so that a wrong or foreign share is refused (design: trust, 2.5). */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, joinBytes, utf8 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { ED25519_SIGNATURE_LENGTH, verifyEd25519 } from '../signatures/ed25519.ts'

/** Bytes of one raw share over a secret of 32 bytes. */
export const RAW_SHARE_LENGTH = 33
/** Bytes that name a set of shares. */
export const SET_ID_LENGTH = 8
const CHECK_LENGTH = 16
const HEAD_LENGTH = 4
const BODY_LENGTH = HEAD_LENGTH + SET_ID_LENGTH + CHECK_LENGTH + RAW_SHARE_LENGTH
/** Bytes of a whole share. */
export const SHARE_LENGTH = BODY_LENGTH + ED25519_SIGNATURE_LENGTH
const VERSION = 1

/** What a share says. `needed` of `total` shares of the set restore the secret; `index` counts from 1. */
export interface RecoveryShare {
  readonly needed: number
  readonly total: number
  readonly index: number
  readonly setId: Uint8Array
  /** Check value of the secret, by which a wrong combination is noticed. */
  readonly check: Uint8Array
  readonly raw: Uint8Array
}

/** The check value of a secret in a set: HMAC-SHA-256, 16 bytes; it tells nothing about the secret. */
export const checkValueOf = (secret: Uint8Array, setId: Uint8Array): Uint8Array =>
  hmac(sha256, secret, joinBytes(utf8('smart-rescue/recovery-check/v1'), setId)).slice(0, CHECK_LENGTH)

const bodyOf = (share: RecoveryShare): Uint8Array =>
  joinBytes(
    Uint8Array.of(VERSION, share.needed, share.total, share.index),
    share.setId,
    share.check,
    share.raw,
  )

/** What the issuer signs: the share's bytes, bound to the log's name, so that a share of another organisation is foreign. */
export const shareMessage = (origin: string, share: RecoveryShare): Uint8Array =>
  joinBytes(utf8(`smart-rescue/recovery-share/v1\n${origin}\n`), bodyOf(share))

/** Writes a signed share. */
export const formatShare = (share: RecoveryShare, signature: Uint8Array): Uint8Array =>
  joinBytes(bodyOf(share), signature)

/** Reads a share and verifies its issuer (any of the log's Ed25519 keys, present or past). */
export const openShare = (
  bytes: Uint8Array,
  origin: string,
  keys: readonly Uint8Array[],
): Outcome<RecoveryShare> => {
  const [version = 0, needed = 0, total = 0, index = 0] = bytes
  const isSound = needed >= 2 && needed <= total && index >= 1 && index <= total
  if (bytes.length !== SHARE_LENGTH || version !== VERSION || !isSound)
    return refuse('share.format', 'This is not a recovery share.')
  const at = (from: number, length: number) => bytes.slice(from, from + length)
  const share: RecoveryShare = {
    needed,
    total,
    index,
    setId: at(HEAD_LENGTH, SET_ID_LENGTH),
    check: at(HEAD_LENGTH + SET_ID_LENGTH, CHECK_LENGTH),
    raw: at(HEAD_LENGTH + SET_ID_LENGTH + CHECK_LENGTH, RAW_SHARE_LENGTH),
  }
  const signature = bytes.slice(BODY_LENGTH)
  return keys.some((key) => verifyEd25519(signature, shareMessage(origin, share), key))
    ? accept(share)
    : refuse('share.signature', 'The share was not issued by this organisation, or it was changed.')
}

/** Why shares cannot be combined. */
export type ShareMismatch = 'too-few' | 'mixed-sets' | 'same-share'

/** Whether opened shares belong together and are enough; undefined when they are. */
export const findMismatch = (shares: readonly RecoveryShare[]): ShareMismatch | undefined => {
  const [first] = shares
  if (first === undefined) return 'too-few'
  const isOfSet = (share: RecoveryShare) =>
    equalBytes(share.setId, first.setId) &&
    share.needed === first.needed &&
    equalBytes(share.check, first.check)
  if (!shares.every(isOfSet)) return 'mixed-sets'
  if (new Set(shares.map(({ index }) => index)).size < shares.length) return 'same-share'
  return shares.length < first.needed ? 'too-few' : undefined
}
