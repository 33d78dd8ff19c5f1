/** Reads a number of an account: digits of any script with blanks or hyphens between them. */

import { VALUE } from '../reading/characters.ts'
import { isDigitAt } from '../statements/price/read-numeral.ts'

/** Its digits without signs, and where it ends (exclusive). */
export interface AccountNumber {
  readonly digits: string
  readonly end: number
}

/** The digits that begin at `at` (a plus sign may lead), as long as single blanks, hyphens or points divide them. */
export function readAccountNumber(text: string, at: number, most: number): AccountNumber | undefined {
  let i = text.charAt(at) === '+' ? at + 1 : at
  let digits = ''
  let end = i
  while (i < text.length && digits.length <= most) {
    if (isDigitAt(text, i)) {
      digits += VALUE[text.charCodeAt(i)]
      end = ++i
    } else if (digits !== '' && digits.length < 5 && /^\) ?\d/.test(text.slice(i, i + 3))) {
      i += text.charAt(i + 1) === ' ' ? 2 : 1
    } else if (digits !== '' && /[ \u00a0./-]/.test(text.charAt(i)) && isDigitAt(text, i + 1)) i++
    else break
  }
  return digits === '' || digits.length > most ? undefined : { digits, end }
}

/** Luhn's check (ISO/IEC 7812-1), which every payment card's number passes. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i))
    const twice = i % 2 === 1 ? digit * 2 : digit
    sum += twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

/** Whether the digits are a payment card's number: 15 or 16 digits of a card network, with a sound check digit. Such numbers are not extracted. */
export function isCard(digits: string): boolean {
  const amex = digits.length === 15 && /^3[47]/.test(digits)
  return (amex || (digits.length === 16 && /^(?:4|5[1-5]|2[2-7]|6|35)/.test(digits))) && isLuhn(digits)
}
