/** A number with letters in place of digits: 98O1 for 9801. */
import { LOOKALIKE } from '../../reading/digit-group.ts'
import type { PhoneRule } from '../phone-rule.ts'

/** A number with letters in place of digits: 98O1 for 9801. */
export const phoneLookalikeLetters: PhoneRule = {
  name: 'phone.lookalike-letters',
  kind: 'phone',
  confidence: 0.8,
  why: 'Letters drawn like digits (O for 0, l for 1) stand in it; read as digits they complete a number of that country’s plan.',
  fits: (reading) => (reading.sources & LOOKALIKE) !== 0,
}
