/** Union of things into groups, with the smallest member as the name of each. */

/** Groups of the numbers 0 to n - 1. */
export interface Union {
  /** The smallest member of the group. */
  find(x: number): number
  /** Makes one group of two; false where they were one already. */
  join(x: number, y: number): boolean
}

/** Every number alone. */
export const createUnion = (n: number): Union => {
  const parent = new Int32Array(n)
  for (let i = 0; i < n; i += 1) parent[i] = i
  const find = (x: number): number => {
    let at = x
    while (parent[at] !== at) {
      const up = parent[parent[at] ?? at] ?? at
      parent[at] = up
      at = up
    }
    return at
  }
  return {
    find,
    join: (x, y) => {
      const [a, b] = [find(x), find(y)]
      if (a === b) return false
      if (a < b) parent[b] = a
      else parent[a] = b
      return true
    },
  }
}
