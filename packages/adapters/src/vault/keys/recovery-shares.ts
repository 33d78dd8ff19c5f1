/** Recovery shares: the organisation key in n parts of which any k restore it, and fewer tell nothing (Shamir, over GF(2^8)). */
import { randomBytes } from 'node:crypto'
import {
  checkValueOf,
  equalBytes,
  findMismatch,
  formatShare,
  openShare,
  type RecoveryShare,
  readShareText,
  SET_ID_LENGTH,
  type ShareMismatch,
  shareMessage,
  toHex,
  writeShareText,
} from '@smart-rescue/core/integrity'
import { type ErrorCode, Failure } from '@smart-rescue/schema'
import { combine, split } from 'shamir-secret-sharing'
import type { Keyring, PublicKeyring } from './keyring.ts'

/** A set of shares as it is handed out, once; nothing of it is kept. */
export interface ShareSet {
  /** Hex digits that name the set. */
  readonly setId: string
  readonly needed: number
  readonly total: number
  /** The typed form of each share, in the order of its number. */
  readonly shares: readonly string[]
}

/** Splits the organisation key. Throws `request.invalid` unless 2 ≤ needed ≤ total ≤ 16. */
export const makeShares = async (
  keyring: Pick<Keyring, 'organisationKey' | 'origin' | 'log'>,
  needed: number,
  total: number,
): Promise<ShareSet> => {
  if (!Number.isInteger(needed) || !Number.isInteger(total) || needed < 2 || needed > total || total > 16)
    throw new Failure('request.invalid', {
      detail:
        'Choose how many shares there are (at most 16), and how many of them restore the key (at least 2).',
    })
  const secret = Uint8Array.from(keyring.organisationKey)
  const setId = Uint8Array.from(randomBytes(SET_ID_LENGTH))
  const check = checkValueOf(secret, setId)
  const raw = await split(secret, total, needed)
  const shares = raw.map((bytes, at) => {
    const share: RecoveryShare = { needed, total, index: at + 1, setId, check, raw: bytes }
    return writeShareText(formatShare(share, keyring.log.sign(shareMessage(keyring.origin, share))))
  })
  return { setId: toHex(setId), needed, total, shares }
}

const MISMATCH: Readonly<Record<ShareMismatch, ErrorCode>> = {
  'too-few': 'recovery.too-few',
  'mixed-sets': 'recovery.mixed-sets',
  'same-share': 'recovery.same-share',
}

/** The organisation key that shares restore, with the set they are of. */
export interface CombinedShares {
  readonly organisationKey: Buffer
  readonly setId: string
  readonly needed: number
  readonly total: number
  /** Numbers of the shares that were used. */
  readonly used: readonly number[]
}

/**
 * Combines typed shares. Fails closed: `recovery.damaged-share` (a slip, or not issued by this log), `recovery.mixed-sets`,
 * `recovery.same-share`, `recovery.too-few`; and `recovery.wrong-secret` should the check value disagree after all.
 */
export const combineShares = async (
  texts: readonly string[],
  { origin, logKeys }: Pick<PublicKeyring, 'origin' | 'logKeys'>,
): Promise<CombinedShares> => {
  const issuers = logKeys.map(({ key }) => key.key)
  const shares = texts.map((text, at) => {
    const bytes = readShareText(text)
    const share = bytes.ok ? openShare(bytes.value, origin, issuers) : bytes
    if (!share.ok)
      throw new Failure('recovery.damaged-share', {
        detail: `Share ${at + 1} of those given: ${share.sentence}`,
      })
    return share.value
  })
  const mismatch = findMismatch(shares)
  const [first] = shares
  if (mismatch !== undefined || first === undefined) throw new Failure(MISMATCH[mismatch ?? 'too-few'])
  const secret = await combine(shares.map(({ raw }) => raw))
  if (!equalBytes(checkValueOf(secret, first.setId), first.check)) throw new Failure('recovery.wrong-secret')
  return {
    organisationKey: Buffer.from(secret),
    setId: toHex(first.setId),
    needed: first.needed,
    total: first.total,
    used: shares.map(({ index }) => index),
  }
}
