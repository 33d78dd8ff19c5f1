/** The dossier of a case: export, what was exported, and what it proves. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { buttonClass, Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/index.ts'
import { listExhibits } from '../../evidence/contract.ts'
import { FailureNote, Go, paths, useRead } from '../../web/index.ts'
import { listDossiers } from '../contract.ts'
import { DossierRow } from './dossier-row.tsx'
import { ExplainPanel } from './explain-panel.tsx'
import { ExportPanel } from './export-panel.tsx'
import { NcmecPanel } from './ncmec-panel.tsx'

/** Milliseconds between readings while the news stream is broken and an export runs. */
const POLL_MS = 2_500

/** The tab. */
export const DossierTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may, live, view } = useOpenedCase()
  const exhibits = useRead(listExhibits, { caseId })
  const reading = useRead(
    listDossiers,
    { caseId },
    {
      every: (output) =>
        !live && output?.dossiers.some((one) => one.state === 'queued' || one.state === 'running')
          ? POLL_MS
          : false,
    },
  )
  const list = exhibits.data?.exhibits ?? []
  const dossiers = reading.data?.dossiers ?? []
  return (
    <div className="sr-cols">
      <div>
        {!may('dossier.export') ? null : exhibits.isPending ? (
          <Panel title={t`Export a dossier`}>
            <Skeleton label={t`Loading`} />
          </Panel>
        ) : list.length === 0 ? (
          <Panel title={t`Export a dossier`}>
            <Empty
              title={t`Nothing to export yet`}
              act={
                may('capture.request') ? (
                  <Go to={paths.evidence(caseId)} className={buttonClass('quiet')}>
                    {t`Capture an address`}
                  </Go>
                ) : undefined
              }
            >
              {t`A dossier holds exhibits. Capture an address first.`}
            </Empty>
          </Panel>
        ) : (
          <ExportPanel caseId={caseId} exhibits={list} />
        )}
        <Panel title={t`Exports`} aside={dossiers.length > 0 ? i18n.number(dossiers.length) : undefined}>
          {reading.isError ? (
            <div className="sr-pad">
              <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
            </div>
          ) : reading.isPending ? (
            <Skeleton label={t`Loading`} />
          ) : dossiers.length === 0 ? (
            <Empty title={t`Nothing was exported yet`} />
          ) : (
            <ul className="sr-list">
              {dossiers.map((dossier) => (
                <DossierRow key={dossier.id} dossier={dossier} />
              ))}
            </ul>
          )}
        </Panel>
      </div>
      <div>
        <ExplainPanel />
        {may('report.export') && list.length > 0 ? (
          <NcmecPanel caseId={caseId} leadKind={view.case.leadKind} />
        ) : null}
      </div>
    </div>
  )
}
