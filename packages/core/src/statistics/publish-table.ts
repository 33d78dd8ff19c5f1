/**
 * Tables made for publication: every cell of a fixed grid gets noise, and what is below the least number is left out after
 * it. Suppression and rounding up to zero read the noisy value alone, so they cost no budget.
 */
import { type Epsilon, splitBudget } from './budget.ts'
import { drawNoise } from './discrete-laplace.ts'
import type { Draw } from './draw.ts'

/** One cell with its true count. */
export interface TrueCell {
  readonly dimension: string
  readonly key: string
  readonly step: string
  readonly count: number
}

/** One cell as it may be published. */
export interface ReleasedCell {
  readonly dimension: string
  readonly key: string
  readonly step: string
  /** Missing where the noisy count is below the least number. */
  readonly value?: number
}

/** Least count that is published: the practice of the Counter-Trafficking Data Collaborative is more than ten. */
export const LEAST_PUBLISHED = 11

/** A dimension with its keys and steps, all named before a case is looked at: an empty cell is released like every other. */
export interface Grid {
  readonly dimension: string
  readonly keys: readonly string[]
  readonly steps: readonly string[]
}

/** ε of one cell: one case stands in one cell of each dimension, so that the dimensions share the budget equally. */
export const cellBudget = (whole: Epsilon, grids: readonly Grid[]): Epsilon =>
  splitBudget(whole, BigInt(Math.max(1, grids.length)))

/** Releases the grid. Cells of `counts` outside the grid are not released. */
export const releaseTable = (
  counts: readonly TrueCell[],
  grids: readonly Grid[],
  whole: Epsilon,
  draw: Draw,
  least = LEAST_PUBLISHED,
): readonly ReleasedCell[] => {
  const epsilon = cellBudget(whole, grids)
  const nameOf = (dimension: string, key: string, step: string) => JSON.stringify([dimension, key, step])
  const known = new Map(counts.map((cell) => [nameOf(cell.dimension, cell.key, cell.step), cell.count]))
  return grids.flatMap(({ dimension, keys, steps }) =>
    keys.flatMap((key) =>
      steps.map((step) => {
        const noisy = BigInt(known.get(nameOf(dimension, key, step)) ?? 0) + drawNoise(epsilon, draw)
        return { dimension, key, step, ...(noisy >= BigInt(least) ? { value: Number(noisy) } : {}) }
      }),
    ),
  )
}
