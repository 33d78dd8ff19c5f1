/** On Today: how many leads wait for whoever decides them. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { buttonClass, NextThing } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, paths, useRead } from '../../web/index.ts'
import { listLeads } from '../contract.ts'

const LIVE_MS = 60_000

/** The line, or nothing where none waits. Only for case officers: they decide. */
export const WaitingLeads = ({ decides }: { decides: boolean }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listLeads, { most: 0 }, { enabled: decides, every: () => LIVE_MS })
  const waiting = reading.data?.states.waiting ?? 0
  if (!decides || waiting === 0) return null
  return (
    <NextThing
      title={plural(waiting, { one: '# lead waits', other: '# leads wait' })}
      act={
        <Go to={paths.leads()} className={buttonClass('quiet')}>
          {t`Look at the leads`}
        </Go>
      }
    >
      {t`Each says what speaks for a closer look. You decide, and say why.`}
    </NextThing>
  )
}
