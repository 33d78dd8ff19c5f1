/** How every subject stands by its name, from the decisions alone. Pure. */
import { type Standing, standingAfter } from '@smart-rescue/core/linking/joining'
import type { StoredDecision } from './decisions.ts'

/** The standing of each subject that was decided on: by the name of the node, or `from|to`. */
export const standingsOf = (decisions: readonly StoredDecision[]): Map<string, Standing> => {
  const kinds = Map.groupBy(
    [...decisions].sort((x, y) => x.leaf - y.leaf),
    ({ from, to }) => (to === undefined ? from : `${from}|${to}`),
  )
  return new Map([...kinds].map(([subject, said]) => [subject, standingAfter(said.map(({ kind }) => kind))]))
}
