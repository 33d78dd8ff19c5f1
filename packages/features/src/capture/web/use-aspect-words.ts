/** What two captures may differ in, in words. */
import { useLingui } from '@lingui/react/macro'
import type { ComparisonSummary } from '../second/contract.ts'

/** Aspect → words. */
export const useAspectWords = (): Record<ComparisonSummary['differs'][number], string> => {
  const { t } = useLingui()
  return {
    text: t`text`,
    selectors: t`numbers and names`,
    title: t`title`,
    'final-address': t`final address`,
    status: t`status`,
    certificate: t`certificate`,
    'remote-address': t`server address`,
  }
}
