/** The closed lists of figures in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Denominator } from '@smart-rescue/core/statistics'
import type { FunnelStep } from '../contract.ts'

/** Steps of the funnel. Each counts cases. */
export const STEP_NAMES: Record<FunnelStep['step'], MessageDescriptor> = {
  opened: msg`Opened`,
  referred: msg`Handed over`,
  acknowledged: msg`Answered`,
  investigated: msg`Investigation opened`,
  charged: msg`At least one charge`,
  verdict: msg`At least one verdict`,
  convicted: msg`At least one conviction`,
  identified: msg`Child identified by an authority`,
  safeguarded: msg`Child in safety`,
  compensated: msg`Compensation paid`,
}

/** What figures of others are divided by. */
export const AXIS_WORDS: Record<Denominator, MessageDescriptor> = {
  'estimated-victims': msg`Per 100 estimated victims – an estimate, never a measured rate`,
  'identified-victims': msg`Per 100 identified victims`,
  prosecutions: msg`Per 100 prosecutions`,
  'own-cases': msg`Per 100 cases of ours`,
  'own-charges': msg`Per 100 charges in cases of ours`,
}
