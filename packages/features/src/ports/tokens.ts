/** Secrets that nobody can guess: session and replay tokens. Only their hash is kept. */

/** Makes tokens and their hashes. */
export interface Tokens {
  /** 256 random bits as base64url. */
  fresh(): string
  /** SHA-256 of the token in hex: what the database keeps. */
  hash(token: string): string
}
