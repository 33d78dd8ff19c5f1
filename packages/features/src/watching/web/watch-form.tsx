/** Asks how a page is to be watched: how often, by which way, when not, and until when. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import type { CaseId, ExhibitId, RouteId } from '@smart-rescue/schema'
import { Acts, Button, Mono, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { completeAddress } from '../../capture/web/complete-address.ts'
import { RoutePicker, useRouteChoice } from '../../routes/web/index.ts'
import { FailureNote, fieldProblem, useAct, usePlatform } from '../../web/index.ts'
import {
  changeWatch,
  Every,
  listWatches,
  readWatch,
  type Schedule,
  startWatch,
  type Watch,
} from '../contract.ts'
import { pagesPerMonth } from '../next-due.ts'
import { EVERY_WORDS } from './watch-words.ts'
import './watching.css'

/** Days until a watch ends, unless another day is chosen. */
const DAYS = 90
const DAY_MS = 24 * 3_600_000

/** What is watched: an existing watch that is changed, the page of an exhibit, or an address yet to be pasted. */
export interface WatchSubject {
  readonly watch?: Watch
  readonly url?: string
  readonly from?: ExhibitId
}

const Form = ({
  caseId,
  subject,
  onClose,
}: {
  caseId: CaseId
  subject: WatchSubject
  onClose: () => void
}) => {
  const { t, i18n } = useLingui()
  const { now } = usePlatform()
  const { watch } = subject
  const before = watch?.schedule
  const [url, setUrl] = useState(watch?.url ?? subject.url ?? '')
  const [chosen, setChosen] = useState<RouteId | undefined>(watch?.route.id)
  const [every, setEvery] = useState<Every>(before?.every ?? 'day')
  const [isQuiet, setQuiet] = useState(before?.quiet !== undefined)
  const [from, setFrom] = useState(before?.quiet?.from ?? '22:00')
  const [to, setTo] = useState(before?.quiet?.to ?? '06:00')
  const [words, setWords] = useState(String(before?.leastWords ?? 1))
  const [end, setEnd] = useState(
    (watch?.endsAt ?? new Date(now() + DAYS * DAY_MS).toISOString()).slice(0, 10),
  )
  const [checked, setChecked] = useState(false)
  const start = useAct(startWatch, [listWatches])
  const change = useAct(changeWatch, [listWatches, readWatch])
  const act = watch === undefined ? start : change
  const { route } = useRouteChoice(caseId, chosen, url)
  const timeZone = before?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const schedule: Schedule = {
    every,
    timeZone,
    leastWords: Number(words),
    ...(isQuiet ? { quiet: { from, to } } : {}),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (url.trim() === '' || end === '') return
    // The last moment of the chosen day, on the clock of whoever chose it.
    const endsAt = new Date(`${end}T23:59:59`).toISOString()
    const way = route === undefined ? {} : { route: route.id }
    const done = {
      onSuccess: () => {
        showToast({
          text:
            watch === undefined
              ? t`The page is watched. Its first check runs now.`
              : t`The watch is changed.`,
          tone: 'calm' as const,
        })
        onClose()
      },
    }
    if (watch === undefined)
      start.mutate(
        {
          caseId,
          url: completeAddress(url),
          ...(subject.from === undefined ? {} : { from: subject.from }),
          endsAt,
          ...way,
          ...schedule,
        },
        done,
      )
    else change.mutate({ caseId, watchId: watch.id, schedule, endsAt, ...way }, done)
  }
  const pages = pagesPerMonth(schedule)
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      {watch === undefined && subject.url === undefined ? (
        <TextInput
          label={t`Address of a public page`}
          placeholder="https://"
          type="url"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          error={
            fieldProblem(act.error, 'url') ??
            (checked && url.trim() === '' ? t`Paste an address first.` : undefined)
          }
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={4_000}
          dir="ltr"
          data-autofocus
        />
      ) : (
        <p>
          <Mono text={url} />
        </p>
      )}
      <NativeSelect
        label={t`How often`}
        description={plural(pages, {
          one: 'About # page a month. Checks come a little late by chance, so that the site does not see a clock.',
          other:
            'About # pages a month. Checks come a little late by chance, so that the site does not see a clock.',
        })}
        value={every}
        onChange={(event) => setEvery(Every.parse(event.currentTarget.value))}
        data={Every.options.map((value) => ({ value, label: i18n._(EVERY_WORDS[value]) }))}
      />
      <RoutePicker caseId={caseId} address={url} value={chosen} onChange={setChosen} />
      <fieldset>
        <legend>{t`Quiet hours`}</legend>
        <Checkbox
          label={t`Load nothing during some hours of the day`}
          checked={isQuiet}
          onChange={(event) => setQuiet(event.currentTarget.checked)}
        />
        {isQuiet ? (
          <div className="sr-watch-hours">
            <TextInput
              label={t`From`}
              type="time"
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              label={t`To`}
              type="time"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <p className="sr-small">{t`On the clock of ${timeZone}.`}</p>
          </div>
        ) : null}
      </fieldset>
      <NativeSelect
        label={t`What counts as a change`}
        description={t`A number, a handle or an address that is new or gone always counts. Pages with counters and clocks change all the time: ask for more words there.`}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data={[1, 5, 20, 100].map((count) => ({
          value: String(count),
          label: plural(count, { one: 'any word', other: '# words or more' }),
        }))}
      />
      <TextInput
        label={t`Ends on`}
        description={t`It also ends with its case.`}
        type="date"
        value={end}
        onChange={(event) => setEnd(event.currentTarget.value)}
        error={
          fieldProblem(act.error, 'endsAt') ?? (checked && end === '' ? t`Please fill this in.` : undefined)
        }
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {watch === undefined ? t`Watch this page` : t`Save`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The dialog; it is open while there is a subject. */
export const WatchForm = ({
  caseId,
  subject,
  onClose,
}: {
  caseId: CaseId
  subject: WatchSubject | undefined
  onClose: () => void
}): ReactNode => {
  const { t } = useLingui()
  return (
    <Modal
      opened={subject !== undefined}
      onClose={onClose}
      title={subject?.watch === undefined ? t`Watch a page` : t`Change the watch`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {subject === undefined ? null : <Form caseId={caseId} subject={subject} onClose={onClose} />}
    </Modal>
  )
}
