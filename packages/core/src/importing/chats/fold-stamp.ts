/** Native digits and invisible marks in the stamps of chat exports, folded so that one form reads them all. */

/** The zeros of the digits that exports are written in: Arabic-Indic, Persian, Devanagari, Bengali, Thai, Lao, Burmese, Khmer, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10]

/** Marks of direction and width, which iOS and right-to-left languages sprinkle over their lines. */
const MARKS = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const NATIVE =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\uff10-\uff19]/g

/** The text without marks of direction and width. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '')

/** The text with ASCII digits, plain blanks and no marks; each other character stays as it is. */
export const foldStamp = (text: string): string =>
  withoutMarks(text)
    .replace(NATIVE, (digit) => {
      const point = digit.codePointAt(0) ?? 0
      const zero = ZEROS.find((one) => point >= one && point < one + 10) ?? point
      return String(point - zero)
    })
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/\u060c/g, ',')

/** How many characters of the line make up so many characters of the folded line. */
export const unfoldedLength = (line: string, folded: number): number => {
  let index = 0
  for (let kept = 0; kept < folded && index < line.length; index += 1)
    if (withoutMarks(line[index] ?? '') !== '') kept += 1
  return index
}
