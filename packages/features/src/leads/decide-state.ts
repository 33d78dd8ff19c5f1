/** How decisions on a lead add up: each stands until it is taken back; what became a case stays so. */
import type { LeadDecision, LeadState } from '@smart-rescue/schema'

type Decision = LeadDecision['decision']

/** The state that decisions in their order lead to. */
export const stateAfter = (decisions: readonly Decision[]): LeadState => {
  const standing: LeadState[] = ['waiting']
  for (const decision of decisions) {
    if (standing.at(-1) === 'opened') continue
    if (decision !== 'undone') standing.push(decision)
    else if (standing.length > 1) standing.pop()
  }
  return standing.at(-1) ?? 'waiting'
}

/** The state that `next` leads to, or nothing when it cannot be taken now: it is a case, it is so already, nothing is to be taken back. */
export const decide = (before: readonly Decision[], next: Decision): LeadState | undefined => {
  const state = stateAfter(before)
  if (state === 'opened' || next === state) return undefined
  if (next === 'undone' && state === 'waiting') return undefined
  return stateAfter([...before, next])
}
