/** The identity vault over key files: custodians' keys, data keys, and the wraps of the one to the other. */
import { randomBytes } from 'node:crypto'
import type {
  IdentitySubject,
  IdentityVault,
  UnlockedCustodian,
} from '@smart-rescue/features/ports/identity-vault'
import { Failure } from '@smart-rescue/schema'
import { custodianKeys, type GuessCost, VAULT_COST } from './custodian-keys.ts'
import type { KeyFiles } from './key-files.ts'
import { openPadded, sealPadded } from './padded-cipher.ts'
import { wrapsOver } from './wraps.ts'

const labelOf = ({ caseId, personId, version }: IdentitySubject): string =>
  `smart-rescue/identity/v1/${caseId}/${personId}/${version}`

/** Makes the vault. `cost` is what a guess of a passphrase costs; tests take less. */
export const createIdentityVault = (files: KeyFiles, cost: GuessCost = VAULT_COST): IdentityVault => {
  const keys = custodianKeys(files, cost)
  const wraps = wrapsOver(files)
  return {
    enrol: async (memberId, passphrase) => ({ memberId, recipient: await keys.make(memberId, passphrase) }),
    unlock: async (memberId, passphrase): Promise<UnlockedCustodian> => {
      let secret: string | undefined = await keys.open(memberId, passphrase)
      const keyOf = (subject: IdentitySubject): Promise<Buffer> => {
        if (secret === undefined) throw new Failure('identity.wrong-passphrase')
        return wraps.open(subject, memberId, secret)
      }
      return {
        open: async (subject, ciphertext) => {
          const key = await keyOf(subject)
          try {
            return openPadded(key, labelOf(subject), ciphertext)
          } finally {
            key.fill(0)
          }
        },
        share: async (subject, to) => {
          const key = await keyOf(subject)
          await wraps.write(subject, key, to).finally(() => key.fill(0))
        },
        forget: () => {
          secret = undefined
        },
      }
    },
    seal: async (subject, identity, custodians) => {
      if (custodians.length === 0) throw new Failure('identity.custodian-unfit')
      const key = randomBytes(32)
      const ciphertext = sealPadded(key, labelOf(subject), identity)
      for (const custodian of custodians) await wraps.write(subject, key, custodian)
      key.fill(0)
      return ciphertext
    },
    holds: wraps.has,
    withdraw: wraps.withdraw,
    destroy: wraps.destroy,
  }
}
