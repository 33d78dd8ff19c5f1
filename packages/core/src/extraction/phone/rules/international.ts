/** A number with plus sign and calling code. */
import type { PhoneRule } from '../phone-rule.ts'

/** A number with plus sign and calling code. */
export const phoneInternational: PhoneRule = {
  name: 'phone.international',
  kind: 'phone',
  confidence: 0.97,
  why: 'Written with a plus sign and a calling code, and the number exists in that country’s numbering plan.',
  fits: (reading) => reading.by === 'plus',
}
