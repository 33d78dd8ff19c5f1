/** Words of what slots hold. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { SlotKind } from '../../contract.ts'

/** Kind → its word. */
export const SLOT_WORDS: Record<SlotKind, MessageDescriptor> = {
  number: msg`Number`,
  price: msg`Price`,
  name: msg`Name (candidate)`,
  place: msg`Place`,
  date: msg`Date`,
  contact: msg`Contact`,
  word: msg`Word`,
  text: msg`Text`,
}
