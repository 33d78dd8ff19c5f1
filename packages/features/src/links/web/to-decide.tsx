/** What waits for a decision, for the overview of a case. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, Go, paths, useRead } from '../../web/index.ts'
import { listLinks } from '../contract.ts'
import { LinkCard } from './link-card.tsx'

const SHOWN = 3

/** The panel. */
export const ToDecide = ({ caseId, mayDecide }: { caseId: CaseId; mayDecide: boolean }): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listLinks, { caseId })
  const links = reading.data?.links ?? []
  const proposed = links.filter((link) => link.state === 'proposed')
  return (
    <Panel
      title={t`To decide`}
      aside={links.length > 0 ? <Go to={paths.links(caseId)}>{t`All links`}</Go> : undefined}
    >
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : proposed.length === 0 ? (
        <Empty title={t`Nothing to decide`} />
      ) : (
        <ul className="sr-list">
          {proposed.slice(0, SHOWN).map((link) => (
            <LinkCard key={link.id} link={link} mayDecide={mayDecide} brief />
          ))}
        </ul>
      )}
    </Panel>
  )
}
