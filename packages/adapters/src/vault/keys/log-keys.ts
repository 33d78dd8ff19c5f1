/** The keys of the log through its life: the one that signs now, and those that signed before it was rotated. */
import { type KeyValidity, parseVerifierKey, type VerifierKey } from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'

/** A retired generation of keys, as the keyring's file holds it. Nothing of it is secret. */
export const RetiredKeys = z.strictObject({
  logKey: z.string(),
  laterKey: z.string().optional(),
  packageKey: z.string(),
  /** Size of the log when the keys were replaced: no larger checkpoint by them is believed. */
  upTo: z.int().nonnegative(),
  until: z.iso.datetime(),
  revoked: z
    .strictObject({ from: z.iso.datetime(), reason: z.enum(['stolen', 'lost', 'weak', 'replaced']) })
    .optional(),
})
export type RetiredKeys = z.infer<typeof RetiredKeys>

/** An Ed25519 key of the log; `upTo` is the largest size that it may have signed, absent for the present key. */
export interface LogKey {
  readonly key: VerifierKey
  readonly upTo?: number
}

const keyOf = (vkey: string): VerifierKey => {
  const parsed = parseVerifierKey(vkey)
  if (!parsed.ok) throw new Failure('locker.damaged', { detail: parsed.sentence })
  return parsed.value
}

/** The log's Ed25519 keys, the present one first. Throws `locker.damaged` for one that cannot be read. */
export const logKeysOf = (present: string, retired: readonly RetiredKeys[]): readonly LogKey[] => [
  { key: keyOf(present) },
  ...retired.map(({ logKey, upTo }) => ({ key: keyOf(logKey), upTo })),
]

/** One generation of keys for those who hand out policies and look at settings. */
export interface KeyGeneration {
  readonly logKey: string
  readonly laterKey?: string
  readonly packageKey: string
  readonly until?: string
  readonly revoked?: NonNullable<KeyValidity['revoked']>
}

/** A retired generation without what only the keyring needs. */
export const describeRetired = ({
  logKey,
  laterKey,
  packageKey,
  until,
  revoked,
}: RetiredKeys): KeyGeneration => ({
  logKey,
  packageKey,
  until,
  ...(laterKey === undefined ? {} : { laterKey }),
  ...(revoked === undefined ? {} : { revoked }),
})
