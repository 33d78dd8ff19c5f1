/** A number that begins with a calling code, without a plus sign. */
import type { PhoneRule } from '../phone-rule.ts'

/** A number that begins with a calling code, without a plus sign. */
export const phoneCallingCode: PhoneRule = {
  name: 'phone.calling-code',
  kind: 'phone',
  confidence: 0.7,
  why: 'Begins with a calling code without plus sign, and what follows is a number of that country’s plan.',
  fits: (reading) => reading.by === 'calling-code',
}
