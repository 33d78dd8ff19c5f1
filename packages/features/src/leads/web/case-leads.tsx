/** The leads of one case, and the act that has the machine look for more. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, Empty, Panel, Skeleton, showToast } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, useAct, useFailureText, useRead } from '../../web/index.ts'
import { listCaseLeads, listLeads, proposeLeads } from '../contract.ts'
import { LeadRow } from './lead-row.tsx'

/** The panel. */
export const CaseLeads = ({ caseId, mayRaise }: { caseId: CaseId; mayRaise: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const failureText = useFailureText()
  const reading = useRead(listCaseLeads, { caseId })
  const act = useAct(proposeLeads, [listCaseLeads, listLeads])
  const leads = reading.data?.leads ?? []
  const look = () =>
    act.mutate(
      { caseId },
      {
        onSuccess: () =>
          showToast({ text: t`The machine looks. New leads appear here by themselves.`, tone: 'calm' }),
        onError: (error) => showToast({ text: failureText(error), tone: 'bad' }),
      },
    )
  return (
    <Panel title={t`Leads`} aside={leads.length > 0 ? i18n.number(leads.length) : undefined}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : leads.length === 0 ? (
        <Empty title={t`No leads in this case`}>
          {t`A lead is a set of sources that may be worth a case of its own.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {leads.map((lead) => (
            <LeadRow key={lead.id} lead={lead} showCase={false} />
          ))}
        </ul>
      )}
      {mayRaise ? (
        <div className="sr-pad">
          <Acts>
            <Button tone="quiet" size="small" busy={act.isPending} onClick={look}>
              {t`Look for leads`}
            </Button>
          </Acts>
        </div>
      ) : null}
    </Panel>
  )
}

/** The tab of a case. */
export const CaseLeadsTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { may } = useOpenedCase()
  return <CaseLeads caseId={caseId} mayRaise={may('lead.raise')} />
}
