/** Sums of money beside a currency: $120, Rs. 1,20,000, ๕๐๐ บาท, 36.57亿元, “fifteen hundred rupees”. */
import type { Find, Rule, TextRule } from '../../rule.ts'
import { findPrices } from './find-prices.ts'

/** A sign that several currencies share. */
export const priceShared: Rule = {
  name: 'price.shared-sign',
  kind: 'price',
  confidence: 0.8,
  why: 'An amount beside a sign or word that several currencies share; the case’s own country decides which is meant, else the one most people mean.',
}

/** A sign, code or word of one currency. */
export const priceCurrency: TextRule = {
  name: 'price.currency',
  kind: 'price',
  confidence: 0.95,
  why: 'An amount beside the sign, the code or the name of a currency.',
  find(text, countries) {
    return findPrices(text, countries).map(
      ({ start, end, decimal, currency, shared }): Find => ({
        rule: shared ? priceShared : priceCurrency,
        start,
        end,
        normal: `${decimal} ${currency}`,
        currency,
      }),
    )
  },
}
