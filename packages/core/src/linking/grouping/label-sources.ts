/** From the groups of distinct texts to labels of sources. */

/** The label of each source: the smallest index of its group, or -1 when it is alone. `texts` gives each source's distinct text, or -1. */
export const labelSources = (texts: Int32Array, groups: Uint32Array): Int32Array => {
  const first = new Int32Array(groups.length).fill(-1)
  const counts = new Uint32Array(groups.length)
  for (let source = 0; source < texts.length; source += 1) {
    const text = texts[source] as number
    if (text < 0) continue
    const group = groups[text] as number
    if (first[group] === -1) first[group] = source
    counts[group] = (counts[group] as number) + 1
  }
  return texts.map((text) => {
    if (text < 0) return -1
    const group = groups[text] as number
    return (counts[group] as number) > 1 ? (first[group] as number) : -1
  })
}
