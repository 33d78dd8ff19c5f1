/** Wellbeing: the member's own page. Nobody else can open it, and nothing of it is in the custody log. */
import { useLingui } from '@lingui/react/macro'
import { Foreign, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, useRead } from '../../web/index.ts'
import { readShared, readWellbeing } from '../contract.ts'
import { KindsPanel } from './kinds-panel.tsx'
import { MeterLine, MeterTable } from './meter.tsx'
import { PreferencesPanel } from './preferences-panel.tsx'
import { SharingPanel } from './sharing-panel.tsx'

const SharedWithMe = () => {
  const { t } = useLingui()
  const reading = useRead(readShared, {})
  const shared = reading.data?.shared ?? []
  if (shared.length === 0) return null
  return (
    <Panel title={t`Meters shared with me`}>
      <ul className="sr-list">
        {shared.map(({ member, week }) => (
          <li key={member.id} className="sr-item">
            <b>
              <Foreign text={member.displayName} />
            </b>
            <p className="sr-small">
              <MeterLine week={week} />
            </p>
            <MeterTable week={week} caption={t`Exposure of ${member.displayName} by day`} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The page. */
export const WellbeingPage = (): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(readWellbeing, {})
  const own = reading.data
  return (
    <Page title={t`Wellbeing`}>
      <PageHead
        title={t`Wellbeing`}
        lead={t`This page is yours. Nobody else can open it, and nothing of it is written to the custody log.`}
      />
      {reading.isError ? <FailureNote error={reading.error} onRetry={() => void reading.refetch()} /> : null}
      {own === undefined ? (
        reading.isError ? null : (
          <Skeleton label={t`Loading`} lines={8} />
        )
      ) : (
        <div className="sr-cols">
          <div>
            <Panel title={t`My week`}>
              <div className="sr-pad sr-stack tight">
                <p>
                  <MeterLine week={own.week} />
                </p>
                <MeterTable week={own.week} caption={t`My exposure by day`} />
                <p className="sr-small">
                  {t`Studies link violent material to strain; breaks, talking with colleagues and knowing how a case ended to better health.`}
                </p>
              </div>
            </Panel>
            <SharedWithMe />
          </div>
          <div>
            <PreferencesPanel preferences={own.preferences} />
            <SharingPanel own={own} />
            <KindsPanel own={own} />
          </div>
        </div>
      )}
    </Page>
  )
}
