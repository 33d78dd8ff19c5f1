/** Figures of others: each axis apart, so that an estimate is never read beside a measured rate. */

import { useLingui } from '@lingui/react/macro'
import { groupByAxis, REFERENCE_FIGURES } from '@smart-rescue/core/statistics'
import { Panel, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { AXIS_WORDS } from './figure-words.ts'

/** The panel. */
export const ReferencePanel = (): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <Panel title={t`Figures of others`}>
      <div className="sr-pad">
        <p className="sr-small">{t`Each stands on an axis of its own. They are divided by different things and cannot be compared.`}</p>
        {[...groupByAxis(REFERENCE_FIGURES)].map(([axis, figures]) => (
          <section key={axis} className="sr-axis">
            <h3>{i18n._(AXIS_WORDS[axis])}</h3>
            {figures.map((figure) => (
              <div key={figure.id}>
                <p>
                  <b>
                    {figure.below ? '< ' : ''}
                    {i18n.number(figure.percent)}
                  </b>{' '}
                  {figure.isEstimate ? <Tag tone="amber">{t`estimate`}</Tag> : null}
                </p>
                <p className="sr-small" lang="en">
                  {figure.numeratorText} / {figure.denominatorText} · {figure.scope}, {figure.period} ·{' '}
                  {figure.source}. {figure.caveat}
                </p>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Panel>
  )
}
