/** What is believed of each kind of column before the data have spoken: how likely each level is for one person, and for two. */
import type { ColumnKind } from './person-column.ts'

/** Shares of the levels `differs, loose, near, same, crossed` among pairs with both values, for one person and for two. */
export interface Beliefs {
  readonly one: readonly number[]
  readonly two: readonly number[]
}

/** Orders of magnitude from published linkage studies and common sense; the data overrule them as they grow. */
export const FIRST_BELIEFS: Readonly<Record<ColumnKind, Beliefs>> = {
  'given-name': { one: [0.05, 0.04, 0.1, 0.76, 0.05], two: [0.94, 0.03, 0.012, 0.012, 0.006] },
  surname: { one: [0.04, 0.03, 0.1, 0.78, 0.05], two: [0.955, 0.025, 0.01, 0.005, 0.005] },
  'full-name': { one: [0.06, 0.08, 0.26, 0.6, 0], two: [0.96, 0.03, 0.006, 0.001, 0] },
  date: { one: [0.04, 0.02, 0.08, 0.86, 0], two: [0.985, 0.012, 0.0027, 0.0003, 0] },
  identifier: { one: [0.05, 0.01, 0.04, 0.9, 0], two: [0.999, 0.0006, 0.0004, 0.00001, 0] },
  phone: { one: [0.2, 0.01, 0.03, 0.76, 0], two: [0.999, 0.0006, 0.0004, 0.00002, 0] },
  email: { one: [0.3, 0, 0.05, 0.65, 0], two: [0.999, 0, 0.0009, 0.00002, 0] },
  handle: { one: [0.3, 0, 0.1, 0.6, 0], two: [0.998, 0, 0.0019, 0.00005, 0] },
  number: { one: [0.12, 0, 0.06, 0.82, 0], two: [0.94, 0, 0.04, 0.02, 0] },
  code: { one: [0.08, 0, 0.06, 0.86, 0], two: [0.9, 0, 0.05, 0.05, 0] },
  address: { one: [0.1, 0.06, 0.12, 0.67, 0.05], two: [0.975, 0.016, 0.004, 0.003, 0.002] },
  place: { one: [0.12, 0.05, 0.1, 0.73, 0], two: [0.95, 0.02, 0.01, 0.02, 0] },
  text: { one: [0.3, 0.1, 0.1, 0.5, 0], two: [0.92, 0.04, 0.02, 0.02, 0] },
}

/** Columns that a household shares: all that they say in favour together is bounded, so that a family does not become one person. */
export const OF_HOUSEHOLD: ReadonlySet<ColumnKind> = new Set([
  'surname',
  'address',
  'place',
  'code',
  'number',
])
