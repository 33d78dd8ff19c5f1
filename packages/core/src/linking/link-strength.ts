/**
 * The strength of a link, in full:
 *
 * - one shared selector weighs  c · √(2 / n)
 *   with c the lower of the two reading confidences and n the number of exhibits that carry the selector:
 *   only these two → c; eight → half of it; two hundred (a hotline, an agency) → a tenth;
 * - several selectors join as independent hints:  s = 1 − (1 − w₁)(1 − w₂) …
 * - two pages of one site count half; two captures of one page are no second source, s = 0.
 *
 * There is nothing to set: the figures come from the exhibits themselves.
 */

/** What one shared selector weighs, 0 to 1. `exhibits` counts all that carry it, at least these two. */
export function weighSelector(confidence: number, exhibits: number): number {
  return round(confidence * Math.sqrt(2 / Math.max(2, exhibits)))
}

/** Whether the two exhibits are separate sources. */
export type Separation = 'separate' | 'same-site' | 'same-page'

/** The joint strength of several weights, 0 to 1. */
export function joinWeights(weights: readonly number[], separation: Separation): number {
  if (separation === 'same-page') return 0
  let doubt = 1
  for (const weight of weights) doubt *= 1 - weight
  return round((1 - doubt) * (separation === 'same-site' ? 0.5 : 1))
}

/** Four decimals, so that the same figures read the same everywhere. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
