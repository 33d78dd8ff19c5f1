/** Colours of the picture, from the tokens of the page, so that light and dark hold here too. */

/** Colours as CSS writes them, and the letters of communities. */
export interface Look {
  readonly ink: string
  readonly paper: string
  readonly line: string
  readonly faint: string
  readonly broken: string
  readonly chosen: string
  readonly rest: string
  readonly communities: readonly string[]
  readonly font: string
}

/** How many colours there are. After so many communities they come again; the letter of each is its own. */
export const COLOURED = 8

/** Reads them at an element. */
export const readLook = (element: Element): Look => {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    paper: token('--surface'),
    line: token('--edge'),
    faint: token('--line'),
    broken: token('--red'),
    chosen: token('--amber'),
    rest: token('--ink-3'),
    communities: Array.from({ length: COLOURED }, (_, index) => token(`--community-${index}`)),
    font: token('--font') || 'sans-serif',
  }
}

/** The colour of a community by its number; none (-1) is grey. */
export const communityColour = (look: Look, community: number): string =>
  look.communities[community % COLOURED] ?? look.rest

/** A, B … Z, AA, AB …: what a community is called, so that nothing hangs on colour alone. */
export const communityLetter = (community: number): string => {
  let letters = ''
  for (let rest = community + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
