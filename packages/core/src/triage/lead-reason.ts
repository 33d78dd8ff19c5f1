/** Why a lead deserves a look: one indicator, what shows it, and how it is counted. */
import type { Indicator } from './indicators/index.ts'
import type { Observation } from './observers/observation.ts'

/** What a person answered about one indicator; her newest answer counts. */
export interface HumanAnswer {
  readonly indicator: string
  readonly answer: 'yes' | 'no' | 'unknown'
}

/** Why an indicator counts or does not. */
export type CountedAs = 'rule' | 'positive' | 'support' | 'escalate' | 'not-weighed' | 'denied'

/** One indicator that is to be seen in the sources, or that a person affirmed. */
export interface LeadReason {
  readonly indicator: Indicator
  /** What the machine saw; absent where a person alone affirmed it. */
  readonly observation?: Observation
  readonly answer?: HumanAnswer['answer']
  readonly countedAs: CountedAs
}
