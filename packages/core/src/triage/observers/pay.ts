/** Stated pay far out of line with what else is stated in the case. */
import { MOST_PLACES, type Observe } from './observation.ts'

/** So many times the median … */
const TIMES = 5
/** … of at least so many amounts in the same currency. */
const LEAST_COUNTED = 20

/** An amount far above the median. It is context: amounts stand for an hour, a month or a fee, and nobody says which. */
export const payOutOfLine: Observe = ({ sources, usualPay = {} }) => {
  const found = sources.flatMap((source) =>
    source.prices
      .filter(({ amount, currency }) => {
        const usual = usualPay[currency]
        return usual !== undefined && usual.counted >= LEAST_COUNTED && amount >= TIMES * usual.median
      })
      .map((price) => ({ source, price })),
  )
  const [first] = found
  const usual = first === undefined ? undefined : usualPay[first.price.currency]
  if (first === undefined || usual === undefined) return undefined
  const keys = [...new Set(found.map(({ source }) => source.key))]
  return {
    observer: 'pay-out-of-line',
    sentence: `${first.price.amount} ${first.price.currency} is stated; half of ${usual.counted} amounts in ${first.price.currency} of this case lie below ${usual.median}.`,
    measures: {
      amount: first.price.amount,
      currency: first.price.currency,
      median: usual.median,
      counted: usual.counted,
      sources: keys.length,
    },
    places: found
      .map(({ source, price }) => ({ source: source.key, start: price.start, end: price.end }))
      .slice(0, MOST_PLACES),
    sources: keys,
    against: 'Amounts may stand for an hour, a month, a year or a fee.',
  }
}
