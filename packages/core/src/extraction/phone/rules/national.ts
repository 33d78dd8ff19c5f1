/** A number as it is dialled within one of the given countries. */
import type { PhoneRule } from '../phone-rule.ts'

/** A number as it is dialled within one of the given countries. */
export const phoneNational: PhoneRule = {
  name: 'phone.national',
  kind: 'phone',
  confidence: 0.88,
  why: 'Written as it is dialled within a country of the case, whose numbering plan has it.',
  fits: (reading) => reading.by === 'country',
}
