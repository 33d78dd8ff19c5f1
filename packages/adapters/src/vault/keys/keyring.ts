/** The organisation's keyring: its sealed key, and under that the log key, the package key, the pseudonym key and the key of details without a case. */
import { createHmac, randomBytes } from 'node:crypto'
import {
  type Cosigner,
  formatSshPublicKey,
  formatVerifierKey,
  makeVerifierKey,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  TYPE_ML_DSA_44,
  type VerifierKey,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { type Disk, replaceFile } from '../disk/disk.ts'
import { ORGANISATION } from '../disk/layout.ts'
import { describeRetired, type KeyGeneration, type LogKey, logKeysOf, RetiredKeys } from './log-keys.ts'
import { openJson, sealJson } from './secret-box.ts'
import { deriveSeed, laterSigningKeyOf, type SigningKey, signingKeyOf } from './signing-key.ts'
import { KeySeal, openBySeals, type UnlockWith } from './unlock-key.ts'

const OrganisationFile = z.strictObject({
  v: z.literal(1),
  origin: z.string(),
  logKey: z.string(),
  packageKey: z.string(),
  seals: z.array(KeySeal).min(1),
  secrets: z.base64(),
  /** ML-DSA-44 vkey of the log; absent in keyrings made before there was one. */
  laterKey: z.string().optional(),
  /** Keys that were replaced, newest first. */
  retired: z.array(RetiredKeys).optional(),
  /** Seeds of a rotation that has begun, sealed like the secrets. */
  next: z.base64().optional(),
})
export type OrganisationFile = z.infer<typeof OrganisationFile>

/** The sealed secrets of the keyring. */
export const Secrets = z.strictObject({
  logSeed: z.base64(),
  packageSeed: z.base64(),
  pseudonymKey: z.base64(),
  organisationKey: z.base64(),
})

/** What anybody may know of the keyring, without a key: the log's name and its public keys. */
export interface PublicKeyring {
  readonly origin: string
  /** C2SP vkey of the log. */
  readonly vkey: string
  /** OpenSSH public key line of the package key. */
  readonly packageKey: string
  /** Every Ed25519 key of the log, the present one first. */
  readonly logKeys: readonly LogKey[]
  /** ML-DSA-44 vkey of the log; absent in keyrings made before there was one. */
  readonly laterKey?: string
  /** The present keys and those before them, newest first. */
  readonly generations: readonly KeyGeneration[]
}

/** The keyring in use. Holds secrets in memory; nothing of them is written in clear. */
export interface Keyring extends PublicKeyring {
  /** Key-encryption key of the organisation: wraps case keys. */
  readonly organisationKey: Buffer
  /** Seals details of acts that belong to no case, and the names behind pseudonyms. */
  readonly detailKey: Buffer
  readonly log: SigningKey
  readonly logKey: VerifierKey
  /** The log's second signature, ML-DSA-44. */
  readonly later: Cosigner
  /** The keys by which this installation cosigns the logs of partners: Ed25519 first, then ML-DSA-44. */
  readonly witness: readonly [Cosigner, Cosigner]
  readonly package: SigningKey
  pseudonym(kind: 'member' | 'case' | 'item', id: string): string
}

const LETTERS = { member: 'k', case: 'c', item: 'e' } as const

/** What binds the sealed secrets to their log. */
export const secretsLabel = (origin: string): string => `smart-rescue/organisation-secrets/v1/${origin}`

const cosignerOf = (name: string, type: VerifierKey['type'], key: SigningKey): Cosigner => {
  const made = makeVerifierKey(name, type, key.publicKey)
  if (!made.ok) throw new Failure('request.invalid', { detail: made.sentence })
  return { key: made.value, sign: key.sign }
}

const laterOf = (origin: string, logSeed: Uint8Array): Cosigner =>
  cosignerOf(origin, TYPE_ML_DSA_44, laterSigningKeyOf(deriveSeed(logSeed, 'log-ml-dsa-44/v1')))

/** Name of the log's owner as a witness of other logs. */
const witnessNameOf = (origin: string): string => `${origin}/witness`

const witnessOf = (origin: string, secret: Uint8Array): readonly [Cosigner, Cosigner] => [
  cosignerOf(witnessNameOf(origin), TYPE_COSIGNATURE, signingKeyOf(deriveSeed(secret, 'witness-ed25519/v1'))),
  cosignerOf(
    witnessNameOf(origin),
    TYPE_ML_DSA_44,
    laterSigningKeyOf(deriveSeed(secret, 'witness-ml-dsa-44/v1')),
  ),
]

/** The public keys of two seeds, as the keyring's file names them. */
export const publicKeysOf = (origin: string, logSeed: Uint8Array, packageSeed: Uint8Array) => ({
  logKey: formatVerifierKey(cosignerOf(origin, TYPE_ED25519, signingKeyOf(logSeed)).key),
  laterKey: formatVerifierKey(laterOf(origin, logSeed).key),
  packageKey: formatSshPublicKey(signingKeyOf(packageSeed).publicKey, origin),
})

/** Writes a new keyring durably: fresh keys under a fresh organisation key, sealed as `seal` does. */
export const createKeyring = async (
  disk: Disk,
  origin: string,
  seal: (organisationKey: Uint8Array) => Promise<KeySeal>,
): Promise<void> => {
  const organisationKey = randomBytes(32)
  const [logSeed, packageSeed] = [randomBytes(32), randomBytes(32)]
  const secrets = {
    logSeed: logSeed.toString('base64'),
    packageSeed: packageSeed.toString('base64'),
    pseudonymKey: randomBytes(32).toString('base64'),
    organisationKey: randomBytes(32).toString('base64'),
  }
  await writeOrganisation(disk, {
    v: 1,
    origin,
    ...publicKeysOf(origin, logSeed, packageSeed),
    seals: [await seal(organisationKey)],
    secrets: sealJson(organisationKey, secretsLabel(origin), secrets),
  })
}

/** Replaces the keyring's file durably. */
export const writeOrganisation = async (disk: Disk, file: OrganisationFile): Promise<void> => {
  await replaceFile(disk, ORGANISATION, Buffer.from(`${JSON.stringify(file, null, 2)}\n`))
  await disk.syncFolder('keyring')
}

/** Reads the keyring's file; throws `organisation.missing` or `locker.damaged`. */
export const readOrganisation = async (disk: Disk): Promise<OrganisationFile> => {
  const bytes = await disk.read(ORGANISATION)
  if (bytes === undefined) throw new Failure('organisation.missing')
  try {
    return OrganisationFile.parse(JSON.parse(bytes.toString()))
  } catch (error) {
    throw new Failure('locker.damaged', {
      detail: 'The keyring file of the organisation cannot be read.',
      cause: error,
    })
  }
}

/** Reads what needs no key. Throws `organisation.missing` where there is no locker. */
export const readPublicKeyring = async (disk: Disk): Promise<PublicKeyring> => {
  return describePublic(await readOrganisation(disk))
}

const describePublic = (file: OrganisationFile): PublicKeyring => {
  const { origin, logKey, laterKey, packageKey, retired = [] } = file
  const later = laterKey === undefined ? {} : { laterKey }
  return {
    origin,
    vkey: logKey,
    packageKey,
    ...later,
    logKeys: logKeysOf(logKey, retired),
    generations: [{ logKey, packageKey, ...later }, ...retired.map(describeRetired)],
  }
}

/** Opens the keyring; throws `locker.wrong-key`, or `locker.damaged` when its parts do not belong together. */
export const openKeyring = async (disk: Disk, unlock: UnlockWith): Promise<Keyring> => {
  const file = await readOrganisation(disk)
  return openWith(file, await openBySeals(file.origin, file.seals, unlock))
}

/** Opens the keyring's file with the organisation key itself, as recovery shares restore it; throws as `openKeyring`. */
export const openWith = (file: OrganisationFile, organisationKey: Buffer): Keyring => {
  const { origin } = file
  const secrets = Secrets.parse(openJson(organisationKey, secretsLabel(origin), file.secrets))
  const logSeed = Buffer.from(secrets.logSeed, 'base64')
  const packageSeed = Buffer.from(secrets.packageSeed, 'base64')
  const expected = publicKeysOf(origin, logSeed, packageSeed)
  if (
    expected.logKey !== file.logKey ||
    expected.packageKey !== file.packageKey ||
    expected.laterKey !== (file.laterKey ?? expected.laterKey)
  )
    throw new Failure('locker.damaged', {
      detail: 'The public keys in the keyring are not those of its secrets.',
    })
  const log = signingKeyOf(logSeed)
  const detailKey = Buffer.from(secrets.organisationKey, 'base64')
  const pseudonymKey = Buffer.from(secrets.pseudonymKey, 'base64')
  return {
    ...describePublic({ ...file, laterKey: expected.laterKey }),
    organisationKey,
    detailKey,
    log,
    logKey: cosignerOf(origin, TYPE_ED25519, log).key,
    later: laterOf(origin, logSeed),
    witness: witnessOf(origin, detailKey),
    package: signingKeyOf(packageSeed),
    pseudonym: (kind, id) => {
      const mac = createHmac('sha256', pseudonymKey).update(`${kind}\0${id}`).digest('hex')
      return `${LETTERS[kind]}:${mac.slice(0, 32)}`
    },
  }
}

/** Adds a way to open the keyring, or replaces those of the kinds that `keep` refuses. */
export const changeSeals = async (
  disk: Disk,
  seal: KeySeal,
  keep: (old: KeySeal) => boolean = () => true,
): Promise<void> => {
  const file = await readOrganisation(disk)
  await writeOrganisation(disk, { ...file, seals: [...file.seals.filter(keep), seal] })
}
