/** Small whole numbers for dates and times: digits of any script, and Chinese numerals up to ninety-nine. */

import { VALUE } from '../../reading/characters.ts'
import { isDigitAt } from '../price/read-numeral.ts'

/** A number with its number of digits; `han` when written in Chinese numerals. */
export interface SmallNumber {
  readonly value: number
  readonly length: number
  readonly end: number
  readonly han: boolean
}

/** The run of digits at `at`, if it has at most `most` digits. */
export function readDigits(text: string, at: number, most: number): SmallNumber | undefined {
  let i = at
  let value = 0
  while (i <= at + most && isDigitAt(text, i)) value = value * 10 + (VALUE[text.charCodeAt(i++)] ?? 0)
  const length = i - at
  return length === 0 || length > most ? undefined : { value, length, end: i, han: false }
}

const HAN: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** Chinese numerals at `at`: 六, 十一, 二十四; four in a row (二〇二六) are a year. */
export function readHan(text: string, at: number): SmallNumber | undefined {
  let i = at
  const digits: number[] = []
  while (i < at + 4) {
    const value = HAN[text.charAt(i)]
    if (value === undefined) break
    digits.push(value)
    i++
  }
  if (digits.length === 4) return { value: Number(digits.join('')), length: 4, end: i, han: true }
  if (digits.length > 1) return undefined
  const tens = text.charAt(i) === '十'
  if (!tens) return digits.length === 1 ? { value: digits[0] ?? 0, length: 1, end: i, han: true } : undefined
  const one = HAN[text.charAt(i + 1)]
  const value = (digits[0] ?? 1) * 10 + (one ?? 0)
  return { value, length: 2, end: i + (one === undefined ? 1 : 2), han: true }
}
