/** A number in emoji keycaps or circled digits. */
import { DRAWN } from '../../reading/digit-group.ts'
import type { PhoneRule } from '../phone-rule.ts'

/** A number in emoji keycaps or circled digits. */
export const phoneDrawnDigits: PhoneRule = {
  name: 'phone.drawn-digits',
  kind: 'phone',
  confidence: 0.85,
  why: 'Its digits are emoji keycaps, circled or mathematical digits; folded they are a number of that country’s plan.',
  fits: (reading) => (reading.sources & DRAWN) !== 0,
}
