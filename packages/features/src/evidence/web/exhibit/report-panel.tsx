/** The capture report: its steps, its counts, every request, and what it claims. */
import { useLingui } from '@lingui/react/macro'
import type { CaptureReport } from '@smart-rescue/schema'
import { Foreign, Mono, Panel, ScrollRegion } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useRouteWords } from '../../../routes/web/use-route-words.ts'
import { writeBytes } from '../../../web/index.ts'
import '../evidence.css'

/** Requests drawn at once; the rest is in the sealed report. */
const SHOWN = 300

const useFateWords = (): Record<CaptureReport['requests'][number]['fate'], string> => {
  const { t } = useLingui()
  return {
    loaded: t`loaded`,
    failed: t`failed`,
    blocked: t`blocked`,
    withheld: t`withheld`,
    cut: t`cut`,
    dropped: t`dropped`,
  }
}

/** The panel. */
export const ReportPanel = ({ report }: { report: CaptureReport }): ReactNode => {
  const { t, i18n } = useLingui()
  const fates = useFateWords()
  const words = useRouteWords()
  const { counts } = report
  const rest = report.requests.length - SHOWN
  return (
    <Panel title={t`Capture report`}>
      <ul className="sr-list">
        {report.steps.map((step) => (
          <li key={step.name} className="sr-item">
            <div className="sr-row apart">
              <span>
                <b className={step.ok ? undefined : 'sr-step-bad'}>{step.ok ? t`done` : t`not done`}</b>{' '}
                <Mono text={step.name} />
              </span>
              <span className="sr-small">{t`${i18n.number(Math.round(step.ms))} ms`}</span>
            </div>
            {step.sentence === undefined ? null : (
              <p className="sr-small">
                <bdi>{step.sentence}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      <dl className="sr-facts">
        <dt>{t`Requests`}</dt>
        <dd>
          {(['loaded', 'withheld', 'blocked', 'failed', 'cut'] as const)
            .map((fate) => `${fates[fate]} ${i18n.number(counts[fate])}`)
            .join(' · ')}{' '}
          · {writeBytes(counts.bytes, i18n.locale)}
        </dd>
        {report.scroll === undefined ? null : (
          <>
            <dt>{t`Scrolling`}</dt>
            <dd>
              <bdi>{report.scroll.stoppedBecause}</bdi>
            </dd>
          </>
        )}
        <dt>{t`How the site saw us`}</dt>
        <dd>
          {report.routeSentence === undefined ? (
            words({ kind: report.route, name: t`a proxy` }).name
          ) : (
            <bdi>{report.routeSentence}</bdi>
          )}
        </dd>
        <dt>{t`Browser`}</dt>
        <dd>
          <Foreign text={`${report.browser} · ${report.software}`} />
          <p className="sr-small">
            <bdi>{report.confinement}</bdi>
          </p>
        </dd>
        <dt>{t`What it claims`}</dt>
        <dd>
          <bdi>{report.claim}</bdi>
        </dd>
      </dl>
      {report.requests.length === 0 ? null : (
        <details>
          <summary className="sr-pad">{t`Every request`}</summary>
          <ScrollRegion className="sr-requests" label={t`Every request`}>
            <table className="sr-table">
              <thead>
                <tr>
                  <th scope="col">{t`Fate`}</th>
                  <th scope="col">{t`Status`}</th>
                  <th scope="col">{t`Address`}</th>
                </tr>
              </thead>
              <tbody>
                {report.requests.slice(0, SHOWN).map((request, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: requests have no identity but their place
                  <tr key={index}>
                    <td>{fates[request.fate]}</td>
                    <td>{request.status ?? '–'}</td>
                    <td>
                      <Mono text={request.url} />
                      {request.reason === undefined ? null : (
                        <p className="sr-small">
                          <bdi>{request.reason}</bdi>
                        </p>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {rest > 0 ? (
            <p className="sr-pad sr-small">{t`${i18n.number(rest)} more are in the sealed report.`}</p>
          ) : null}
        </details>
      )}
    </Panel>
  )
}
