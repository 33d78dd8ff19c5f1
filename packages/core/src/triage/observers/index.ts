/** Every observer, asked once. */
import type { LeadFacts } from '../lead-facts.ts'
import {
  accountManyNames,
  contactManyNames,
  contactManySources,
  contactWrittenToBeMissed,
  namesInOneText,
} from './contacts.ts'
import { contactManyPlaces } from './movement.ts'
import type { Observation } from './observation.ts'
import { payOutOfLine } from './pay.ts'
import { templateManyContacts } from './templates.ts'
import { observeWordings } from './wordings.ts'

const MEASURED = [
  contactManyNames,
  contactManyPlaces,
  contactManySources,
  templateManyContacts,
  accountManyNames,
  namesInOneText,
  contactWrittenToBeMissed,
  payOutOfLine,
]

/** Everything that is to be seen in the facts, at most once an observer. */
export const observeLead = (facts: LeadFacts): Observation[] => [
  ...MEASURED.map((observe) => observe(facts)).filter((each) => each !== undefined),
  ...observeWordings(facts),
]
