/** An extension after a number (`x123`, `ext. 49`) belongs to the notation, not to the number: the mention grows, its normal form does not. */
import { type DigitGroup, EXTENSION } from '../reading/digit-group.ts'
import type { PhoneReading } from './phone-reading.ts'

const LONGEST_EXTENSION = 7

/** Whether the group after a reading is its extension. A slash or semicolon before the sign begins something else. */
export function isExtension(text: string, end: number, after: DigitGroup | undefined): after is DigitGroup {
  if (after?.gap !== EXTENSION || after.digits.length > LONGEST_EXTENSION) return false
  return text.charAt(end) !== ';' && text.charAt(end) !== '/'
}

/** The reading with its extension, where it has one. */
export function withExtension(
  text: string,
  reading: PhoneReading,
  after: DigitGroup | undefined,
): PhoneReading {
  return isExtension(text, reading.end, after) ? { ...reading, end: after.end } : reading
}
