/** Key pairs of custodians: an age identity (X25519), its private half under Argon2id of a vault passphrase. */
import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { Failure, type MemberId } from '@smart-rescue/schema'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { z } from 'zod'
import { openSecret, sealSecret } from '../vault/index.ts'
import type { KeyFiles } from './key-files.ts'

const run = promisify(argon2)

/** What one guess of a vault passphrase costs. `memory` in KiB. */
export interface GuessCost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** Four times the memory of a sign-in: nobody unlocks a vault often, and whoever guesses holds the file and has time (RFC 9106, section 4). */
export const VAULT_COST: GuessCost = { memory: 262_144, passes: 3, parallelism: 4 }

const KeyFile = z.strictObject({
  v: z.literal(1),
  recipient: z.string().regex(/^age1[a-z0-9]{58}$/),
  memory: z.int().min(8).max(4_194_304),
  passes: z.int().min(1).max(64),
  parallelism: z.int().min(1).max(16),
  salt: z.base64(),
  box: z.base64(),
})

const pathOf = (memberId: MemberId): string => `custodians/${memberId}.json`
const labelOf = (memberId: MemberId, recipient: string): string =>
  `smart-rescue/custodian-key/v1/${memberId}/${recipient}`

/** The same characters typed on two machines must give the same bytes, as with sign-in passphrases (NFKC). */
const derive = (passphrase: string, nonce: Uint8Array, cost: GuessCost): Promise<Buffer> =>
  run('argon2id', {
    message: passphrase.normalize('NFKC'),
    nonce,
    tagLength: 32,
    memory: cost.memory,
    passes: cost.passes,
    parallelism: cost.parallelism,
  })

/** One derivation at a time: each takes a quarter of a gigabyte. */
const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Makes and opens key pairs over files. */
export const custodianKeys = (files: KeyFiles, cost: GuessCost) => {
  const queue = oneAtATime()
  const read = async (memberId: MemberId) => {
    const bytes = await files.read(pathOf(memberId))
    if (bytes === undefined) return undefined
    const parsed = KeyFile.safeParse(JSON.parse(bytes.toString('utf8')))
    if (!parsed.success) throw new Failure('locker.damaged')
    return parsed.data
  }
  return {
    /** Makes a pair, replaces an older one, and gives the public half. */
    make: async (memberId: MemberId, passphrase: string): Promise<string> => {
      const secret = await generateX25519Identity()
      const recipient = await identityToRecipient(secret)
      const salt = randomBytes(16)
      const key = await queue(() => derive(passphrase, salt, cost))
      const box = sealSecret(key, labelOf(memberId, recipient), Buffer.from(secret))
      key.fill(0)
      const file = { v: 1, recipient, ...cost, salt: salt.toString('base64'), box }
      await files.write(pathOf(memberId), Buffer.from(`${JSON.stringify(file)}\n`))
      return recipient
    },
    /** The private half, as age writes it. Throws `identity.not-enrolled` or `identity.wrong-passphrase`. */
    open: async (memberId: MemberId, passphrase: string): Promise<string> => {
      const file = await read(memberId)
      if (file === undefined) throw new Failure('identity.not-enrolled')
      const key = await queue(() => derive(passphrase, Buffer.from(file.salt, 'base64'), file))
      const secret = openSecret(key, labelOf(memberId, file.recipient), file.box)
      key.fill(0)
      if (secret === undefined) throw new Failure('identity.wrong-passphrase')
      return secret.toString('utf8')
    },
  }
}
