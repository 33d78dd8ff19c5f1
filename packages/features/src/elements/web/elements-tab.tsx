/** The tab of elements: what happened, which offences fit, and how far each chosen one is covered. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, useCaseNews, useRead } from '../../web/index.ts'
import { readElements } from '../contract.ts'
import { FramePanel } from './frame/frame-panel.tsx'
import { ChoicePanel } from './offence/choice-panel.tsx'
import { OffencePanel } from './offence/offence-panel.tsx'
import { WarningList } from './warning-list.tsx'
import './elements.css'

/** The tab. */
export const ElementsTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const { may } = useOpenedCase()
  useCaseNews(caseId)
  const reading = useRead(readElements, { caseId })
  const page = reading.data
  if (page === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeleton label={t`Loading`} lines={8} />
    )
  const rights = { cover: may('element.cover'), judge: may('element.judge'), task: may('task.change') }
  const ready = page.chosen.filter(({ state }) => state === 'ready').length
  const general = page.warnings.filter(({ offence }) => offence === undefined)
  return (
    <div className="sr-cols sr-law-cols">
      <div>
        {page.frame === undefined ? null : page.chosen.length === 0 ? (
          <Panel title={t`Elements`}>
            <Empty title={t`No offence is chosen yet`}>
              {t`Choose the offences that may fit. Each is then taken apart into what must be shown, and what is missing.`}
            </Empty>
          </Panel>
        ) : (
          <>
            <p className="sr-law-count" role="status">
              {plural(page.chosen.length, { one: '# offence chosen', other: '# offences chosen' })} ·{' '}
              {plural(ready, { one: '# ready', other: '# ready' })}
            </p>
            {page.chosen.map((offence) => (
              <OffencePanel
                key={offence.id}
                caseId={caseId}
                offence={offence}
                chosen={page.chosen}
                warnings={page.warnings.filter((one) => one.offence === offence.id)}
                rights={rights}
              />
            ))}
          </>
        )}
        {page.frame === undefined ? <FramePanel caseId={caseId} page={page} mayCover={rights.cover} /> : null}
      </div>
      <div>
        {page.frame === undefined ? (
          <Panel title={t`What this page does`}>
            <p className="sr-pad">
              {t`An offence is made of elements. For each, this page shows what it rests on, what a lawyer says of it, and what is missing. Nothing here is legal advice, and no machine decides.`}
            </p>
          </Panel>
        ) : (
          <FramePanel caseId={caseId} page={page} mayCover={rights.cover} />
        )}
        <ChoicePanel caseId={caseId} page={page} mayCover={rights.cover} />
        {general.length === 0 ? null : (
          <Panel title={t`About the law of these countries`}>
            <div className="sr-pad">
              <WarningList warnings={general} />
            </div>
          </Panel>
        )}
      </div>
    </div>
  )
}
