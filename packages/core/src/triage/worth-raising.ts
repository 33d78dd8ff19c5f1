/** Which assessments the machine brings before a person: those with a counted indicator of the rule, or with several people behind one hand. */
import type { LeadAssessment } from './assess-lead.ts'
import type { ObserverName } from './indicators/index.ts'

/** What is measured over several sources and is rare by itself. */
const MEASURED: ReadonlySet<ObserverName> = new Set([
  'contact-many-names',
  'contact-many-places',
  'template-many-contacts',
  'account-many-names',
])

/** Whether it is worth a person's look. Context alone never is, nor how a number is written; a source alone only by the rule. */
export const isWorthRaising = ({ reasons }: LeadAssessment, isGroup: boolean): boolean =>
  reasons.some(
    ({ countedAs, observation }) =>
      countedAs === 'rule' ||
      (isGroup &&
        countedAs === 'positive' &&
        observation !== undefined &&
        MEASURED.has(observation.observer)),
  )
