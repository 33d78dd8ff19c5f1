/** Passphrases: hashed with Argon2id, checked against a list of common ones, compared in constant time. */

/** Hashes and checks passphrases; at most a few at once, so that memory stays bounded. */
export interface Passphrases {
  /**
   * The PHC string of the passphrase. Throws `access.passphrase-short` or `access.passphrase-common`; `about` are words
   * that a guesser knows (sign-in name, names of the person and the organisation) and that therefore count as common.
   */
  hash(passphrase: string, about?: readonly string[]): Promise<string>
  /** True when the passphrase matches; takes the same time when `stored` is undefined. */
  matches(passphrase: string, stored: string | undefined): Promise<boolean>
}
