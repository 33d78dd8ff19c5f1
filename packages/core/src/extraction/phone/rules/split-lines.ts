/** A number that runs over the end of a line. */
import { LINE } from '../../reading/digit-group.ts'
import type { PhoneRule } from '../phone-rule.ts'

/** A number that runs over the end of a line. */
export const phoneSplitLines: PhoneRule = {
  name: 'phone.split-lines',
  kind: 'phone',
  confidence: 0.7,
  why: 'It runs over the end of a line; joined, the digits are a number of that country’s plan, and neither part is one alone.',
  fits: (reading) => reading.gap >= LINE,
}
