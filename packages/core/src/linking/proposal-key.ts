/** Stable names of proposals and reasons, so that what a person rejected does not come back under another name. */
import type { ExhibitId, LinkReason } from '@smart-rescue/schema'

const DIVIDER = '|'
const quote = (part: string): string => part.replaceAll('%', '%25').replaceAll(DIVIDER, '%7C')

/** The two exhibits, smaller id first: the same whatever the direction. */
export function pairKey(a: ExhibitId, b: ExhibitId): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`
}

/** A reason by what it says, not by how strong it is or where it stands: `same-selector/phone/+9779800000101`. */
export function reasonKey(reason: Pick<LinkReason, 'rule' | 'kind' | 'normal'>): string {
  return `${reason.rule}/${reason.kind}/${quote(reason.normal)}`
}

/** The pair and its reasons in one string, independent of order and direction: the same proposal has the same key in every run. */
export function proposalKey(
  a: ExhibitId,
  b: ExhibitId,
  reasons: readonly Pick<LinkReason, 'rule' | 'kind' | 'normal'>[],
): string {
  return [pairKey(a, b), ...new Set(reasons.map(reasonKey).sort())].join(DIVIDER)
}

/** Whether a proposal says something of its pair that none of the keys already said. True for a pair that is new. */
export function hasNewReason(key: string, earlier: Iterable<string>): boolean {
  const [pair, ...reasons] = key.split(DIVIDER)
  const said = new Set<string>()
  let known = false
  for (const each of earlier) {
    const [earlierPair, ...earlierReasons] = each.split(DIVIDER)
    if (earlierPair !== pair) continue
    known = true
    for (const reason of earlierReasons) said.add(reason)
  }
  return !known || reasons.some((reason) => !said.has(reason))
}
