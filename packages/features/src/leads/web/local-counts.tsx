/** How often an indicator's leads became cases here: the house's own experience beside what research says elsewhere. */
import { useLingui } from '@lingui/react/macro'
import type { LeadCount } from '@smart-rescue/schema'
import { Empty, Mono, Panel, ScrollRegion } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import './leads.css'

/** The count of one indicator in one line. */
export const CountLine = ({ count }: { count: LeadCount }): ReactNode => {
  const { t, i18n } = useLingui()
  const [opened, leads] = [i18n.number(count.opened), i18n.number(count.leads)]
  return <>{t`${opened} of ${leads} leads with this became cases here.`}</>
}

/** The table, most leads first. */
export const LocalCounts = ({ counts }: { counts: readonly LeadCount[] }): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <Panel title={t`What became of leads here`}>
      {counts.length === 0 ? (
        <Empty title={t`Nothing to count yet`}>
          {t`Research on adverts comes from adults in the USA. Your own count, once there are decisions, says more about your work.`}
        </Empty>
      ) : (
        <>
          <p className="sr-pad sr-small">
            {t`Counted over the cases you see. Few leads say little; a count is no measure of truth, because what is looked at more becomes a case more often.`}
          </p>
          <ScrollRegion className="sr-lead-table" label={t`What became of leads here`}>
            <table className="sr-table">
              <thead>
                <tr>
                  <th scope="col">{t`Indicator`}</th>
                  <th scope="col">{t`Leads`}</th>
                  <th scope="col">{t`Became cases`}</th>
                  <th scope="col">{t`Put away`}</th>
                  <th scope="col">{t`Undecided`}</th>
                </tr>
              </thead>
              <tbody>
                {counts.map((count) => (
                  <tr key={count.indicator}>
                    <th scope="row">
                      <Mono text={count.indicator} /> <span lang="en">{count.text}</span>
                    </th>
                    <td>{i18n.number(count.leads)}</td>
                    <td>{i18n.number(count.opened)}</td>
                    <td>{i18n.number(count.dismissed)}</td>
                    <td>{i18n.number(count.undecided)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </Panel>
  )
}
