/** Parts texts that hang together into groups: two groups become one while their members are alike on the average, pair by pair. */

/** Two groups are one where the mean of the cubed likenesses of their members is at least this, cubed; more among very many texts. */
export const ALIKE = 0.4
const POWER = 3
/** Likenesses are summed as whole numbers, so that sums do not depend on an order. */
const SCALE = 2 ** 20

/**
 * The group of each of `size` texts, as the place of its first member. `likeness` is asked once a pair. Average linkage by chains
 * of nearest neighbours; where two are equally near, the earlier place is taken, so texts must come in an order of their content.
 */
export const partComponent = (
  size: number,
  likeness: (a: number, b: number) => number,
  alike: number = ALIKE,
): Uint32Array => {
  const enough = alike ** POWER * SCALE
  const group = Uint32Array.from({ length: size }, (_, at) => at)
  if (size < 2) return group
  const sums = new Float64Array(size * size)
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) {
      const sum = Math.round(likeness(a, b) ** POWER * SCALE)
      sums[a * size + b] = sum
      sums[b * size + a] = sum
    }
  const sizes = new Uint32Array(size).fill(1)
  const open = Uint32Array.from(group)
  let left = size
  const close = (cluster: number): void => {
    const at = open.subarray(0, left).indexOf(cluster)
    open.copyWithin(at, at + 1, left)
    left -= 1
  }
  const chain: number[] = []
  while (left > 0) {
    if (chain.length === 0) chain.push(open[0] as number)
    const top = chain[chain.length - 1] as number
    const before = chain[chain.length - 2] ?? -1
    const meanWith = (other: number) =>
      (sums[top * size + other] as number) / ((sizes[top] as number) * (sizes[other] as number))
    let nearest = before
    let best = before < 0 ? -1 : meanWith(before)
    for (let at = 0; at < left; at += 1) {
      const other = open[at] as number
      if (other === top) continue
      const mean = meanWith(other)
      if (mean > best) {
        best = mean
        nearest = other
      }
    }
    if (best < enough) {
      // Nothing is near enough, nor will be: groups that join are never nearer to a third than the nearer of them was.
      for (const cluster of chain) close(cluster)
      chain.length = 0
    } else if (nearest === before) {
      chain.length -= 2
      const kept = Math.min(top, nearest)
      const gone = Math.max(top, nearest)
      for (let other = 0; other < size; other += 1) {
        const sum = (sums[kept * size + other] as number) + (sums[gone * size + other] as number)
        sums[kept * size + other] = sum
        sums[other * size + kept] = sum
      }
      sizes[kept] = (sizes[kept] as number) + (sizes[gone] as number)
      group[gone] = kept
      close(gone)
    } else chain.push(nearest)
  }
  // A group's place was always merged into a smaller one.
  for (let at = 0; at < size; at += 1) group[at] = group[group[at] as number] as number
  return group
}
