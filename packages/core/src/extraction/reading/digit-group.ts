/** One group of digits as a person wrote it, whatever the script, and the strength of the gap before it. */

/** How the digits of a group are written, as a bit set. */
export const PLAIN = 1
export const NATIVE_DIGITS = 2
export const DRAWN = 4
export const WORDS = 8
export const LOOKALIKE = 16

/** The strength of a gap: the stronger, the less its two sides belong together. */
export const NO_GAP = 0
export const TIGHT = 1
export const DOUBLE = 2
export const SPACED = 3
export const LINE = 4
export const LIST = 5
export const EXTENSION = 6
export const BREAK = 7

/** Offsets in UTF-16 code units, end exclusive. `digits` may hold the marks of compound words. */
export interface DigitGroup {
  readonly digits: string
  readonly start: number
  end: number
  readonly sources: number
  /** The languages its words may belong to, as a bit set; all bits where it has no words. */
  readonly languages: number
  /** Strength of the gap to the group before it. */
  readonly gap: number
  /** The gap holds a symbol that is not usual between digits of a number: an asterisk, a heart, a comma. */
  readonly symbol: boolean
  /** Latin letters that touch the group on each side; 0 when none. */
  readonly glueLeft: number
  readonly glueRight: number
  /** Only letters that resemble digits (a lone `O`): never the edge of a number. */
  readonly weak: boolean
}
