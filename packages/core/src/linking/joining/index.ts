/** Joining: which sources may be one hand's – by what they share, weighed by how common it is, and by what people decided. Pure; entered through here. */
export {
  type DecisionKind,
  type JoinDecision,
  type JoinSubject,
  type Standing,
  type StandingDecision,
  standingAfter,
  standingDecisions,
  subjectKey,
} from './decision.ts'
export { explainCarrying, explainTie } from './explaining/explain-carrying.ts'
export {
  explainJoin,
  type JoinExplanation,
  ruleOf,
  strengthOf,
  type WordedReason,
} from './explaining/explain-join.ts'
export {
  type Carriers,
  carriersOf,
  collectTies,
  type JoinInput,
  type TieCollector,
  type TieKind,
} from './join-input.ts'
export { cutBy, type JoinOptions, joinSources } from './join-sources.ts'
export type { Joined, TieFigures } from './joined.ts'
export { type PathStep, pathBetween } from './path-between.ts'
export { placeOf, sharedTies, tieKey, tiesOf } from './shared-ties.ts'
export { joinsNow, standingOf } from './standing-of.ts'
export { weakestJoins } from './weakest-join.ts'
export { LIKELY, measureTies } from './weighing/measure-ties.ts'
