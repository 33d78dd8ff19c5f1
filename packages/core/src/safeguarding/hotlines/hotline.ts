/** A reporting channel: whom one tells, by which way, and what it takes. None of them takes a picture. */
import type { Sourced } from '../rules/rules.ts'

/** What kind of channel it is. `material-…` take addresses of suspected abuse material. */
export type HotlineKind =
  | 'material-hotline'
  | 'material-hotline-network'
  | 'police'
  | 'trafficking-hotline'
  | 'child-protection'
  | 'child-helpline'
  | 'helpline-network'
  | 'tip-line'

/** One channel. `country` is ISO 3166-1 alpha-2, or `*` for a channel that serves every country. */
export interface Hotline extends Sourced {
  readonly id: string
  readonly country: string
  readonly name: string
  readonly kind: HotlineKind
  readonly purpose: string
  readonly phones: readonly string[]
  readonly accepts: readonly string[]
  readonly url?: string
  readonly note?: string
}
