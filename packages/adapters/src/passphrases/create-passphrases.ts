/** Argon2id hashes of passphrases as PHC strings, at most two at a time so that memory stays bounded. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Passphrases } from '@smart-rescue/features/ports/passphrases'
import { Failure } from '@smart-rescue/schema'
import { isCommonPassphrase } from './is-common-passphrase.ts'

interface Cost {
  /** KiB. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** RFC 9106, section 4, second recommended option; above OWASP's least of 19 MiB and two passes. */
const COST: Cost = { memory: 65_536, passes: 3, parallelism: 4 }
const SALT_BYTES = 16
const TAG_BYTES = 32
const AT_ONCE = 2
/** Who comes when so many wait already is told to come again; 64 wait for about 5 s. */
const LONGEST_QUEUE = 64
/** NIST SP 800-63B-4, 3.1.1.2: 15 for a passphrase that stands alone. */
const SHORTEST = 15

const run = promisify(argon2)

/** The same characters typed on two machines must give the same bytes (NIST SP 800-63B-4, 3.1.1.2: NFKC or NFKD). */
const fold = (passphrase: string): string => passphrase.normalize('NFKC')

const derive = (passphrase: string, nonce: Uint8Array, cost: Cost, tagLength: number): Promise<Buffer> =>
  run('argon2id', { message: fold(passphrase), nonce, tagLength, ...cost })

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,86})$/

const createGate = () => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= LONGEST_QUEUE) throw new Failure('request.too-many')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** Makes the hasher. A passphrase that waits for a place takes 64 MiB only once it runs. */
export const createPassphrases = (): Passphrases => {
  const gate = createGate()
  const nobody = randomBytes(SALT_BYTES)
  return {
    hash: async (passphrase, about = []) => {
      if ([...fold(passphrase)].length < SHORTEST) throw new Failure('access.passphrase-short')
      if (isCommonPassphrase(passphrase, about)) throw new Failure('access.passphrase-common')
      const salt = randomBytes(SALT_BYTES)
      const tag = await gate(() => derive(passphrase, salt, COST, TAG_BYTES))
      return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`
    },
    matches: async (passphrase, stored) => {
      const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored ?? '') ?? []
      if (!salt || !tag) {
        // An unknown sign-in name must cost as much as a known one.
        await gate(() => derive(passphrase, nobody, COST, TAG_BYTES))
        return false
      }
      const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
      const expected = Buffer.from(tag, 'base64')
      const got = await gate(() => derive(passphrase, Buffer.from(salt, 'base64'), cost, expected.length))
      return timingSafeEqual(got, expected)
    },
  }
}
