/** Short quotations from a page's text, for lists: the text itself stays in the locker. */

/** Text that PostgreSQL can hold: NUL and lone surrogates become U+FFFD. The sealed text keeps them. */
export const toStorable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** A stretch of text around a place, cut at code points, line breaks kept, with its own offset in the text. */
export const quoteAround = (text: string, start: number, end: number, margin = 80): { quote: string; start: number } => {
  let from = Math.max(0, start - margin)
  let to = Math.min(text.length, end + margin)
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from += 1
  if (to < text.length && isLowSurrogate(text.charCodeAt(to))) to -= 1
  return { quote: toStorable(text.slice(from, to)), start: from }
}

/** The first words of a page, or the words around its first number, in one line of at most `length` characters. */
export const makeExcerpt = (text: string, firstMention: number | undefined, length = 280): string => {
  const from = firstMention === undefined || firstMention < length * 0.7 ? 0 : firstMention - Math.floor(length / 3)
  const line = quoteAround(text, from, from + length, 0).quote.replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '… ' : ''}${line}${from + length < text.length ? ' …' : ''}`
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
