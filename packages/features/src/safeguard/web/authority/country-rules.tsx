/** What the law of the countries says, beside the form: no row of it is a permission. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { countryName } from '../../../web/index.ts'
import type { AuthorityList } from '../../contract.ts'
import { SourceLine } from '../sourced.tsx'

/** The rules, own country first. */
export const CountryRules = ({ rules }: { rules: AuthorityList['rules'] }): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <ul className="sr-list">
      {rules.map((rule) => (
        <li key={rule.country} className="sr-item">
          <p>
            <b>{countryName(rule.country, i18n.locale)}</b>
          </p>
          <p>
            <bdi lang="en">{rule.rule}</bdi>
          </p>
          {rule.exception === undefined ? null : (
            <p className="sr-small">
              {t`Exception:`} <bdi lang="en">{rule.exception}</bdi>
            </p>
          )}
          <SourceLine row={rule} />
        </li>
      ))}
    </ul>
  )
}
