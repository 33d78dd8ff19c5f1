/** What an operator does with the keys of an open locker: rotate, revoke, split for recovery; and open it again from shares. */
import { type Cosigner, toHex } from '@smart-rescue/core/integrity'
import type { CustodySubject, Locker } from '@smart-rescue/features/ports/proof/locker'
import { Failure } from '@smart-rescue/schema'
import type { Disk } from './disk/disk.ts'
import { changeSeals, openWith, readOrganisation, readPublicKeyring } from './keys/keyring.ts'
import { describeRetired, type KeyGeneration, type RetiredKeys } from './keys/log-keys.ts'
import { type CombinedShares, combineShares, makeShares, type ShareSet } from './keys/recovery-shares.ts'
import { findRetired, finishRotation, prepareRotation, writeRevocation } from './keys/rotate-keys.ts'
import {
  type KeySeal,
  makeKeyFile,
  sealByKeyFile,
  sealByPassphrase,
  type UnlockWith,
} from './keys/unlock-key.ts'
import type { OpenedLocker } from './open-vault.ts'

/** Who does it. */
type By = Pick<CustodySubject, 'actor'>

/** The acts on keys. All but `generations` and `openByShares` need the open locker. */
export interface DoorKeys {
  /** Present and past keys, newest first; needs no key. */
  generations(): Promise<readonly KeyGeneration[]>
  /** The keys by which this installation cosigns partners' logs. Throws `locker.locked`. */
  witnessKeys(): readonly [Cosigner, Cosigner]
  /**
   * Replaces log and package keys; the old log key signs the leaf `key.rotated` that names the new one. Nobody else may use
   * the data directory meanwhile. The locker is closed afterwards, since it still holds the old keys.
   */
  rotateKeys(by: By, at: Date): Promise<KeyGeneration>
  /** Revokes a retired key from a moment on (RFC 3339); a leaf `key.revoked` first. `name` is `origin+keyid` or the key id. */
  revokeKey(by: By, name: string, revoked: NonNullable<RetiredKeys['revoked']>): Promise<KeyGeneration>
  /** Splits the organisation key; a leaf `recovery.shared` first. */
  makeShares(by: By, needed: number, total: number): Promise<ShareSet>
  /** Proves that shares restore the key, without using it; the leaf `recovery.tested` says which set. Throws `recovery.…`. */
  testShares(by: By, texts: readonly string[]): Promise<Omit<CombinedShares, 'organisationKey'>>
  /** Adds a way to open the locker, by shares instead of any other; throws `recovery.…`. Needs no open locker. */
  openByShares(texts: readonly string[], unlock: UnlockWith): Promise<void>
}

const sha256Of = async (text: string): Promise<string> =>
  `sha256:${toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(text))))}`

const describe = ({ logKey, laterKey, packageKey }: KeyGeneration) => ({ logKey, laterKey, packageKey })

/** Binds the acts on keys to a locker's folder. `close` forgets the open keyring. */
export const doorKeys = (disk: Disk, need: () => OpenedLocker, close: () => void): DoorKeys => {
  const record = (locker: Locker, input: Parameters<Locker['record']>[0]) =>
    locker.record({ purpose: 'operation', ...input })
  return {
    generations: async () => (await readPublicKeyring(disk)).generations,
    witnessKeys: () => need().keyring.witness,
    rotateKeys: async ({ actor }, at) => {
      const { keyring, locker, whileStill } = need()
      const next = await whileStill(() => prepareRotation(disk, keyring))
      const detail = { old: describe(keyring.generations[0] ?? next), next: describe(next) }
      await record(locker, { type: 'key.rotated', actor, head: await sha256Of(next.logKey), detail })
      const { size } = await locker.checkpoint()
      await whileStill(() => finishRotation(disk, keyring, size, at.toISOString()))
      close()
      return next
    },
    revokeKey: async ({ actor }, name, revoked) => {
      const { locker, whileStill } = need()
      const found = await findRetired(disk, name)
      const detail = { key: found.logKey, packageKey: found.packageKey, revoked }
      await record(locker, { type: 'key.revoked', actor, head: await sha256Of(found.logKey), detail })
      await whileStill(() => writeRevocation(disk, found.logKey, revoked))
      return describeRetired({ ...found, revoked })
    },
    makeShares: async ({ actor }, needed, total) => {
      const { keyring, locker } = need()
      const set = await makeShares(keyring, needed, total)
      const detail = { setId: set.setId, needed, total }
      await record(locker, { type: 'recovery.shared', actor, detail })
      return set
    },
    testShares: async ({ actor }, texts) => {
      const { keyring, locker } = need()
      const { organisationKey, ...combined } = await combineShares(texts, keyring)
      if (!organisationKey.equals(keyring.organisationKey)) throw new Failure('recovery.wrong-secret')
      const { setId, needed, total, used } = combined
      await record(locker, { type: 'recovery.tested', actor, detail: { setId, needed, total, used } })
      return combined
    },
    openByShares: async (texts, unlock) => {
      const file = await readOrganisation(disk)
      const { organisationKey } = await combineShares(texts, await readPublicKeyring(disk))
      // Opens the secrets before anything is written: a key that does not fit must not become a way in.
      const { origin } = openWith(file, organisationKey)
      const seal: KeySeal =
        'passphrase' in unlock
          ? await sealByPassphrase(origin, organisationKey, unlock.passphrase)
          : sealByKeyFile(origin, organisationKey, await makeKeyFile(unlock.keyFile))
      await changeSeals(disk, seal, ({ kind }) => kind !== 'passphrase' || seal.kind !== 'passphrase')
    },
  }
}
