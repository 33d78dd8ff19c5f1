/** How far two strings are from each other. */

/**
 * Edits between two strings – letters added, left out, replaced, neighbours swapped – up to a bound; above it, `most + 1`.
 * Optimal string alignment (Damerau 1964, restricted).
 */
export const editDistance = (one: string, two: string, most: number): number => {
  if (one === two) return 0
  const [a, b] = one.length <= two.length ? [one, two] : [two, one]
  if (b.length - a.length > most) return most + 1
  const width = a.length + 1
  let before = new Uint16Array(width)
  let above = new Uint16Array(width)
  let here = new Uint16Array(width)
  for (let x = 0; x < width; x += 1) above[x] = x
  for (let y = 1; y <= b.length; y += 1) {
    here[0] = y
    let least = y
    for (let x = 1; x < width; x += 1) {
      const same = a.charCodeAt(x - 1) === b.charCodeAt(y - 1)
      let best = Math.min((above[x - 1] ?? 0) + (same ? 0 : 1), (above[x] ?? 0) + 1, (here[x - 1] ?? 0) + 1)
      if (
        x > 1 &&
        y > 1 &&
        a.charCodeAt(x - 1) === b.charCodeAt(y - 2) &&
        a.charCodeAt(x - 2) === b.charCodeAt(y - 1)
      )
        best = Math.min(best, (before[x - 2] ?? 0) + 1)
      here[x] = best
      least = Math.min(least, best)
    }
    if (least > most) return most + 1
    const free = before
    before = above
    above = here
    here = free
  }
  return Math.min(above[a.length] ?? 0, most + 1)
}

/** Jaro and Winkler's likeness, 0 to 1: letters in common at nearby places, weighted by an equal beginning (Winkler 1990). */
export const jaroWinkler = (one: string, two: string): number => {
  if (one === two) return 1
  const [a, b] = one.length <= two.length ? [one, two] : [two, one]
  if (a.length === 0) return 0
  const reach = Math.max(0, (b.length >> 1) - 1)
  const used = new Uint8Array(b.length)
  let common = 0
  let letters = ''
  for (let x = 0; x < a.length; x += 1) {
    const code = a.charCodeAt(x)
    const to = Math.min(b.length - 1, x + reach)
    for (let y = Math.max(0, x - reach); y <= to; y += 1)
      if (used[y] === 0 && b.charCodeAt(y) === code) {
        used[y] = 1
        common += 1
        letters += a[x]
        break
      }
  }
  if (common === 0) return 0
  let swapped = 0
  let at = 0
  for (let y = 0; y < b.length; y += 1)
    if (used[y] === 1) {
      if (b.charCodeAt(y) !== letters.charCodeAt(at)) swapped += 1
      at += 1
    }
  const jaro = (common / a.length + common / b.length + (common - (swapped >> 1)) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}
