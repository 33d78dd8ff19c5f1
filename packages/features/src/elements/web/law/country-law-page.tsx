/** The law of one country: every row with source and confidence, gaps, what the validator says, versions and review. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { resolveSource } from '@smart-rescue/core/readiness'
import type { LawPack } from '@smart-rescue/schema'
import { Callout, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { countryName, FailureNote, Go, paths, useRead } from '../../../web/index.ts'
import { readLaw } from '../../contract.ts'
import { SourceLine } from '../source-line.tsx'
import { FindingList } from './finding-list.tsx'
import { LawOffenceRow } from './law-offence.tsx'
import { ReviewPanel } from './review-panel.tsx'
import '../elements.css'

const Statements = ({ pack }: { pack: LawPack }) => {
  const { t } = useLingui()
  const parts = [
    { name: t`What is not punished, or not found`, rows: pack.gaps },
    { name: t`Rules of proof`, rows: pack.proof_rules },
    { name: t`What the law presumes`, rows: pack.presumptions },
    { name: t`Procedure`, rows: pack.procedure },
    { name: t`Whose identity is protected`, rows: pack.identity_protection },
    { name: t`What is excused`, rows: pack.safe_harbour },
    { name: t`What makes it graver`, rows: pack.aggravations },
    { name: t`Proof of age`, rows: pack.age_proof === undefined ? undefined : [pack.age_proof] },
  ]
  return (
    <Panel title={t`Beside the offences`}>
      <div className="sr-pad sr-stack tight">
        <p>
          <b>{t`Who is a child:`}</b> <span lang="en">{pack.child_age.rule}</span>
        </p>
        <SourceLine
          source={resolveSource(pack, pack.child_age.source)}
          confidence={pack.child_age.confidence}
        />
        {parts.map(({ name, rows }) =>
          rows === undefined || rows.length === 0 ? null : (
            <details key={name}>
              <summary>{name}</summary>
              <ul className="sr-law-warnings">
                {rows.map((row) => (
                  <li key={row.text}>
                    <span lang="en">{row.text}</span>
                    <SourceLine source={resolveSource(pack, row.source)} confidence={row.confidence} />
                  </li>
                ))}
              </ul>
            </details>
          ),
        )}
      </div>
    </Panel>
  )
}

/** The page; `version` where another than the one in use is looked at. */
export const CountryLawPage = ({
  country,
  version,
}: {
  country: string
  version?: string | undefined
}): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(readLaw, { country, ...(version === undefined ? {} : { version }) })
  const name = countryName(country, i18n.locale)
  const view = reading.data
  return (
    <Page title={`${name} · ${t`Law`}`}>
      <nav className="sr-crumbs" aria-label={t`Where you are`}>
        <Go to={paths.law()}>{t`Law`}</Go>
        <span aria-hidden="true">›</span>
        <span>{name}</span>
      </nav>
      <PageHead title={name} />
      {view === undefined ? (
        reading.isError ? (
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        ) : (
          <Skeleton label={t`Loading`} lines={9} />
        )
      ) : (
        <>
          <Callout tone="amber">
            <p lang="en">{view.pack.disclaimer}</p>
            {view.pack.version_warning === undefined ? null : (
              <p lang="en">{view.pack.version_warning.text}</p>
            )}
          </Callout>
          <div className="sr-cols">
            <Panel
              title={t`Offences`}
              aside={plural(view.pack.offences.length, { one: '# offence', other: '# offences' })}
            >
              <ul className="sr-list">
                {view.pack.offences.map((offence) => (
                  <LawOffenceRow key={offence.id} pack={view.pack} offence={offence} />
                ))}
              </ul>
            </Panel>
            <div>
              <ReviewPanel view={view} />
              <Statements pack={view.pack} />
              <Panel title={t`What the check of the pack says`}>
                <div className="sr-pad">
                  <FindingList findings={view.findings} />
                </div>
              </Panel>
            </div>
          </div>
        </>
      )}
    </Page>
  )
}
