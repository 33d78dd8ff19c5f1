/** One group of digits as a person wrote it, whatever the script, and the strength of the gap before it. */

/** Written in ASCII digits. This and the next four are bits of `sources`. */
export const PLAIN = 1
/** Written in digits of another script. */
export const NATIVE_DIGITS = 2
/** Written in keycaps, circled or mathematical digits. */
export const DRAWN = 4
/** Written in words. */
export const WORDS = 8
/** Written with letters drawn like digits. */
export const LOOKALIKE = 16

/** Nothing visible between two groups. This and the next seven are strengths of a gap: the stronger, the less its sides belong together. */
export const NO_GAP = 0
/** One sign or blank, or a bracket with a blank. */
export const TIGHT = 1
/** A sign and a blank, or two blanks. */
export const DOUBLE = 2
/** A sign with blanks on both sides, or a symbol. */
export const SPACED = 3
/** The end of a line. */
export const LINE = 4
/** A comma, colon or semicolon, or an empty line. */
export const LIST = 5
/** The sign of an extension: x, ext. */
export const EXTENSION = 6
/** Letters, or anything over which no number is read on. */
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
