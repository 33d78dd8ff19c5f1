/** Looks up how a subject stands, in constant time. */
import { type Standing, type StandingDecision, subjectKey } from './decision.ts'
import type { TieFigures } from './joined.ts'
import { LIKELY } from './weighing/measure-ties.ts'

/** What was found once of a list of decisions in force. */
const indexes = new WeakMap<readonly StandingDecision[], ReadonlyMap<string, StandingDecision>>()

/** The decision in force on a subject, by its key. */
const decisionOn = (
  { standing }: { readonly standing: readonly StandingDecision[] },
  key: string,
): StandingDecision | undefined => {
  let index = indexes.get(standing)
  if (index === undefined) {
    index = new Map(standing.map((each) => [subjectKey(each.subject), each]))
    indexes.set(standing, index)
  }
  return index.get(key)
}

/** How a subject stands among the decisions in force. */
export const standingOf = (
  joined: { readonly standing: readonly StandingDecision[] },
  key: string,
): Standing => decisionOn(joined, key)?.standing ?? 'proposed'

/** Whether a tie joins: likely one hand's, unless a person said otherwise. */
export const joinsNow = (
  joined: { readonly standing: readonly StandingDecision[]; readonly figures: TieFigures },
  tie: number,
): boolean => {
  const said = joined.standing.length === 0 ? 'proposed' : standingOf(joined, subjectKey({ on: 'tie', tie }))
  return said === 'proposed' ? (joined.figures.chance[tie] ?? 0) >= LIKELY : said === 'confirmed'
}
