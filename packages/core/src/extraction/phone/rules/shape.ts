/** Digits grouped like a number, where no country is given and nothing else tells. */
import type { PhoneRule } from '../phone-rule.ts'

/** Digits grouped like a number, where no country is given and nothing else tells. */
export const phoneShape: PhoneRule = {
  name: 'phone.shape',
  kind: 'phone',
  confidence: 0.3,
  why: 'Digits grouped like a telephone number; no country is known, so only the digits are kept.',
  fits: (reading) => reading.by === 'shape',
}
