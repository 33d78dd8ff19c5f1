/** Replaces the keys of the log and of packages, and revokes old ones. Crash-safe: the new keys are durable before a leaf names them, and take over after it. */
import { randomBytes } from 'node:crypto'
import { shortKey } from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import type { Disk } from '../disk/disk.ts'
import {
  type Keyring,
  publicKeysOf,
  readOrganisation,
  Secrets,
  secretsLabel,
  writeOrganisation,
} from './keyring.ts'
import type { KeyGeneration, RetiredKeys } from './log-keys.ts'
import { openJson, sealJson } from './secret-box.ts'

const NextSeeds = Secrets.pick({ logSeed: true, packageSeed: true })

const nextLabel = (origin: string): string => `${secretsLabel(origin)}/next`

/** Makes the next keys durable and tells their public parts. A rotation that broke off goes on with the same keys. */
export const prepareRotation = async (disk: Disk, keyring: Keyring): Promise<KeyGeneration> => {
  const { origin, organisationKey } = keyring
  const file = await readOrganisation(disk)
  const seeds = file.next
    ? NextSeeds.parse(openJson(organisationKey, nextLabel(origin), file.next))
    : { logSeed: randomBytes(32).toString('base64'), packageSeed: randomBytes(32).toString('base64') }
  if (file.next === undefined)
    await writeOrganisation(disk, { ...file, next: sealJson(organisationKey, nextLabel(origin), seeds) })
  return publicKeysOf(origin, Buffer.from(seeds.logSeed, 'base64'), Buffer.from(seeds.packageSeed, 'base64'))
}

/** Lets the prepared keys take over; the old ones stay for what they signed up to `upTo` leaves. `until` is RFC 3339. */
export const finishRotation = async (
  disk: Disk,
  keyring: Keyring,
  upTo: number,
  until: string,
): Promise<void> => {
  const { origin, organisationKey } = keyring
  const { next, ...file } = await readOrganisation(disk)
  if (next === undefined) throw new Failure('request.conflict')
  const seeds = NextSeeds.parse(openJson(organisationKey, nextLabel(origin), next))
  const secrets = Secrets.parse(openJson(organisationKey, secretsLabel(origin), file.secrets))
  const old: RetiredKeys = {
    logKey: file.logKey,
    ...(file.laterKey === undefined ? {} : { laterKey: file.laterKey }),
    packageKey: file.packageKey,
    upTo,
    until,
  }
  await writeOrganisation(disk, {
    ...file,
    ...publicKeysOf(origin, Buffer.from(seeds.logSeed, 'base64'), Buffer.from(seeds.packageSeed, 'base64')),
    retired: [old, ...(file.retired ?? [])],
    secrets: sealJson(organisationKey, secretsLabel(origin), { ...secrets, ...seeds }),
  })
}

/** Finds a retired generation by the short name of its log key (`name+keyid`, or the key id alone). Throws `request.not-found`, and `request.conflict` for the present key. */
export const findRetired = async (disk: Disk, name: string): Promise<RetiredKeys> => {
  const file = await readOrganisation(disk)
  const isNamed = (vkey: string) => shortKey(vkey) === name || shortKey(vkey).endsWith(`+${name}`)
  if (isNamed(file.logKey))
    throw new Failure('request.conflict', {
      detail: 'This key signs now. Replace it first (smart-rescue key rotate), then revoke it.',
    })
  const found = (file.retired ?? []).find(({ logKey }) => isNamed(logKey))
  if (found === undefined)
    throw new Failure('request.not-found', {
      detail: 'No key of this log has that name. See smart-rescue key list.',
    })
  return found
}

/** Writes the revocation of a retired generation. */
export const writeRevocation = async (
  disk: Disk,
  logKey: string,
  revoked: NonNullable<RetiredKeys['revoked']>,
): Promise<void> => {
  const file = await readOrganisation(disk)
  const retired = (file.retired ?? []).map((one) => (one.logKey === logKey ? { ...one, revoked } : one))
  await writeOrganisation(disk, { ...file, retired })
}
