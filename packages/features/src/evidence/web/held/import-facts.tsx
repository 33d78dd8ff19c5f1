/** How an imported file came here: who gave it, how it may be had, and whether anybody consented. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ImportReport, ImportTerms } from '@smart-rescue/schema'
import { Foreign, Mono } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, Moment, paths } from '../../../web/index.ts'
import { ACCESS_WORDS, CONSENT_WORDS } from './held-words.ts'

/** Rows for the facts of an exhibit. The words of who gave it are shown to the team and stand in no package. */
export const ImportFacts = ({
  report,
  terms,
  caseId,
}: {
  report: ImportReport
  terms: ImportTerms | undefined
  caseId: CaseId
}): ReactNode => {
  const { t, i18n } = useLingui()
  return (
    <>
      <dt>{t`File name`}</dt>
      <dd>
        <Mono text={report.fileName} />
      </dd>
      <dt>{t`How we may have it`}</dt>
      <dd>{i18n._(ACCESS_WORDS[report.accessMode])}</dd>
      {terms?.givenBy === undefined ? null : (
        <>
          <dt>{t`Given by`}</dt>
          <dd>
            <Foreign text={terms.givenBy} />
            <p className="sr-small">{t`Sealed apart: only the team reads it, and no package carries it.`}</p>
          </dd>
        </>
      )}
      <dt>{t`Received`}</dt>
      <dd>
        <Moment at={`${report.receivedOn}T12:00:00.000Z`} style="day" />
      </dd>
      <dt>{t`Consent`}</dt>
      <dd>
        <span className={report.consent === 'not-asked' ? 'sr-partial' : undefined}>
          {i18n._(CONSENT_WORDS[report.consent])}
        </span>
        {terms?.consentBy === undefined ? null : (
          <>
            {': '}
            <Foreign text={terms.consentBy} />
          </>
        )}
      </dd>
      {terms?.note === undefined ? null : (
        <>
          <dt>{t`Note`}</dt>
          <dd>
            <Foreign text={terms.note} />
          </dd>
        </>
      )}
      {report.parent === undefined ? null : (
        <>
          <dt>{t`Lay inside`}</dt>
          <dd>
            <Go to={paths.exhibit(caseId, report.parent.exhibitId)}>{t`another exhibit`}</Go>{' '}
            <Mono text={`sha256:${report.parent.sha256}`} />
          </dd>
        </>
      )}
    </>
  )
}
