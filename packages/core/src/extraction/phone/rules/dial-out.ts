/** A number with dial-out prefix and calling code. */
import type { PhoneRule } from '../phone-rule.ts'

/** A number with dial-out prefix and calling code. */
export const phoneDialOut: PhoneRule = {
  name: 'phone.dial-out',
  kind: 'phone',
  confidence: 0.92,
  why: 'Written with a dial-out prefix (00, 011) and a calling code, and the number exists in that country’s numbering plan.',
  fits: (reading) => reading.by === 'dial-out',
}
