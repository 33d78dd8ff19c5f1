/** Imported files that are being read or could not be shown; those that were read are in the list of exhibits. */
import { useLingui } from '@lingui/react/macro'
import type { CaseId, ImportedFile } from '@smart-rescue/schema'
import { Button, Foreign, Mono, Panel, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { ACCESS_WORDS, HELD_STATE_WORDS } from '../../evidence/web/held/held-words.ts'
import { FailureNote, Go, Moment, paths, useRead, useSentence, writeBytes } from '../../web/index.ts'
import { listFiles } from '../contract.ts'
import './imports.css'

const POLL_MS = 2_500
const SHOWN = 5

const TONES = {
  queued: 'plain',
  running: 'main',
  read: 'green',
  quarantined: 'amber',
  refused: 'amber',
} as const

const isUnderWay = ({ state }: ImportedFile): boolean => state === 'queued' || state === 'running'

const Row = ({ caseId, file }: { caseId: CaseId; file: ImportedFile }) => {
  const { t, i18n } = useLingui()
  const sentence = useSentence()
  const reason = file.reason && sentence(file.reason.code, file.reason.sentence)
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        {file.name === undefined ? (
          <span className="sr-quiet">
            {t`a file whose name was not kept`} <Mono text={file.nameSha256.slice(0, 12)} />
          </span>
        ) : (
          <Foreign text={file.name} className="sr-held-name" />
        )}
        <span role="status">
          <Tag tone={TONES[file.state]}>{i18n._(HELD_STATE_WORDS[file.state])}</Tag>
        </span>
      </div>
      {!isUnderWay(file) ? null : file.step === 'reader-failed' ? (
        <p>
          {t`The file is sealed and nothing of it is lost. The reader did not start on this machine; it is tried again at the next start of the program.`}
        </p>
      ) : (
        <progress className="sr-progress" aria-label={t`The file is being read`} />
      )}
      {reason ? <p>{reason.text}</p> : null}
      <p className="sr-small">
        <Moment at={file.requestedAt} /> · <Foreign text={file.importedBy.displayName} /> ·{' '}
        {writeBytes(file.length, i18n.locale)} · {i18n._(ACCESS_WORDS[file.accessMode])}
        {file.consent === 'not-asked' ? <> · {t`nobody was asked for consent`}</> : null}
        {file.exhibit === undefined ? null : (
          <>
            {' · '}
            <Go to={paths.exhibit(caseId, file.exhibit.id)}>{t`Exhibit ${file.exhibit.number}`}</Go>
          </>
        )}
      </p>
    </li>
  )
}

/** The panel; nothing at all where every file was read. */
export const HeldList = ({ caseId, live }: { caseId: CaseId; live: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const [all, setAll] = useState(false)
  const reading = useRead(
    listFiles,
    { caseId },
    { every: (output) => (!live && output?.files.some(isUnderWay) ? POLL_MS : false) },
  )
  if (reading.isError) return <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
  const files = reading.data?.files ?? []
  const underWay = files.filter(isUnderWay)
  const ended = files.filter(({ state }) => state === 'quarantined' || state === 'refused')
  const rows = [...underWay.slice(0, 20), ...(all ? ended : ended.slice(0, SHOWN))]
  if (rows.length === 0) return null
  return (
    <Panel title={t`Imports`} aside={i18n.number(underWay.length + ended.length)}>
      <ul className="sr-list">
        {rows.map((file) => (
          <Row key={file.id} caseId={caseId} file={file} />
        ))}
      </ul>
      {ended.length > SHOWN && !all ? (
        <div className="sr-pad">
          <Button tone="plain" size="small" onClick={() => setAll(true)}>
            {t`Show all imports`}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
