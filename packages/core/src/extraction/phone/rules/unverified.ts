/** Digits beside a word such as call, phone or WhatsApp, whose country cannot be told. */
import type { PhoneRule } from '../phone-rule.ts'

/** Digits beside a word such as call, phone or WhatsApp, whose country cannot be told. */
export const phoneUnverified: PhoneRule = {
  name: 'phone.unverified',
  kind: 'phone',
  confidence: 0.4,
  why: 'Digits that the words beside them call a telephone number; no country of the case has such numbers, so only the digits are kept.',
  fits: (reading) => reading.by === 'cue',
}
