/** Takes a table in: choose or drop a file, confirm what its columns mean, say how long rows stay and how it came here. */
import { useLingui } from '@lingui/react/macro'
import { NumberInput, TextInput } from '@mantine/core'
import type { CaseId, ImportDraft, TablePlan } from '@smart-rescue/schema'
import { Acts, Button, buttonClass, Callout, Foreign, Panel, showToast } from '@smart-rescue/ui'
import { type DragEvent, type ReactNode, useState } from 'react'
import { ImportForm } from '../../imports/web/import-form.tsx'
import { FailureNote, paths, useGo, useSentence, writeBytes } from '../../web/index.ts'
import { MAX_SHEET_BYTES, MAX_TABLE_BYTES, RETENTION_DAYS } from '../contract.ts'
import { Mapping } from './mapping.tsx'
import { useTablePreview, useTableSending, type Wish } from './use-table-sending.ts'
import '../../imports/web/imports.css'
import './tables.css'

const ENDINGS = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.wacz,text/csv,application/json'

const isTooLarge = (file: File): boolean =>
  file.size > (/\.(?:xls[xm]|wacz)$/i.test(file.name) ? MAX_SHEET_BYTES : MAX_TABLE_BYTES)

const Chooser = ({ onChoose }: { onChoose: (file: File) => void }) => {
  const { t } = useLingui()
  const [over, setOver] = useState(false)
  const choose = (list: FileList | null) => {
    const file = list?.[0]
    if (file !== undefined) onChoose(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside it is the first.
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
        {t`A file with a row for each advert: CSV, XLSX, JSON, JSON lines, or a web archive with its pages. The file is sealed untouched; each row becomes a source.`}
      </p>
      <label className={buttonClass('quiet')}>
        {t`Choose a table`}
        <input
          className="sr-only"
          type="file"
          accept={ENDINGS}
          onChange={(event) => {
            choose(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      </label>
      <p className="sr-small sr-held-or">{t`or drop it here`}</p>
    </div>
  )
}

/** The panel. */
export const TableForm = ({
  caseId,
  purpose,
  legalBasis,
}: {
  caseId: CaseId
  purpose: string
  legalBasis: string
}): ReactNode => {
  const { t, i18n } = useLingui()
  const go = useGo()
  const sentence = useSentence()
  const [file, setFile] = useState<File>()
  const [plan, setPlan] = useState<TablePlan>()
  const [wish, setWish] = useState<Wish>({})
  const [days, setDays] = useState<number | string>(RETENTION_DAYS)
  const [basis, setBasis] = useState(legalBasis)
  const [refusal, setRefusal] = useState<{ code: string; sentence: string }>()
  const preview = useTablePreview(caseId)
  const sending = useTableSending(caseId)

  const look = (chosen: File, next: Wish) => {
    setWish(next)
    preview.mutate(
      { file: chosen, wish: next },
      {
        onSuccess: (seen) => {
          // What somebody said of the columns stays while they are the same columns.
          const same =
            plan !== undefined &&
            plan.columns.length === seen.plan.columns.length &&
            plan.columns.every(({ name }, at) => name === seen.plan.columns[at]?.name)
          setPlan(
            same
              ? {
                  ...seen.plan,
                  columns: plan.columns,
                  ...(plan.country === undefined ? {} : { country: plan.country }),
                }
              : seen.plan,
          )
        },
      },
    )
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    setPlan(undefined)
    setRefusal(undefined)
    preview.reset()
    if (!isTooLarge(chosen)) look(chosen, {})
  }
  const forget = () => {
    setFile(undefined)
    setPlan(undefined)
    preview.reset()
  }
  const daysNumber = Number(days)
  const daysWrong = !Number.isInteger(daysNumber) || daysNumber < 1 || daysNumber > 3_650
  const hasText = plan?.columns.some(({ as }) => as === 'text' || as === 'title') ?? false

  const submit = async (draft: ImportDraft) => {
    if (file === undefined || plan === undefined || daysWrong || !hasText || basis.trim() === '') return
    const answer = await sending.send({
      file,
      plan,
      draft,
      retentionDays: daysNumber,
      retentionBasis: basis.replaceAll('\n', ' ').trim(),
    })
    if (answer === undefined) return
    if (answer.refusal !== undefined) {
      setRefusal(answer.refusal)
      forget()
      return
    }
    if (answer.table === undefined) return
    showToast({
      text: answer.known
        ? t`This very table is in the case already.`
        : t`The table is sealed. Its rows are read now.`,
      tone: 'calm',
    })
    go(paths.table(caseId, answer.table.exhibitId))
  }

  return (
    <Panel title={t`Import a table`}>
      <div className="sr-pad sr-stack tight">
        <Chooser onChoose={choose} />
        {refusal === undefined ? null : (
          <Callout tone="red" role="alert">
            <p>{sentence(refusal.code, refusal.sentence).text}</p>
            <p>{t`Nothing of the file was kept.`}</p>
          </Callout>
        )}
        {file === undefined ? null : (
          <p>
            <Foreign text={file.name} />{' '}
            <span className="sr-small">{writeBytes(file.size, i18n.locale)}</span>
          </p>
        )}
        {file !== undefined && isTooLarge(file) ? (
          <Callout tone="amber">
            <p>{t`This file is larger than can be taken in. Split it, or save it as CSV.`}</p>
          </Callout>
        ) : null}
        {preview.isPending && plan === undefined ? <p role="status">{t`Looking through …`}</p> : null}
        {preview.isError ? <FailureNote error={preview.error} /> : null}
        {file === undefined || plan === undefined || preview.data === undefined ? null : (
          <>
            <Mapping
              preview={preview.data}
              plan={plan}
              onPlan={setPlan}
              onWish={(next) => look(file, { ...wish, ...next })}
            />
            <div className="sr-form">
              <NumberInput
                label={t`Rows that nothing links leave after … days`}
                description={t`Rows that a confirmed network, a lead, a link or a note relies on stay. Whole numbers from 1 to 3,650.`}
                value={days}
                onChange={setDays}
                min={1}
                max={3_650}
                allowDecimal={false}
                error={daysWrong ? t`Please enter a whole number of days.` : undefined}
              />
              <TextInput
                label={t`Why they may be kept so long`}
                value={basis}
                onChange={(event) => setBasis(event.currentTarget.value)}
                error={basis.trim() === '' ? t`Please fill this in.` : undefined}
                maxLength={500}
                dir="auto"
              />
            </div>
            <ImportForm
              start={{ purpose, legalBasis }}
              recordings={false}
              busy={sending.isSending}
              error={sending.error}
              act={sending.isSending ? t`Sending …` : t`Import the table`}
              onSubmit={(draft) => void submit(draft)}
              onCancel={forget}
            />
            {sending.isSending ? (
              <>
                <progress
                  className="sr-progress"
                  max={Math.max(1, file.size)}
                  value={sending.sent}
                  aria-label={t`Sent`}
                />
                <p className="sr-small" role="status">
                  {t`${writeBytes(sending.sent, i18n.locale)} of ${writeBytes(file.size, i18n.locale)}`}
                </p>
                <Acts>
                  <Button tone="quiet" size="small" onClick={sending.stop}>
                    {t`Stop sending`}
                  </Button>
                </Acts>
              </>
            ) : null}
          </>
        )}
      </div>
    </Panel>
  )
}
