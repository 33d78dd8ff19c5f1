/** A number with digits written as words: nine eight four … */
import { WORDS } from '../../reading/digit-group.ts'
import type { PhoneRule } from '../phone-rule.ts'

/** A number with digits written as words: nine eight four … */
export const phoneNumberWords: PhoneRule = {
  name: 'phone.number-words',
  kind: 'phone',
  confidence: 0.85,
  why: 'Some or all of its digits are written as words; read as digits they are a number of that country’s plan.',
  fits: (reading) => (reading.sources & WORDS) !== 0,
}
