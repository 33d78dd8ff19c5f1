/** Starts a list: paste or choose a file, look it through, choose the way, begin. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Checkbox, FileInput, Textarea, TextInput } from '@mantine/core'
import type { CaseId, RouteId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, Mono, Panel, ScrollRegion, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { RoutePicker, useRouteChoice } from '../../routes/web/index.ts'
import { FailureNote, fieldProblem, paths, useGo } from '../../web/index.ts'
import { type ListPreview, type ListSource, usePreview, useStart } from './use-list-sending.ts'
import { useSkippedWords } from './use-skipped-words.ts'
import './lists.css'

const kindOf = (file: File): 'csv' | 'xlsx' | 'text' =>
  /\.xlsx$/i.test(file.name) ? 'xlsx' : /\.(?:csv|tsv)$/i.test(file.name) ? 'csv' : 'text'

const Preview = ({ preview }: { preview: ListPreview }) => {
  const { t, i18n } = useLingui()
  const words = useSkippedWords()
  const { counts, lines } = preview
  const named = counts.twice + counts.captured + counts.invalid
  return (
    <>
      <p role="status">
        <b>{plural(counts.fresh, { one: '# address to capture', other: '# addresses to capture' })}</b>
        {counts.captured > 0 ? (
          <>
            {' · '}
            {plural(counts.captured, { one: '# captured already', other: '# captured already' })}
          </>
        ) : null}
        {counts.twice > 0 ? (
          <>
            {' · '}
            {plural(counts.twice, { one: '# twice in the list', other: '# twice in the list' })}
          </>
        ) : null}
        {counts.invalid > 0 ? (
          <>
            {' · '}
            {plural(counts.invalid, {
              one: '# line without an address',
              other: '# lines without an address',
            })}
          </>
        ) : null}
      </p>
      {lines.length === 0 ? null : (
        <details open={counts.invalid > 0}>
          <summary>{t`What is left out, and why`}</summary>
          <ScrollRegion className="sr-list-left-out" label={t`What is left out, and why`}>
            <ul className="sr-list">
              {lines.map((line) => (
                <li key={line.line} className="sr-item">
                  <span className="sr-small">{t`Line ${line.line}:`}</span>{' '}
                  {line.url === undefined ? <Foreign text={line.text ?? ''} /> : <Mono text={line.url} />}
                  <p className="sr-small">
                    {line.skipped === undefined ? null : words(line.skipped)}
                    {line.first === undefined ? null : ` ${t`(line ${line.first})`}`}
                  </p>
                </li>
              ))}
            </ul>
          </ScrollRegion>
          {named > lines.length ? (
            <p className="sr-small">{t`${i18n.number(named - lines.length)} more are not drawn.`}</p>
          ) : null}
        </details>
      )}
    </>
  )
}

/** The form. A change of the list asks for another look before it can be started. */
export const ListForm = ({ caseId, onClose }: { caseId: CaseId; onClose?: () => void }): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const [again, setAgain] = useState(false)
  const [chosen, setChosen] = useState<RouteId>()
  const [checked, setChecked] = useState(false)
  const preview = usePreview(caseId)
  const start = useStart(caseId)
  const onion = preview.data?.sample.find(({ url }) => /\.onion[:/]/i.test(url ?? ''))?.url ?? ''
  const { route } = useRouteChoice(caseId, chosen, onion)
  const isEmpty = file === null && text.trim() === ''
  const source = (): ListSource =>
    file === null
      ? { kind: 'text', bytes: new TextEncoder().encode(text), again }
      : { kind: kindOf(file), bytes: file, again }
  const forget = () => {
    preview.reset()
    start.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isEmpty) return
    if (preview.data === undefined) {
      // What is asked for next is another question: it is not reproached before it was seen.
      preview.mutate(source(), { onSuccess: () => setChecked(false) })
      return
    }
    if (name.trim() === '') return
    start.mutate(
      { ...source(), name, route: route?.id },
      {
        onSuccess: (list) => {
          showToast({ text: t`The list has begun.`, tone: 'calm' })
          go(paths.list(caseId, list.id))
        },
      },
    )
  }
  const isReady = (preview.data?.counts.fresh ?? 0) > 0
  return (
    <Panel title={t`Capture a list of addresses`}>
      <form className="sr-form sr-pad" onSubmit={submit} noValidate>
        <Textarea
          label={t`Addresses, one a line`}
          description={t`At most 5,000. Pages are captured one after the other, with a rest between two pages of one site.`}
          value={text}
          disabled={file !== null}
          onChange={(event) => {
            setText(event.currentTarget.value)
            forget()
          }}
          error={checked && isEmpty ? t`Paste addresses or choose a file first.` : undefined}
          rows={6}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="none"
        />
        <FileInput
          label={t`Or a file: CSV, XLSX or plain text`}
          description={t`Nothing in it is computed. The first address of each row is taken.`}
          placeholder={t`Choose a file`}
          accept=".csv,.tsv,.txt,.xlsx,text/plain,text/csv"
          value={file}
          onChange={(value) => {
            setFile(value)
            if (value && name === '') setName(value.name.slice(0, 120))
            forget()
          }}
          clearable
          clearButtonProps={{ 'aria-label': t`Take the file away` }}
        />
        <Checkbox
          label={t`Capture again what this case has captured already`}
          checked={again}
          onChange={(event) => {
            setAgain(event.currentTarget.checked)
            forget()
          }}
        />
        {preview.data === undefined ? null : <Preview preview={preview.data} />}
        {isReady ? (
          <>
            <TextInput
              label={t`Name of the list`}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={
                fieldProblem(start.error, 'name') ??
                (checked && name.trim() === '' ? t`Please fill this in.` : undefined)
              }
              maxLength={120}
              dir="auto"
            />
            <RoutePicker caseId={caseId} address={onion} value={chosen} onChange={setChosen} />
          </>
        ) : preview.data === undefined ? null : (
          <Callout tone="amber">
            <p>{t`Nothing in this list is left to capture.`}</p>
          </Callout>
        )}
        {preview.isError ? <FailureNote error={preview.error} /> : null}
        {start.isError ? <FailureNote error={start.error} /> : null}
        <Acts>
          {preview.data === undefined ? (
            <Button type="submit" busy={preview.isPending}>
              {preview.isPending ? t`Looking through …` : t`Look it through`}
            </Button>
          ) : isReady ? (
            <Button type="submit" busy={start.isPending}>
              {start.isPending ? t`Starting …` : t`Start the list`}
            </Button>
          ) : null}
          {onClose === undefined ? null : (
            <Button tone="quiet" onClick={onClose}>
              {t`Cancel`}
            </Button>
          )}
        </Acts>
      </form>
    </Panel>
  )
}
