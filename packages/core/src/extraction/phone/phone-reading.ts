/** One way to read a stretch of digits as a telephone number, with everything a rule needs to decide about it. */

/** Offsets in UTF-16 code units, end exclusive. */
export interface PhoneReading {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** How the number was told apart: by a plus sign, a dial-out prefix, a default country, a bare calling code, or not at all. */
  readonly by: 'plus' | 'dial-out' | 'country' | 'calling-code' | 'cue' | 'shape'
  /** E.164, or the bare digits where no country could be told. */
  readonly normal: string
  /** How its digits are written: the bits of digit-group. */
  readonly sources: number
  /** The strongest gap inside it. */
  readonly gap: number
  /** It holds symbols unusual between digits. */
  readonly symbols: boolean
}
