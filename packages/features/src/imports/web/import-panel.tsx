/** Import of what people already hold: choose or drop files, say how they came here, and see each of them sealed. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId } from '@smart-rescue/schema'
import { Button, buttonClass, Callout, Foreign, Panel } from '@smart-rescue/ui'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Go, paths, useRead, writeBytes } from '../../web/index.ts'
import { listFiles, MAX_IMPORT_BYTES } from '../contract.ts'
import { ImportForm } from './import-form.tsx'
import { SendingList } from './sending-list.tsx'
import { useSending } from './use-sending.ts'
import './imports.css'

const SHOWN = 8

const isOf = (kinds: RegExp, endings: RegExp) => (file: File) =>
  kinds.test(file.type) || endings.test(file.name)
const isPicture = isOf(/^image\//, /\.(jpe?g|png|gif|webp|hei[cf]|bmp|tiff?|svg|avif)$/i)
const isRecording = isOf(
  /^(audio|video)\//,
  /\.(mp3|m4a|aac|ogg|opus|wav|flac|amr|mp4|m4v|mov|3gp|avi|mkv|webm)$/i,
)

/** Chosen files with what will become of some of them, before anything is sent. */
const Chosen = ({
  caseId,
  files,
  media,
}: {
  caseId: CaseId
  files: readonly File[]
  media: 'withheld' | 'allowed'
}) => {
  const { t, i18n } = useLingui()
  const withheld = files.filter((file) => isPicture(file) || isRecording(file)).length
  const tooLarge = files.filter(({ size }) => size > MAX_IMPORT_BYTES).length
  return (
    <>
      <ul className="sr-held-chosen">
        {files.slice(0, SHOWN).map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <Foreign text={file.name} />{' '}
            <span className="sr-small">{writeBytes(file.size, i18n.locale)}</span>
          </li>
        ))}
        {files.length > SHOWN ? <li className="sr-small">{t`and ${files.length - SHOWN} more`}</li> : null}
      </ul>
      {media === 'withheld' && withheld > 0 ? (
        <Callout tone="amber">
          <p>
            {plural(withheld, {
              one: '# of them is a picture, a film or a sound and will be refused: no written authority stands for this case.',
              other:
                '# of them are pictures, films or sound and will be refused: no written authority stands for this case.',
            })}{' '}
            {t`Screenshots are pictures too. A case officer enters the authority under Safeguard. Until then write down what they show, or bring the chat as text.`}
          </p>
          <p>
            <Go to={paths.safeguard(caseId)}>{t`To the authorities of this case`}</Go>
          </p>
        </Callout>
      ) : null}
      {tooLarge > 0 ? (
        <Callout tone="amber">
          <p>
            {plural(tooLarge, {
              one: '# of them is larger than can be checked before it is kept. Bring it in parts.',
              other: '# of them are larger than can be checked before they are kept. Bring them in parts.',
            })}
          </p>
        </Callout>
      ) : null}
    </>
  )
}

/** The panel. */
export const ImportPanel = ({
  caseId,
  purpose,
  legalBasis,
}: {
  caseId: CaseId
  purpose: string
  legalBasis: string
}): ReactNode => {
  const { t } = useLingui()
  const [files, setFiles] = useState<readonly File[]>([])
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const desk = useSending(caseId)
  const media = useRead(listFiles, { caseId }).data?.media ?? 'withheld'
  const choose = (list: FileList | null) => {
    if (list !== null && list.length > 0) setFiles([...files, ...list])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files)
  }
  return (
    <Panel title={t`Import what people already hold`}>
      <div className="sr-pad sr-stack tight">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside it is the first. */}
        <div
          className={over ? 'sr-held-drop over' : 'sr-held-drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>
            {t`Chats, mails, documents, tables and archives that somebody gave you. They are sealed untouched; you see copies made from them.`}
          </p>
          <label className={buttonClass('quiet')}>
            {t`Choose files`}
            <input
              ref={picker}
              className="sr-only"
              type="file"
              multiple
              onChange={(event) => {
                choose(event.currentTarget.files)
                event.currentTarget.value = ''
              }}
            />
          </label>
          <p className="sr-small sr-held-or">{t`or drop them here`}</p>
        </div>
        {files.length === 0 ? null : (
          <>
            <Chosen caseId={caseId} files={files} media={media} />
            <ImportForm
              start={{ purpose, legalBasis }}
              recordings={files.some(isRecording)}
              busy={desk.busy}
              error={desk.refused}
              act={plural(files.length, { one: 'Import # file', other: 'Import # files' })}
              onSubmit={(draft) => {
                void desk.send(draft, files).then((taken) => taken && setFiles([]))
              }}
              onCancel={() => setFiles([])}
            />
          </>
        )}
      </div>
      <SendingList caseId={caseId} desk={desk} />
      {files.length > 0 || desk.list.length === 0 || desk.busy ? null : (
        <div className="sr-pad">
          <Button tone="plain" size="small" onClick={() => picker.current?.click()}>
            {t`Choose more files`}
          </Button>
        </div>
      )}
    </Panel>
  )
}
