/** The words of putting aside. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AsideEntry, AsideKind } from '../contract.ts'

/** Why something is aside. */
export const ASIDE_WORDS: Record<AsideKind, MessageDescriptor> = {
  spam: msg`spam`,
  scam: msg`scam`,
  'independent-adult': msg`verified independent adult`,
  other: msg`other`,
}

/** How an entry stands. */
export const ASIDE_STATES: Record<AsideEntry['state'], MessageDescriptor> = {
  'in-force': msg`aside`,
  expired: msg`its last day has passed`,
  undone: msg`taken back`,
}
