/** The page of the law: every country with a pack, how far it was looked at, and the way to load one's own. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Callout, Foreign, Page, PageHead, Panel, Skeleton, Tag } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, FailureNote, Go, paths, useRead } from '../../../web/index.ts'
import { type LawSummary, listLaws } from '../../contract.ts'
import { REVIEW_WORDS } from '../element-words.ts'
import { LoadPack } from './load-pack.tsx'
import '../elements.css'

const Row = ({ law }: { law: LawSummary }) => {
  const { t, i18n } = useLingui()
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <h3>
          <Go to={paths.law(law.iso2)}>{countryName(law.iso2, i18n.locale)}</Go>
        </h3>
        <Tag tone={law.review === 'reviewed' ? 'green' : law.review === 'rejected' ? 'red' : 'amber'}>
          {i18n._(REVIEW_WORDS[law.review])}
        </Tag>
      </div>
      <p className="sr-small">
        {t`version ${law.version}`} · <Foreign text={law.author} />
        {law.origin === 'own' ? <> · {t`loaded here`}</> : null}
      </p>
      <p className="sr-small">
        {plural(law.offences, { one: '# offence', other: '# offences' })} ·{' '}
        {plural(law.elements, { one: '# element', other: '# elements' })} ·{' '}
        {plural(law.unverified, { one: '# row unverified', other: '# rows unverified' })}
      </p>
    </li>
  )
}

/** The page. */
export const LawPage = (): ReactNode => {
  const { t } = useLingui()
  const reading = useRead(listLaws, {})
  return (
    <Page title={t`Law`}>
      <PageHead
        title={t`Law`}
        lead={t`What must be shown, country by country, with source and confidence of every row.`}
      />
      <Callout tone="amber">
        <p>{t`Reference data, not legal advice. A lawyer admitted in the country must confirm every offence before it is used in a file.`}</p>
      </Callout>
      {reading.data === undefined ? (
        reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : (
          <Skeleton label={t`Loading`} lines={8} />
        )
      ) : (
        <div className="sr-cols">
          <Panel title={t`Countries`}>
            <ul className="sr-list">
              {reading.data.countries.map((law) => (
                <Row key={law.iso2} law={law} />
              ))}
            </ul>
          </Panel>
          <LoadPack mayLoad={reading.data.mayChange} />
        </div>
      )}
    </Page>
  )
}
