/** Why a line of a list is left out, in words. */
import { useLingui } from '@lingui/react/macro'
import type { Skipped } from '../contract.ts'

/** Puts a reason into words. */
export const useSkippedWords = (): ((skipped: Skipped) => string) => {
  const { t } = useLingui()
  return (skipped) =>
    ({
      invalid: t`no address that can be captured`,
      twice: t`the same page stands in the list before`,
      captured: t`this case has captured the page already`,
    })[skipped]
}
