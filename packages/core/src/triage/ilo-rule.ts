/**
 * The combination rule of ILO and the European Commission (operational indicators, Delphi 2009, analysis): a dimension is
 * fulfilled with two strong; one strong and one medium or weak; three medium; or two medium and one weak indicator.
 */
import { DIMENSIONS, type Dimension, findIndicator, type Strength } from './indicators/index.ts'

/** Strengths the rule knows. */
export type Weight = Exclude<Strength, 'unweighted'>

/** How many indicators of each strength. */
export type Weights = Readonly<Record<Weight, number>>

/** The rule. It says that a question deserves a person's look; it is no proof of anything. */
export const isFulfilled = ({ strong, medium, weak }: Weights): boolean =>
  strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1)

/** How one dimension stands: what was counted, and whether the rule is fulfilled. */
export interface DimensionStanding extends Weights {
  readonly dimension: Dimension
  readonly fulfilled: boolean
  /** Ids of the indicators that were counted. */
  readonly counted: readonly string[]
}

/** Counts indicators of the rule, each once, within their dimensions. Others are passed over. All six answer, in their order. */
export const weighDimensions = (ids: Iterable<string>): DimensionStanding[] => {
  const counted = [...new Set(ids)]
    .map(findIndicator)
    .filter((each) => each !== undefined && each.use === 'rule')
  return DIMENSIONS.map((dimension) => {
    const own = counted.filter((each) => each?.dimension === dimension)
    const count = (strength: Strength) => own.filter((each) => each?.strength === strength).length
    const weights = { strong: count('strong'), medium: count('medium'), weak: count('weak') }
    return {
      dimension,
      ...weights,
      fulfilled: isFulfilled(weights),
      counted: own.flatMap((each) => (each === undefined ? [] : [each.id])),
    }
  })
}
