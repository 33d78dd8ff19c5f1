/** How strongly the characters between two groups of digits divide them. */
import { CLASS, INVISIBLE, NEWLINE, SPACE } from './characters.ts'
import { BREAK, DOUBLE, LINE, LIST, NO_GAP, SPACED, TIGHT } from './digit-group.ts'

/** The longest gap, in code units, over which a number may still be read on. */
const LONGEST_GAP = 16

const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\uff0d\u2053\u301c~\u223c\uff5e'
const DOTS = '.\u00b7\u2022\u2024\u2219\u22c5\uff0e\u3002\uff61\u30fb'
const SLASHES = '/\\\uff0f\u2044'
const BRACKETS = '()[]{}\uff08\uff09\uff3b\uff3d\u3010\u3011'
const LISTS = ',;:=\uff0c\u3001\uff1b\uff1a\u060c\n'
const NEVER = '%@$\u00a3\u20ac\u00a5\u20b9\u20a8\u0e3f\u20ad<>?!&^\u061f'

const KIND = new Uint8Array(65536)
const mark = (characters: string, kind: number): void => {
  for (const c of characters) KIND[c.charCodeAt(0)] = kind
}
mark(DASHES, 1)
mark(DOTS, 2)
mark(SLASHES, 3)
mark(BRACKETS, 4)
mark(LISTS, 5)
mark(NEVER, 6)
mark('+\uff0b', 7)

/** The gap between two groups: its strength, and whether it holds a symbol unusual in a number. */
export interface Gap {
  readonly strength: number
  readonly symbol: boolean
}

const NOTHING: Gap = { strength: NO_GAP, symbol: false }
const BROKEN: Gap = { strength: BREAK, symbol: false }
const gapOf = (strength: number, symbol: boolean): Gap => ({ strength, symbol })

/** Judges the gap `text.slice(from, to)`, which holds no letters and no digits. */
export function judgeGap(text: string, from: number, to: number): Gap {
  if (to === from) return NOTHING
  if (to - from > LONGEST_GAP) return BROKEN
  let spaces = 0
  let lines = 0
  let usual = 0
  let brackets = 0
  let lists = 0
  let symbols = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    const k = CLASS[c]
    if (k === SPACE) spaces += c === 9 ? 3 : 1
    else if (k === NEWLINE) lines += c === 13 ? 0 : 1
    else if (k === INVISIBLE) continue
    else {
      const kind = KIND[c]
      // An arrow, -> or =>, divides as a symbol does.
      if (c === 0x3e && /[-=–]/.test(text.charAt(i - 1)) && i > from) symbols++
      else if (kind === 6 || kind === 7) return BROKEN
      else if (kind === 4) brackets++
      else if (kind === 5) lists++
      else if (kind === 0) symbols++
      else usual++
    }
  }
  if (lines > 2 || brackets > 3) return BROKEN
  if (lists > 0) return gapOf(LIST, true)
  if (lines > 1) return gapOf(LIST, false)
  if (lines > 0) return gapOf(LINE, symbols > 0)
  if (symbols > 0) return gapOf(SPACED, true)
  const signs = usual + (brackets > 0 ? 1 : 0)
  if (signs === 0)
    return spaces === 0 ? NOTHING : gapOf(spaces > 2 ? SPACED : spaces > 1 ? DOUBLE : TIGHT, false)
  if (usual === 0) return gapOf(spaces < 2 ? TIGHT : DOUBLE, false)
  if (usual === 1 && spaces === 0) return gapOf(TIGHT, false)
  if (usual === 1 && spaces === 1) return gapOf(DOUBLE, false)
  return gapOf(SPACED, false)
}
