/** Where an exhibit comes from: purpose, legal basis, the four marks, addresses, certificate, hashes. */
import { useLingui } from '@lingui/react/macro'
import type { CaptureReport, Exhibit } from '@smart-rescue/schema'
import { CopyText, Foreign, Mono, Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Moment, writeBytes } from '../../../web/index.ts'
import { ImportFacts } from '../held/import-facts.tsx'
import '../evidence.css'

const FourMarks = ({ exhibit }: { exhibit: Exhibit }) => {
  const { t, i18n } = useLingui()
  const { intact, logged, timed, witnessed } = exhibit.provenance
  return (
    <dl className="sr-four">
      <dt className={intact ? 'ok' : 'bad'}>{intact ? t`intact` : t`damaged`}</dt>
      <dd>
        {intact
          ? t`Every part was sealed and read back.`
          : t`A part does not match its hash any more. Restore it from a backup before it is used.`}
      </dd>
      <dt className="ok">{t`logged`}</dt>
      <dd>{t`Entry ${i18n.number(logged)} of the custody log closes it.`}</dd>
      <dt className={timed ? 'ok' : 'open'}>{t`timed`}</dt>
      <dd>
        {timed ? (
          <>
            <Moment at={timed.from} /> – <Moment at={timed.to} />
          </>
        ) : (
          t`By nobody yet: the time is that of our own clock. No outside authority has stamped it.`
        )}
      </dd>
      <dt className={witnessed.have > 0 ? 'ok' : 'open'}>{t`witnessed`}</dt>
      <dd>
        {witnessed.have > 0
          ? t`${witnessed.have} of ${witnessed.want} partners have countersigned the log.`
          : t`By nobody yet: no partner has countersigned the log.`}
      </dd>
    </dl>
  )
}

const CaptureFacts = ({ report, finalUrl }: { report: CaptureReport; finalUrl: string }) => {
  const { t } = useLingui()
  const { tls } = report
  const copy = { label: t`Copy`, done: t`Copied` }
  return (
    <>
      <dt>{t`Address asked for`}</dt>
      <dd>
        <CopyText text={report.requestedUrl} {...copy} />
      </dd>
      {report.redirects.length === 0 ? null : (
        <>
          <dt>{t`Sent on by`}</dt>
          <dd>
            <ol className="sr-list">
              {report.redirects.map((hop, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: hops have no identity but their place
                <li key={index}>
                  <Mono text={`${hop.status} ${hop.url}`} />
                </li>
              ))}
            </ol>
          </dd>
        </>
      )}
      {finalUrl === report.requestedUrl ? null : (
        <>
          <dt>{t`Address that answered`}</dt>
          <dd>
            <CopyText text={finalUrl} {...copy} />
          </dd>
        </>
      )}
      <dt>{t`Answer`}</dt>
      <dd>
        {report.status === undefined ? t`none` : <Mono text={`HTTP ${report.status}`} />}
        {report.remoteAddress === undefined ? null : (
          <>
            {' '}
            {t`from`} <Mono text={report.remoteAddress} />
          </>
        )}
      </dd>
      <dt>{t`Certificate`}</dt>
      <dd>
        {tls === undefined ? (
          t`None: the page came without encryption.`
        ) : (
          <>
            <Foreign text={tls.subject} />
            <p className="sr-small">
              {t`issued by`} <Foreign text={tls.issuer} /> · <Moment at={tls.validFrom} style="day" /> –{' '}
              <Moment at={tls.validTo} style="day" /> · <Mono text={tls.protocol} />
            </p>
            {tls.valid ? null : (
              <p className="sr-step-bad">
                {t`Not valid:`} <bdi>{tls.problem ?? ''}</bdi>
              </p>
            )}
          </>
        )}
      </dd>
    </>
  )
}

/** The panel at the side of an exhibit. */
export const ProvenancePanel = ({ exhibit }: { exhibit: Exhibit }): ReactNode => {
  const { t, i18n } = useLingui()
  const { provenance } = exhibit
  const copy = { label: t`Copy`, done: t`Copied` }
  return (
    <Panel title={t`Provenance`} aside={exhibit.number}>
      <FourMarks exhibit={exhibit} />
      <dl className="sr-facts">
        <dt>{t`Purpose`}</dt>
        <dd>
          <Foreign text={exhibit.purpose} />
        </dd>
        <dt>{t`Legal basis`}</dt>
        <dd>
          <Foreign text={exhibit.legalBasis} />
        </dd>
        <dt>{exhibit.source === 'import' ? t`Imported` : t`Captured`}</dt>
        <dd>
          <Moment at={provenance.capturedAt} /> · <Foreign text={provenance.capturedBy.displayName} />
        </dd>
        {exhibit.report ? <CaptureFacts report={exhibit.report} finalUrl={exhibit.finalUrl} /> : null}
        {exhibit.importReport ? (
          <ImportFacts report={exhibit.importReport} terms={exhibit.importTerms} caseId={exhibit.caseId} />
        ) : null}
        {exhibit.parts.map((part) => (
          <PartFact
            key={part.role}
            name={part.role}
            detail={`${writeBytes(part.length, i18n.locale)} · #${part.leafIndex}`}
          >
            <CopyText text={part.sha256} {...copy} />
          </PartFact>
        ))}
      </dl>
    </Panel>
  )
}

const PartFact = ({ name, detail, children }: { name: string; detail: string; children: ReactNode }) => (
  <>
    <dt>
      <Mono text={name} />
      <p className="sr-small">{detail}</p>
    </dt>
    <dd>{children}</dd>
  </>
)
