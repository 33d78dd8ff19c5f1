/** Hands that the identity vault's acts need. */
import type { RecordingDeps, TakeTurn } from '../custody/index.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdentityVault } from '../ports/identity-vault.ts'
import type { News } from '../ports/news.ts'
import type { Passphrases } from '../ports/passphrases.ts'

/** Hands that this feature needs. */
export interface IdentityDeps extends RecordingDeps {
  readonly clock: Clock
  readonly news: News
  readonly passphrases: Passphrases
  readonly identityVault: IdentityVault
}

/** The same with turns: what is decided over an identity, or by a passphrase, is decided one after the other. */
export interface ActingDeps extends IdentityDeps {
  readonly turn: TakeTurn
}
