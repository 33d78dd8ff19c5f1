/** A number in the digits of another script. */
import { NATIVE_DIGITS } from '../../reading/digit-group.ts'
import type { PhoneRule } from '../phone-rule.ts'

/** A number in the digits of another script. */
export const phoneNativeDigits: PhoneRule = {
  name: 'phone.native-digits',
  kind: 'phone',
  confidence: 0.9,
  why: 'Its digits are of another script (Devanagari, Bengali, Thai, Arabic …); folded they are a number of that country’s plan.',
  fits: (reading) => (reading.sources & NATIVE_DIGITS) !== 0,
}
