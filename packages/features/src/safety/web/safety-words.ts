/** Safety plans and consents in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AtRisk, ConsentBy } from '@smart-rescue/schema'

/** Who is at risk → what she is called. */
export const AT_RISK_WORDS: Record<AtRisk, MessageDescriptor> = {
  child: msg`The child`,
  family: msg`Her family`,
  witness: msg`A witness`,
  reporter: msg`Who reported it`,
  staff: msg`Our staff`,
  partner: msg`A partner organisation`,
  other: msg`Somebody else`,
}

/** Whose word it is → what it is called. */
export const CONSENT_BY_WORDS: Record<ConsentBy, MessageDescriptor> = {
  child: msg`The child`,
  adult: msg`The adult herself`,
  guardian: msg`Her guardian`,
  court: msg`A court`,
  authority: msg`A child protection authority`,
}
