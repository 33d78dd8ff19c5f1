/** One export: its state, its file with its hash, its report. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Dossier } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, CopyText, Foreign, Mono, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { Moment, STEP_WORDS, usePlatform, useSentence, writeBytes } from '../../web/index.ts'
import { downloadPackage, readReport } from '../contract.ts'
import './dossier.css'

const Ready = ({ dossier }: { dossier: Dossier }) => {
  const { t, i18n } = useLingui()
  const { client } = usePlatform()
  const [preview, setPreview] = useState(false)
  const path = { caseId: dossier.caseId, dossierId: dossier.id }
  const report = client.address(readReport, path)
  return (
    <>
      {dossier.sha256 === undefined ? null : (
        <div className="sr-small">
          {t`Hash of the file:`} <CopyText text={dossier.sha256} label={t`Copy`} done={t`Copied`} />
        </div>
      )}
      <Acts>
        <a className={buttonClass('main', 'small')} href={client.address(downloadPackage, path)} download>
          {dossier.length === undefined
            ? t`Download the package`
            : t`Download the package (${writeBytes(dossier.length, i18n.locale)})`}
        </a>
        <Button tone="quiet" size="small" pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? t`Close the report` : t`Look at the report`}
        </Button>
        <a className={buttonClass('plain', 'small')} href={report} target="_blank" rel="noreferrer">
          {t`Report in its own tab`}
        </a>
      </Acts>
      {preview ? (
        <iframe className="sr-report" src={report} title={t`Report of dossier ${dossier.number}`} />
      ) : null}
    </>
  )
}

/** The row. */
export const DossierRow = ({ dossier }: { dossier: Dossier }): ReactNode => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const isUnderWay = dossier.state === 'queued' || dossier.state === 'running'
  const states = {
    queued: { word: t`waiting`, tone: 'plain' },
    running: { word: t`being made`, tone: 'main' },
    ready: { word: t`ready`, tone: 'green' },
    failed: { word: t`failed`, tone: 'red' },
  } as const
  const state = states[dossier.state]
  const step = dossier.step === undefined ? undefined : STEP_WORDS[dossier.step]
  return (
    <li className="sr-item sr-stack tight">
      <div className="sr-row apart">
        <h3>{t`Dossier ${dossier.number}`}</h3>
        <span role="status">
          <Tag tone={state.tone}>{state.word}</Tag>
        </span>
      </div>
      <p className="sr-small">
        <Moment at={dossier.requestedAt} /> · <Foreign text={dossier.requestedBy.displayName} /> ·{' '}
        {plural(dossier.exhibits.length, { one: '# exhibit', other: '# exhibits' })} ·{' '}
        {new Intl.DisplayNames([i18n.locale], { type: 'language' }).of(dossier.locale)}
        {dossier.treeSize === undefined ? null : <> · {t`log at #${dossier.treeSize}`}</>}
      </p>
      {isUnderWay ? (
        <>
          <progress className="sr-progress" aria-label={t`The dossier is being made`} />
          <p className="sr-small">
            {step ? i18n._(step) : (dossier.step ?? t`Waiting for its turn`)} ·{' '}
            {t`You may leave this page; the work goes on.`}
          </p>
        </>
      ) : null}
      {dossier.reason === undefined ? null : (
        <p>
          {sentence(dossier.reason.code, dossier.reason.sentence).text} <Mono text={dossier.reason.code} />
        </p>
      )}
      {dossier.state === 'ready' ? <Ready dossier={dossier} /> : null}
    </li>
  )
}
