/** The logarithm of the gamma function. */

/** ln Γ(x) for x > 0, by Stirling's series after shifting x above 8; good to ten digits. */
export const logGamma = (x: number): number => {
  let shift = 0
  let at = x
  while (at < 8) {
    shift -= Math.log(at)
    at += 1
  }
  const inverse = 1 / (at * at)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series
}
