/** The queue: leads of all cases one may see, in the order to look at them, and what became of earlier ones. */
import { useLingui } from '@lingui/react/macro'
import type { LeadState } from '@smart-rescue/schema'
import { Acts, Button, Empty, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { FailureNote, useRead } from '../../web/index.ts'
import { listLeads } from '../contract.ts'
import { LeadRow } from './lead-row.tsx'
import { LEAD_STATE_WORDS } from './lead-words.ts'
import { LocalCounts } from './local-counts.tsx'
import './leads.css'

const STATES: readonly LeadState[] = ['waiting', 'watching', 'opened', 'dismissed']
/** Leads shown at first. */
const SHOWN = 50
const LIVE_MS = 30_000

/** The page. */
export const LeadsPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const [state, setState] = useState<LeadState>('waiting')
  const [all, setAll] = useState(false)
  const most = all ? 1_000 : SHOWN
  const reading = useRead(listLeads, { state, most }, { every: () => LIVE_MS })
  const leads = reading.data?.leads ?? []
  const total = reading.data?.states[state] ?? 0
  return (
    <Page title={t`Leads`}>
      <PageHead
        title={t`Leads`}
        lead={t`What speaks for a closer look, in the order to look at it. It is no verdict: you decide, and say why.`}
      />
      <fieldset className="sr-lead-states">
        <legend className="sr-only">{t`Which leads`}</legend>
        {STATES.map((each) => (
          <Button
            key={each}
            tone="quiet"
            size="small"
            pressed={each === state}
            onClick={() => {
              setState(each)
              setAll(false)
            }}
          >
            {i18n._(LEAD_STATE_WORDS[each])}
            {reading.data === undefined ? null : ` · ${i18n.number(reading.data.states[each])}`}
          </Button>
        ))}
      </fieldset>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <Panel title={i18n._(LEAD_STATE_WORDS[state])} aside={total > 0 ? i18n.number(total) : undefined}>
          {reading.isPending ? (
            <Skeleton label={t`Loading`} lines={9} />
          ) : leads.length === 0 ? (
            <Empty title={state === 'waiting' ? t`No lead waits` : t`No lead stands here`}>
              {t`Leads come from the networks and templates of your cases, and from people who raise one: on a network, a template, a selector or a source.`}
            </Empty>
          ) : (
            <ul className="sr-list">
              {leads.map((lead) => (
                <LeadRow key={lead.id} lead={lead} />
              ))}
            </ul>
          )}
          {total > leads.length && leads.length > 0 ? (
            <div className="sr-pad">
              <Acts>
                <Button tone="quiet" size="small" onClick={() => setAll(true)}>
                  {t`Show all`}
                </Button>
              </Acts>
            </div>
          ) : null}
        </Panel>
      )}
      <LocalCounts counts={reading.data?.counts ?? []} />
    </Page>
  )
}
