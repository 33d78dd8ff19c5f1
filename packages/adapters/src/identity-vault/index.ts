/** The identity vault: keys of custodians and of identities, in files of their own beside the locker's keyring. */
import type { IdentityVault } from '@smart-rescue/features/ports/identity-vault'
import { nodeDisk } from '../vault/index.ts'
import { createIdentityVault } from './create-identity-vault.ts'
import { keyFilesInMemory, keyFilesOn } from './key-files.ts'

export { createIdentityVault } from './create-identity-vault.ts'
export { type GuessCost, VAULT_COST } from './custodian-keys.ts'
export { type KeyFiles, keyFilesInMemory, keyFilesOn } from './key-files.ts'

/** The vault in a folder: give `locker/keyring`, so that its keys go into the keyring's backup and into no other. */
export const openIdentityVault = (dir: string): IdentityVault =>
  createIdentityVault(keyFilesOn(nodeDisk(dir)))

/** The same keys and ciphers over memory, with passphrases that cost next to nothing to guess. For tests alone. */
export const createIdentityVaultInMemory = () => {
  const files = keyFilesInMemory()
  return { files: files.files, vault: createIdentityVault(files, { memory: 32, passes: 1, parallelism: 1 }) }
}
