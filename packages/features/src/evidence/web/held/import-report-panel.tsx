/** The import report: what the file says about itself, what is odd about it, how it was read, and what is not claimed. */
import { useLingui } from '@lingui/react/macro'
import type { ImportReport } from '@smart-rescue/schema'
import { Button, Foreign, Mono, Panel } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { KIND_WORDS } from './held-words.ts'

const SHOWN = 40

/** Below this a guess at the language says nothing. */
const LEAST = 0.3

/** Facts that stand in the file itself. */
export const StatedFactsPanel = ({ report }: { report: ImportReport }): ReactNode => {
  const { t, i18n } = useLingui()
  const [all, setAll] = useState(false)
  const { facts } = report
  if (facts.length === 0) return null
  return (
    <Panel title={t`Stands in the file, may be false`} aside={i18n.number(facts.length)}>
      <dl className="sr-facts">
        {facts.slice(0, all ? facts.length : SHOWN).map(({ group, name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may state a thing twice
          <FactRow key={index} name={`${group} · ${name}`} value={value} />
        ))}
      </dl>
      {facts.length > SHOWN && !all ? (
        <div className="sr-pad">
          <Button tone="plain" size="small" onClick={() => setAll(true)}>
            {t`Show everything it says`}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

const FactRow = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>
      <Foreign text={name} />
    </dt>
    <dd>
      <Foreign text={value} />
    </dd>
  </>
)

/** How the file was read. */
export const ImportReportPanel = ({ report }: { report: ImportReport }): ReactNode => {
  const { t, i18n } = useLingui()
  const languages = report.languages.filter(({ confidence }) => confidence >= LEAST)
  const percent = (value: number) => i18n.number(value, { style: 'percent' })
  const names = new Intl.DisplayNames([i18n.locale], { type: 'language', fallback: 'code' })
  const nameOf = (language: string): string => {
    try {
      return names.of(language) ?? language
    } catch {
      return language
    }
  }
  return (
    <Panel title={t`Import report`}>
      {report.problems.length === 0 ? null : (
        <ul className="sr-list" aria-label={t`What is odd about it`}>
          {report.problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no identity but their place
            <li key={index} className="sr-item">
              <b className="sr-partial">{t`odd`}</b> <Foreign text={problem} />
            </li>
          ))}
        </ul>
      )}
      <dl className="sr-facts">
        <dt>{t`Kind`}</dt>
        <dd>
          {i18n._(KIND_WORDS[report.kind])} · <Mono text={report.mediaType} />
          {report.declaredType === '' || report.declaredType === report.mediaType ? null : (
            <p className="sr-small">
              {t`declared as`} <Mono text={report.declaredType} />
            </p>
          )}
        </dd>
        {languages.length === 0 ? null : (
          <>
            <dt>{t`Language`}</dt>
            <dd>
              {languages
                .slice(0, 3)
                .map(({ language, confidence }) => `${nameOf(language)} ${percent(confidence)}`)
                .join(' · ')}
              <p className="sr-small">{t`a machine’s guess`}</p>
            </dd>
          </>
        )}
        {report.derivatives.map(({ role, method }) => (
          <FactRow key={role} name={role} value={method} />
        ))}
        <dt>{t`How it was read`}</dt>
        <dd>
          <Foreign text={report.software} />
          <p className="sr-small">
            <bdi>{report.confinement}</bdi>
          </p>
        </dd>
        <dt>{t`What it claims`}</dt>
        <dd>
          <bdi>{report.claim}</bdi>
        </dd>
      </dl>
    </Panel>
  )
}
