/** Writes down an event with its date, as exactly as it is known. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import {
  type CaseId,
  Certainty,
  type ChronologyLine,
  type DatedEvent,
  NoteId,
  When,
} from '@smart-rescue/schema'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { TextHint } from '../../persons/web/text-hint.tsx'
import { FailureNote, useAct } from '../../web/index.ts'
import { readChronology, writeEvent } from '../contract.ts'
import { CERTAINTY_WORDS, PRECISION_WORDS } from './chronology-words.ts'
import { writeWhen } from './write-when.ts'

const PRECISIONS = ['minute', 'day', 'month', 'year', 'between'] as const
type Precision = (typeof PRECISIONS)[number]

/** The date of the fields; undefined while it is none. A minute is taken in UTC. */
const readWhen = (precision: Precision, first: string, second: string): When | undefined => {
  const given =
    precision === 'between'
      ? { precision, from: first, to: second }
      : { precision, at: precision === 'minute' && first !== '' ? `${first.slice(0, 16)}Z` : first }
  return When.safeParse(given).data
}

const FIELD_TYPES: Record<Precision, string> = {
  minute: 'datetime-local',
  day: 'date',
  month: 'month',
  year: 'number',
  between: 'date',
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** The form. `events` are what it may be another account of, or follow. */
export const EventForm = ({
  caseId,
  events,
  onDone,
}: {
  caseId: CaseId
  events: readonly ChronologyLine[]
  onDone: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const act = useAct(writeEvent, [
    readChronology,
    { name: 'note.list' },
    { name: 'case.read' },
    { name: 'case.log' },
  ])
  const [body, setBody] = useState('')
  const [precision, setPrecision] = useState<Precision>('day')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [certainty, setCertainty] = useState<Certainty>('probable')
  const [source, setSource] = useState('')
  const [sameAs, setSameAs] = useState('')
  const [after, setAfter] = useState('')
  const [checked, setChecked] = useState(false)
  const when = readWhen(precision, first, second)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const noDate = checked && when === undefined ? t`Please give the date.` : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (when === undefined || body.trim() === '' || source.trim() === '') return
    const dated: DatedEvent = {
      when,
      certainty,
      source,
      ...(sameAs === '' ? {} : { sameAs: NoteId.parse(sameAs) }),
      ...(after === '' ? {} : { after: NoteId.parse(after) }),
    }
    act.mutate({ caseId, body, event: dated }, { onSuccess: onDone })
  }
  const others = [
    { value: '', label: t`none` },
    ...events.map((one) => ({
      value: one.id.slice('event:'.length),
      label: `${writeWhen(one.when)} ${short(one.title)}`,
    })),
  ]
  return (
    <form className="sr-form" onSubmit={submit} noValidate autoComplete="off">
      <Textarea
        label={t`What happened?`}
        description={t`With pseudonyms. It becomes a note that cannot be changed, only followed by another.`}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        error={missing(body)}
        maxLength={2_000}
        autosize
        minRows={2}
        dir="auto"
      />
      <TextHint text={body} />
      <NativeSelect
        label={t`How exactly is the date known?`}
        value={precision}
        onChange={(event) => {
          const { value } = event.currentTarget
          setPrecision(PRECISIONS.find((one) => one === value) ?? 'day')
          setFirst('')
          setSecond('')
        }}
        data={PRECISIONS.map((value) => ({ value, label: i18n._(PRECISION_WORDS[value]) }))}
      />
      <TextInput
        type={FIELD_TYPES[precision]}
        label={precision === 'between' ? t`From` : precision === 'minute' ? t`When (UTC)` : t`When`}
        value={first}
        onChange={(event) => setFirst(event.currentTarget.value)}
        error={noDate}
      />
      {precision === 'between' ? (
        <TextInput
          type="date"
          label={t`To`}
          value={second}
          onChange={(event) => setSecond(event.currentTarget.value)}
          error={noDate}
        />
      ) : null}
      <NativeSelect
        label={t`How sure is it?`}
        value={certainty}
        onChange={(event) => setCertainty(Certainty.parse(event.currentTarget.value))}
        data={Certainty.options.map((value) => ({ value, label: i18n._(CERTAINTY_WORDS[value]) }))}
      />
      <TextInput
        label={t`Where is it known from?`}
        description={t`An exhibit’s number, a statement, a document.`}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        error={missing(source)}
        maxLength={300}
        dir="auto"
      />
      {events.length === 0 ? null : (
        <>
          <NativeSelect
            label={t`Another account of the same event`}
            value={sameAs}
            onChange={(event) => setSameAs(event.currentTarget.value)}
            data={others}
          />
          <NativeSelect
            label={t`It is said to come after`}
            value={after}
            onChange={(event) => setAfter(event.currentTarget.value)}
            data={others}
          />
        </>
      )}
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {act.isPending ? t`Sealing …` : t`Write it down`}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
