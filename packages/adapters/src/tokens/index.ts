/** Tokens from the machine's own randomness. */
import { createHash, randomBytes } from 'node:crypto'
import type { Tokens } from '@smart-rescue/features/ports/tokens'

/** Makes the token hand: 256 random bits, SHA-256. */
export const createTokens = (): Tokens => ({
  fresh: () => randomBytes(32).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest('hex'),
})
