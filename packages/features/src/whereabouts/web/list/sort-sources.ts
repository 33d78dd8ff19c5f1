/** The order of the table. Pure. */
import type { WhereaboutsSource } from '../../contract.ts'

/** By which column, and which way. */
export interface SourceOrder {
  readonly by: 'date' | 'place' | 'source'
  readonly down: boolean
}

/** The sources in the asked order; what is equal stays in order of date. Sources without a place come last either way. */
export const sortSources = (
  sources: readonly WhereaboutsSource[],
  order: SourceOrder,
  nameOf: (key: string) => string,
  locale: string,
): WhereaboutsSource[] => {
  const words = new Intl.Collator(locale, { numeric: true })
  const placeOf = (source: WhereaboutsSource) =>
    source.places[0] === undefined ? source.unknownPlace : nameOf(source.places[0].key)
  const turn = order.down ? -1 : 1
  return sources.toSorted((a, b) => {
    if (order.by === 'date') return turn * (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)
    if (order.by === 'source')
      return turn * (words.compare(a.exhibitNumber, b.exhibitNumber) || a.row - b.row)
    const [first, second] = [placeOf(a), placeOf(b)]
    if (first === undefined || second === undefined)
      return first === second ? 0 : first === undefined ? 1 : -1
    return turn * words.compare(first, second)
  })
}
