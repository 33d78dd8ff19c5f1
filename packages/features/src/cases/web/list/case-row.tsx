/** One case in a list: pseudonym, reference, kind, countries, counts, last activity. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseSummary } from '@smart-rescue/schema'
import { Foreign, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, Go, LEAD_WORDS, Moment, paths } from '../../../web/index.ts'
import '../cases.css'

/** The row; `children` stands under it. */
export const CaseRow = ({ item, children }: { item: CaseSummary; children?: ReactNode }): ReactNode => {
  const { t, i18n } = useLingui()
  const { counts } = item
  return (
    <li className="sr-item sr-case-row">
      <div className="sr-row apart">
        <h3>
          <Go to={paths.case(item.id)}>
            <Foreign text={item.title} />
          </Go>{' '}
          <bdi className="sr-small">{item.reference}</bdi>
        </h3>
        {item.state === 'closed' ? <Tag>{t`closed`}</Tag> : null}
      </div>
      <p className="sr-small">
        {i18n._(LEAD_WORDS[item.leadKind])} ·{' '}
        {item.countries.map((code) => countryName(code, i18n.locale)).join(', ')}
      </p>
      <p className="sr-small">
        {plural(counts.exhibits, { one: '# exhibit', other: '# exhibits' })} ·{' '}
        {plural(counts.links, { one: '# confirmed link', other: '# confirmed links' })}
        {counts.proposals > 0 ? (
          <>
            {' · '}
            <span className="sr-to-decide">
              {plural(counts.proposals, { one: '# to decide', other: '# to decide' })}
            </span>
          </>
        ) : null}
        {' · '}
        {t`last activity`} <Moment at={item.lastActivityAt} />
      </p>
      {children}
    </li>
  )
}
