/** Sets that are joined: a forest over numbers from 0. */

/** A forest in which every number stands alone. */
export const makeForest = (size: number): Uint32Array => Uint32Array.from({ length: size }, (_, at) => at)

/** The root of a number's set. */
export const rootOf = (forest: Uint32Array, member: number): number => {
  let at = member
  for (;;) {
    const above = forest[at] as number
    if (above === at) return at
    const next = forest[above] as number
    forest[at] = next
    at = next
  }
}

/** Joins two sets; the smaller root stays. */
export const joinSets = (forest: Uint32Array, a: number, b: number): void => {
  const x = rootOf(forest, a)
  const y = rootOf(forest, b)
  if (x < y) forest[y] = x
  else forest[x] = y
}
