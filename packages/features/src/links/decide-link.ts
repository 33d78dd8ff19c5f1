/** What a decision makes of a link. Pure: the state follows from the decisions alone. */
import type { Link, LinkDecision } from '@smart-rescue/schema'

type State = Link['state']
type Decision = LinkDecision['decision']

/** The state after the decisions in order: `undone` returns to the state before the decision that it takes back. */
export const stateAfter = (decisions: readonly Decision[]): State => {
  const states: State[] = ['proposed']
  for (const decision of decisions) {
    if (decision !== 'undone') states.push(decision)
    else if (states.length > 1) states.pop()
  }
  return states.at(-1) ?? 'proposed'
}

/** The state that `next` leads to, or nothing when it cannot be taken now: nothing to undo, or decided so already. */
export const decide = (before: readonly Decision[], next: Decision): State | undefined => {
  const state = stateAfter(before)
  if (next === state || (next === 'undone' && state === 'proposed')) return undefined
  return stateAfter([...before, next])
}
