/** Characters that cannot be seen and change how a text reads – direction, width, controls – made visible. */

/** Bidirectional controls (UAX 9), characters without width, variation and language tags, and controls other than tab and line. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const OVERRIDES = /[\u202d\u202e]/g
const NO_WIDTH = /[\u200b\u2060\ufeff]|[\u{e0000}-\u{e007f}]/gu

const name = (char: string): string =>
  `⟦U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`

/** The text with each hidden character shown as its number between double brackets. Joiners (U+200C, U+200D) stay: scripts need them. */
export const showHidden = (text: string): string => text.replace(HIDDEN, name)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** What is hidden in a text, in words; empty where nothing is. */
export const describeHidden = (text: string): string[] => {
  const problems: string[] = []
  const [overrides, bidi, width] = [count(text, OVERRIDES), count(text, BIDI), count(text, NO_WIDTH)]
  if (overrides > 0)
    problems.push(
      `The text holds ${overrides} characters that turn its direction around: it reads otherwise than it is written.`,
    )
  else if (bidi > 0) problems.push(`The text holds ${bidi} invisible marks of direction.`)
  if (width > 0)
    problems.push(`The text holds ${width} characters without width, which can hide words from a search.`)
  return problems
}
