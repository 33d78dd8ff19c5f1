/** A number with symbols between its digits: 98*41*…, 9 ❤ 8 ❤ 4. */
import type { PhoneRule } from '../phone-rule.ts'

/** A number with symbols between its digits: 98*41*…, 9 ❤ 8 ❤ 4. */
export const phoneSymbols: PhoneRule = {
  name: 'phone.symbols',
  kind: 'phone',
  confidence: 0.75,
  why: 'Its digits are divided by symbols; without them they are a number of that country’s plan.',
  fits: (reading) => reading.symbols,
}
