/** Types of wallets.mjs, for TypeScript callers. */

/** The published seed of every invented address. */
export const WALLET_SEED: string

/** Base58Check of a payload (version byte and hash). */
export function encodeBase58Check(payload: Uint8Array): string

/** The invented address of a chain under a name; the same name gives the same address, always. */
export function inventWallet(chain: 'bitcoin' | 'tron', name: string): string
