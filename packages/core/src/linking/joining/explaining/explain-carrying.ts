/** Why a source hangs on what it carries, and whether a tie joins anybody at all. */
import { subjectKey } from '../decision.ts'
import type { JoinInput } from '../join-input.ts'
import type { Joined } from '../joined.ts'
import { joinsNow, standingOf } from '../standing-of.ts'
import { LIKELY } from '../weighing/measure-ties.ts'
import {
  cautionOf,
  confidenceOf,
  factsOf,
  isRead,
  isSlip,
  type JoinExplanation,
  ruleOf,
  strengthOf,
  type WordedReason,
} from './explain-join.ts'
import { sayCarrying, sayCommonTie, sayHands, saySlip, sayUnsure } from './say-tie.ts'

/** Reasons and counter-reasons of a source and a tie that it carries. */
export const explainCarrying = (
  input: JoinInput,
  joined: Joined,
  source: number,
  tie: number,
): JoinExplanation => {
  const whole = explainTie(input, joined, tie)
  const slips = isSlip(input, joined, source, tie)
  const slip = { rule: 'slip', tie, sentence: saySlip(factsOf(input, joined, tie)) }
  const confidence = confidenceOf(input, source, tie)
  const unsure: WordedReason[] =
    confidence < 0.8 && isRead(input.kinds[tie] ?? 'phone')
      ? [{ rule: 'unsure-reading', tie, sentence: sayUnsure(factsOf(input, joined, tie), confidence) }]
      : []
  return {
    strength: strengthOf(input, joined, source, tie),
    standing: standingOf(joined, subjectKey({ on: 'carrying', source, tie })),
    reasons: slips ? [] : whole.reasons,
    counterReasons: [...(slips ? [slip] : []), ...whole.counterReasons, ...unsure],
  }
}

/** Reasons and counter-reasons for a tie as such: its strength is the chance that it is one hand's, or what a person decided. */
export const explainTie = (input: JoinInput, joined: Joined, tie: number): JoinExplanation => {
  const facts = factsOf(input, joined, tie)
  const chance = joined.figures.chance[tie] ?? 0
  const { sources, hands } = facts
  const base = { tie, sources, hands }
  const reasons: WordedReason[] = []
  const counterReasons: WordedReason[] = []
  if (chance >= LIKELY) {
    const weight = Math.round(chance * 10_000) / 10_000
    reasons.push({ ...base, rule: ruleOf(facts.kind), weight, sentence: sayCarrying(facts) })
    if (hands > 1 && sources > 2)
      counterReasons.push({ ...base, rule: 'several-hands', sentence: sayHands(facts) })
    if (sources > 1) counterReasons.push(...cautionOf(tie, facts))
  } else counterReasons.push({ ...base, rule: 'common-tie', sentence: sayCommonTie(facts) })
  const standing = standingOf(joined, subjectKey({ on: 'tie', tie }))
  const strength =
    standing === 'confirmed' ? 1 : joinsNow(joined, tie) || standing === 'proposed' ? chance : 0
  return { strength: Math.round(strength * 10_000) / 10_000, standing, reasons, counterReasons }
}
