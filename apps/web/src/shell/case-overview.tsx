/** The overview of a case: the one place where evidence, links, notes, selectors and team stand side by side. */
import { FactsPanel, NotesPanel, TeamPanel, useOpenedCase } from '@smart-rescue/features/cases/web'
import { NewestEvidence } from '@smart-rescue/features/evidence/web'
import { HandOverPanel } from '@smart-rescue/features/handing-over/web'
import { ToDecide } from '@smart-rescue/features/links/web'
import { SelectorsPanel } from '@smart-rescue/features/selectors/web'
import type { CaseId } from '@smart-rescue/schema'
import type { ReactNode } from 'react'

/** The tab. */
export const CaseOverview = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { may } = useOpenedCase()
  return (
    <div className="sr-cols">
      <div>
        <NewestEvidence caseId={caseId} mayCapture={may('capture.request')} />
        <NotesPanel caseId={caseId} mayWrite={may('note.write')} />
      </div>
      <div>
        <ToDecide caseId={caseId} mayDecide={may('link.decide')} />
        <SelectorsPanel caseId={caseId} />
        <FactsPanel />
        <TeamPanel />
        <HandOverPanel caseId={caseId} mayHandOver={may('case.hand-over')} />
      </div>
    </div>
  )
}
