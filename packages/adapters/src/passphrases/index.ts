/** Passphrases: Argon2id, and the refusal of common ones. */
export { createPassphrases } from './create-passphrases.ts'
export { isCommonPassphrase } from './is-common-passphrase.ts'
