/** The text that the one box hands to the search page: in memory alone, because an address would stay in the browser's history. */

let asked = ''
let hear: ((text: string) => void) | undefined

/** Gives the text to the search page, open or about to open. */
export const handToSearch = (text: string): void => {
  if (hear === undefined) asked = text
  else hear(text)
}

/** Takes the text that waited, once. */
export const takeAskedText = (): string => {
  const text = asked
  asked = ''
  return text
}

/** Hears texts while the page is open, until the returned function is called. */
export const hearAskedTexts = (listener: (text: string) => void): (() => void) => {
  hear = listener
  return () => {
    hear = undefined
  }
}
