/** Which lines of a text are worth showing beside another. */

/** Numbers of the lines worth showing: those near a mark that joins. */
export const nearLines = (marked: readonly boolean[], around: number): number[] => {
  const near = new Set<number>()
  marked.forEach((isMarked, at) => {
    if (!isMarked) return
    for (let line = Math.max(0, at - around); line <= Math.min(marked.length - 1, at + around); line += 1)
      near.add(line)
  })
  return [...near].toSorted((a, b) => a - b)
}
