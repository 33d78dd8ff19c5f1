/** Duties to report of a case, open ones first. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Callout, Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { countryName, FailureNote, useRead } from '../../web/index.ts'
import { listDuties } from '../contract.ts'
import { DutyCard } from './duty-card.tsx'
import { KnownForm } from './known-form.tsx'
import './duties.css'

const LIVE_MS = 60_000

/** The tab. */
export const DutiesTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may } = useOpenedCase()
  const reading = useRead(listDuties, { caseId }, { every: () => LIVE_MS })
  if (reading.data === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeleton label={t`Loading`} lines={9} />
    )
  const { duties, unknownCountries } = reading.data
  const open = duties.filter((duty) => duty.open)
  return (
    <>
      {unknownCountries.length === 0 ? null : (
        <Callout tone="amber">
          <p>
            {t`No duties are known here for: ${unknownCountries.map((code) => countryName(code, i18n.locale)).join(', ')}. That does not mean that there are none: ask a lawyer.`}
          </p>
        </Callout>
      )}
      <Panel title={t`Duties to report`} aside={open.length > 0 ? t`${open.length} open` : undefined}>
        <p className="sr-pad sr-small">
          {t`What the law of the countries of this case, and of the country you work in, asks of the people who know. Reference data, not legal advice.`}
        </p>
        {duties.length === 0 ? (
          <Empty title={t`No duty was read for these countries`}>
            {t`A report may still be right: tell the police or child protection when a child may be in danger.`}
          </Empty>
        ) : (
          <ul className="sr-list">
            {duties.map((duty) => (
              <DutyCard
                key={duty.id}
                caseId={caseId}
                duty={duty}
                mayChange={may('task.change')}
                mayWaive={may('element.judge')}
              />
            ))}
          </ul>
        )}
        {may('task.change') && duties.length > 0 ? (
          <div className="sr-pad">
            <KnownForm caseId={caseId} />
          </div>
        ) : null}
      </Panel>
    </>
  )
}
