/** The two ways to open the organisation key: a passphrase through Argon2id, or a key file. */
import { type Argon2Parameters, argon2, createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { Failure } from '@smart-rescue/schema'
import { z } from 'zod'
import { openSecret, sealSecret } from './secret-box.ts'

/** What opens the locker: the unlock passphrase, or the path of a key file. */
export type UnlockWith = { readonly passphrase: string } | { readonly keyFile: string }

/** How the organisation key is sealed, once for every way to open it. Argon2id parameters are stored with the seal, so they can be raised later. */
export const KeySeal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passphrase'),
    salt: z.base64(),
    memoryKiB: z.int().min(8).max(4_194_304),
    passes: z.int().min(1).max(64),
    lanes: z.int().min(1).max(64),
    sealed: z.base64(),
  }),
  z.strictObject({ kind: z.literal('key-file'), id: z.string(), sealed: z.base64() }),
])
export type KeySeal = z.infer<typeof KeySeal>

/** 64 MiB, three passes (RFC 9106, section 4, second recommended option). */
const ARGON2 = { memoryKiB: 65_536, passes: 3, lanes: 4 } as const

const KEY_FILE_HEAD = 'smart-rescue locker key file v1'

const deriveFromPassphrase = (
  passphrase: string,
  seal: Omit<Extract<KeySeal, { kind: 'passphrase' }>, 'kind' | 'sealed'>,
): Promise<Buffer> => {
  const parameters: Argon2Parameters = {
    // NFC, so that the same sentence typed on another keyboard is the same sentence.
    message: Buffer.from(passphrase.normalize('NFC')),
    nonce: Buffer.from(seal.salt, 'base64'),
    parallelism: seal.lanes,
    tagLength: 32,
    memory: seal.memoryKiB,
    passes: seal.passes,
  }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

const labelOf = (origin: string, kind: KeySeal['kind']): string =>
  `smart-rescue/organisation-key/v1/${kind}/${origin}`

/** Seals the organisation key under a passphrase. */
export const sealByPassphrase = async (
  origin: string,
  key: Uint8Array,
  passphrase: string,
): Promise<KeySeal> => {
  const how = { salt: randomBytes(16).toString('base64'), ...ARGON2 }
  const derived = await deriveFromPassphrase(passphrase, how)
  return { kind: 'passphrase', ...how, sealed: sealSecret(derived, labelOf(origin, 'passphrase'), key) }
}

const expand = (secret: Uint8Array, label: string): Buffer =>
  createHmac('sha256', secret).update(label).digest()

const idOf = (secret: Uint8Array): string =>
  expand(secret, 'smart-rescue/key-file/id').toString('hex').slice(0, 16)

/** Makes a key file (owner only, never over an existing file), made durable, and gives its secret. */
export const makeKeyFile = async (path: string): Promise<Buffer> => {
  const secret = randomBytes(32)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(`${KEY_FILE_HEAD}\n${secret.toString('base64')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return secret
}

const readKeyFile = async (path: string): Promise<Buffer> => {
  const text = await readFile(path, 'utf8').catch(() => '')
  const [head, data = ''] = text.split('\n')
  const secret = Buffer.from(data, 'base64')
  if (head !== KEY_FILE_HEAD || secret.length !== 32) throw new Failure('locker.wrong-key')
  return secret
}

/** The secret of the key file at a path; a key file is made where there is none. Throws `locker.wrong-key` for a file that is no key file. */
export const useKeyFile = async (path: string): Promise<Buffer> =>
  existsSync(path) ? readKeyFile(path) : makeKeyFile(path)

/** Seals the organisation key under the secret of a key file. */
export const sealByKeyFile = (origin: string, key: Uint8Array, secret: Uint8Array): KeySeal => ({
  kind: 'key-file',
  id: idOf(secret),
  sealed: sealSecret(expand(secret, 'smart-rescue/key-file/key'), labelOf(origin, 'key-file'), key),
})

/** Opens the organisation key by the first seal that fits; throws `locker.wrong-key` when none does. */
export const openBySeals = async (
  origin: string,
  seals: readonly KeySeal[],
  unlock: UnlockWith,
): Promise<Buffer> => {
  const secret = 'keyFile' in unlock ? await readKeyFile(unlock.keyFile) : undefined
  for (const seal of seals) {
    let key: Buffer | undefined
    if (seal.kind === 'passphrase' && 'passphrase' in unlock)
      key = openSecret(
        await deriveFromPassphrase(unlock.passphrase, seal),
        labelOf(origin, seal.kind),
        seal.sealed,
      )
    if (seal.kind === 'key-file' && secret !== undefined && seal.id === idOf(secret))
      key = openSecret(expand(secret, 'smart-rescue/key-file/key'), labelOf(origin, seal.kind), seal.sealed)
    if (key !== undefined) return key
  }
  throw new Failure('locker.wrong-key')
}
