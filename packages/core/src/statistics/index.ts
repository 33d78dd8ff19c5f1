/** Figures that may be shown and published: budgets, noise, protected counts, and what may stand on one axis. */
export { type Denominator, type Figure, groupByAxis, mayShareAxis, REFERENCE_FIGURES } from './axes.ts'
export { composeBudget, type Epsilon, isWithin, splitBudget, toEpsilon } from './budget.ts'
export { drawExp, drawNoise, logProbability } from './discrete-laplace.ts'
export { type Draw, drawFromBytes } from './draw.ts'
export { LEAST_INSIDE, protectCounts, type SplitCount } from './protect-counts.ts'
export {
  cellBudget,
  type Grid,
  LEAST_PUBLISHED,
  type ReleasedCell,
  releaseTable,
  type TrueCell,
} from './publish-table.ts'
export { VARIABLE_MAP, type VariableRow } from './variable-map.ts'
export { writeCsv } from './write-csv.ts'
