/** The shape of a telephone rule: it does not search, it recognises a reading the search has made. */
import type { Rule } from '../rule.ts'
import type { PhoneReading } from './phone-reading.ts'

/** A rule over readings; the first in the table that fits gives the mention its name, confidence and reason. */
export interface PhoneRule extends Rule {
  readonly fits: (reading: PhoneReading) => boolean
}
