/** The links of a case: what waits for a decision, and what was decided. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Empty, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/index.ts'
import { FailureNote, useRead } from '../../web/index.ts'
import { listLinks } from '../contract.ts'
import { LinkCard } from './link-card.tsx'

/** The tab. */
export const LinksTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may } = useOpenedCase()
  const reading = useRead(listLinks, { caseId })
  const mayDecide = may('link.decide')
  const links = reading.data?.links ?? []
  const proposed = links.filter((link) => link.state === 'proposed')
  const accepted = links.filter((link) => link.state === 'accepted')
  const rejected = links.filter((link) => link.state === 'rejected')
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  if (reading.isPending)
    return (
      <Panel title={t`To decide`}>
        <Skeleton label={t`Loading`} lines={6} />
      </Panel>
    )
  return (
    <>
      <Panel title={t`To decide`} aside={proposed.length > 0 ? i18n.number(proposed.length) : undefined}>
        {proposed.length === 0 ? (
          <Empty title={t`Nothing to decide`}>
            {t`When the same number, address, handle or wallet stands in two exhibits, the machine proposes a link and says why. It never decides.`}
          </Empty>
        ) : (
          <ul className="sr-list">
            {proposed.map((link) => (
              <LinkCard key={link.id} link={link} mayDecide={mayDecide} />
            ))}
          </ul>
        )}
      </Panel>
      {accepted.length === 0 ? null : (
        <Panel title={t`Accepted`} aside={i18n.number(accepted.length)}>
          <ul className="sr-list">
            {accepted.map((link) => (
              <LinkCard key={link.id} link={link} mayDecide={mayDecide} />
            ))}
          </ul>
        </Panel>
      )}
      {rejected.length === 0 ? null : (
        <Panel title={t`Rejected`} aside={i18n.number(rejected.length)}>
          <ul className="sr-list">
            {rejected.map((link) => (
              <LinkCard key={link.id} link={link} mayDecide={mayDecide} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
