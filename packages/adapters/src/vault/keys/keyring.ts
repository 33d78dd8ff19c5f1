/** The organisation's keyring: its sealed key, and under that the log key, the package key, the pseudonym key and the key of details without a case. */
import { createHmac, randomBytes } from 'node:crypto'
import {
  formatSshPublicKey,
  formatVerifierKey,
  makeVerifierKey,
  TYPE_ED25519,
  type VerifierKey,
} from '@smart-rescue/core/integrity'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { type Disk, replaceFile } from '../disk/disk.ts'
import { ORGANISATION } from '../disk/layout.ts'
import { openJson, sealJson } from './secret-box.ts'
import { type SigningKey, signingKeyOf } from './signing-key.ts'
import { KeySeal, openBySeals, type UnlockWith } from './unlock-key.ts'

const OrganisationFile = z.strictObject({
  v: z.literal(1),
  origin: z.string(),
  logKey: z.string(),
  packageKey: z.string(),
  seals: z.array(KeySeal).min(1),
  secrets: z.base64(),
})
type OrganisationFile = z.infer<typeof OrganisationFile>

const Secrets = z.strictObject({
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
}

/** The keyring in use. Holds secrets in memory; nothing of them is written in clear. */
export interface Keyring extends PublicKeyring {
  /** Key-encryption key of the organisation: wraps case keys. */
  readonly organisationKey: Buffer
  /** Seals details of acts that belong to no case, and the names behind pseudonyms. */
  readonly detailKey: Buffer
  readonly log: SigningKey
  readonly logKey: VerifierKey
  readonly package: SigningKey
  pseudonym(kind: 'member' | 'case' | 'item', id: string): string
}

const LETTERS = { member: 'k', case: 'c', item: 'e' } as const

const secretsLabel = (origin: string): string => `smart-rescue/organisation-secrets/v1/${origin}`

const verifierKeyOf = (origin: string, key: SigningKey): VerifierKey => {
  const made = makeVerifierKey(origin, TYPE_ED25519, key.publicKey)
  if (!made.ok) throw new Failure('request.invalid', { detail: made.sentence })
  return made.value
}

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
    logKey: formatVerifierKey(verifierKeyOf(origin, signingKeyOf(logSeed))),
    packageKey: formatSshPublicKey(signingKeyOf(packageSeed).publicKey, origin),
    seals: [await seal(organisationKey)],
    secrets: sealJson(organisationKey, secretsLabel(origin), secrets),
  })
}

const writeOrganisation = async (disk: Disk, file: OrganisationFile): Promise<void> => {
  await replaceFile(disk, ORGANISATION, Buffer.from(`${JSON.stringify(file, null, 2)}\n`))
  await disk.syncFolder('keyring')
}

const readOrganisation = async (disk: Disk): Promise<OrganisationFile> => {
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
  const { origin, logKey, packageKey } = await readOrganisation(disk)
  return { origin, vkey: logKey, packageKey }
}

/** Opens the keyring; throws `locker.wrong-key`, or `locker.damaged` when its parts do not belong together. */
export const openKeyring = async (disk: Disk, unlock: UnlockWith): Promise<Keyring> => {
  const file = await readOrganisation(disk)
  const { origin } = file
  const organisationKey = await openBySeals(origin, file.seals, unlock)
  const secrets = Secrets.parse(openJson(organisationKey, secretsLabel(origin), file.secrets))
  const log = signingKeyOf(Buffer.from(secrets.logSeed, 'base64'))
  const packageSigner = signingKeyOf(Buffer.from(secrets.packageSeed, 'base64'))
  const logKey = verifierKeyOf(origin, log)
  if (
    formatVerifierKey(logKey) !== file.logKey ||
    formatSshPublicKey(packageSigner.publicKey, origin) !== file.packageKey
  )
    throw new Failure('locker.damaged', {
      detail: 'The public keys in the keyring are not those of its secrets.',
    })
  const pseudonymKey = Buffer.from(secrets.pseudonymKey, 'base64')
  return {
    origin,
    vkey: file.logKey,
    packageKey: file.packageKey,
    organisationKey,
    detailKey: Buffer.from(secrets.organisationKey, 'base64'),
    log,
    logKey,
    package: packageSigner,
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
