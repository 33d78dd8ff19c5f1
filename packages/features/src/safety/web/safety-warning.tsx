/** A line before a step that could alert somebody: shown where a case needs a safety plan and has none that holds. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Callout } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, paths, useRead } from '../../web/index.ts'
import { readSafety } from '../contract.ts'

/** The warning; nothing where a plan holds, or none is needed. */
export const SafetyWarning = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const { data } = useRead(readSafety, { caseId })
  if (data === undefined || !data.needed || data.state === 'holds') return null
  return (
    <Callout tone="amber" role="status">
      {data.state === 'none'
        ? t`This case has no safety plan yet. Could this step let somebody know that you look?`
        : t`The safety plan of this case was to be looked at again. Is it still right?`}{' '}
      <Go to={`${paths.persons(caseId)}#safety`}>{t`Safety plan`}</Go>
    </Callout>
  )
}
