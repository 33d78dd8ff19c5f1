/** Folds a text so that phrases are found however it was decorated, and keeps where each character came from. */

/** A folded text; `from[i]` and `to[i]` are the UTF-16 offsets in the original of the folded unit `i`. */
export interface Folded {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const INVISIBLE =
  /^(?:\u00ad|\u034f|\u061c|\u0640|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff)$/u
/** Accents of Latin and Arabic, and the dot below of Devanagari: written or left out as people please. */
const LOOSE_MARK = /^(?:\p{Mn}(?<=\p{Script=Inherited})|[\u093c\u09bc])$/u
const DECORATION = /^[\p{So}\p{Sk}\p{Co}*_~|•·\-‐‑‒–—]$/u
const BLANK = /^\s$/u
const ZEROS = [0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x0660, 0x06f0, 0xff10]

const asciiDigit = (sign: string): string | undefined => {
  const point = sign.codePointAt(0) ?? 0
  const zero = ZEROS.find((each) => point >= each && point < each + 10)
  return zero === undefined ? undefined : String(point - zero)
}

/** One character folded: usually itself in small letters; nothing, a blank, or a line break. */
const foldSign = (sign: string): string => {
  if (INVISIBLE.test(sign)) return ''
  if (sign === '\n' || sign === '\r' || sign === '\u2028' || sign === '\u2029') return '\n'
  if (BLANK.test(sign) || DECORATION.test(sign)) return ' '
  if (sign === '’' || sign === '‘' || sign === '`' || sign === '´') return "'"
  if (sign === '٪') return '%'
  const digit = asciiDigit(sign)
  if (digit !== undefined) return digit
  return [...sign.normalize('NFKD').toLowerCase()].filter((part) => !LOOSE_MARK.test(part)).join('')
}

/** Folds a text: small letters, no accents, ASCII digits, decoration as blanks, one blank or line break at a time. */
export const fold = (original: string): Folded => {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of original) {
    const folded = foldSign(sign)
    const end = at + sign.length
    const last = text.at(-1)
    if (folded === ' ' && (last === ' ' || last === '\n' || last === undefined)) {
      // One blank is enough.
    } else if (folded === '\n' && last === ' ') {
      text = `${text.slice(0, -1)}\n`
    } else if (folded !== '\n' || last !== '\n') {
      text += folded
      for (let unit = 0; unit < folded.length; unit += 1) {
        from.push(at)
        to.push(end)
      }
    }
    at = end
  }
  return { text, from, to }
}
