/** The policy for receivers: whose log and whose signature to trust, as a small file that goes another way than the package. */
import { useLingui } from '@lingui/react/macro'
import { buttonClass } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { readOrganisation } from '../../organisation/contract.ts'
import { useRead } from '../../web/index.ts'

/** The link; nothing until the locker has told its keys. */
export const PolicyLink = (): ReactNode => {
  const { t } = useLingui()
  const organisation = useRead(readOrganisation, {})
  if (organisation.data === undefined) return null
  const address = `data:text/plain;charset=utf-8,${encodeURIComponent(organisation.data.policy)}`
  return (
    <a className={buttonClass('quiet', 'small')} href={address} download="policy.txt">
      {t`Save the policy (policy.txt)`}
    </a>
  )
}
