/** Short quotations from a page's text, for lists: the text itself stays in the locker. */

/** Text that PostgreSQL can hold: NUL and lone surrogates become U+FFFD. The sealed text keeps them. */
export const toStorable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** A stretch of text around a place, cut at code points, line breaks kept, with its own offset in the text. */
export const quoteAround = (
  text: string,
  start: number,
  end: number,
  margin = 80,
): { quote: string; start: number } => {
  let from = Math.max(0, start - margin)
  let to = Math.min(text.length, end + margin)
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from += 1
  if (to < text.length && isLowSurrogate(text.charCodeAt(to))) to -= 1
  return { quote: toStorable(text.slice(from, to)), start: from }
}

/** A stretch of text that a list shows as marked. */
export interface Marked {
  readonly start: number
  readonly end: number
}

/**
 * The first words of a page, or the words around the first place in `centre`, in one line of at most `length` characters
 * of the text. Marks that lie in it stand between ⟦ and ⟧; the same signs in the text itself become [ and ].
 */
export const makeExcerpt = (
  text: string,
  marks: readonly Marked[],
  centre: Marked | undefined = marks[0],
  length = 280,
): string => {
  const from = centre === undefined || centre.start < length * 0.7 ? 0 : centre.start - Math.floor(length / 3)
  const to = Math.min(text.length, from + length)
  const plain = (start: number, end: number) =>
    quoteAround(text, start, end, 0).quote.replaceAll('⟦', '[').replaceAll('⟧', ']')
  let line = ''
  let at = from
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > to) continue
    line += `${plain(at, start)}⟦${plain(start, end)}⟧`
    at = end
  }
  line = `${line}${plain(at, to)}`.replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '… ' : ''}${line}${to < text.length ? ' …' : ''}`
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
