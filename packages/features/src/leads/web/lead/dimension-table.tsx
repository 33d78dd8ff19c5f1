/** How the rule counts: strong, medium and weak in each dimension, and whether it is fulfilled. */
import { useLingui } from '@lingui/react/macro'
import type { LeadPage } from '@smart-rescue/schema'
import { Panel, ScrollRegion } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { DIMENSION_WORDS } from '../lead-words.ts'

/** The table. A dimension that is fulfilled is in bold, never in a colour. */
export const DimensionTable = ({ lead }: { lead: LeadPage }): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <Panel title={t`Counted by ILO’s rule`}>
      <ScrollRegion className="sr-lead-table" label={t`Counted by ILO’s rule`}>
        <table className="sr-table">
          <thead>
            <tr>
              <th scope="col">{t`Dimension`}</th>
              <th scope="col">{t`strong`}</th>
              <th scope="col">{t`medium`}</th>
              <th scope="col">{t`weak`}</th>
              <th scope="col">{t`Rule`}</th>
            </tr>
          </thead>
          <tbody>
            {lead.dimensions.map((each) => {
              const words = DIMENSION_WORDS[each.dimension]
              return (
                <tr key={each.dimension}>
                  <th scope="row">{words === undefined ? each.dimension : i18n._(words)}</th>
                  <td>{i18n.number(each.strong)}</td>
                  <td>{i18n.number(each.medium)}</td>
                  <td>{i18n.number(each.weak)}</td>
                  <td>{each.fulfilled ? <b>{t`fulfilled`}</b> : t`not fulfilled`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="sr-pad sr-small">
        {t`A dimension is fulfilled with two strong; one strong and one other; three medium; or two medium and one weak. For a child, what was done and the conditions of work are enough; the means only add. The list is that for children in labour: the one for sexual exploitation was not to be had. None of this is proof.`}
      </p>
    </Panel>
  )
}
