/** Records that a report was handed in: to whom, when, under which number. The duty ends with it. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, usePlatform } from '../../../web/index.ts'
import { fromFieldMoment, toFieldMoment } from '../field-moment.ts'

/** What was entered; the moment as RFC 3339 in UTC. */
export interface HandedIn {
  readonly toWhom: string
  readonly number: string
  readonly handedAt: string
}

/** The form. `suggested` are the channels that were named above it. */
export const HandedInForm = ({
  suggested,
  busy,
  error,
  onSend,
}: {
  suggested: readonly string[]
  busy: boolean
  error: unknown
  onSend: (report: HandedIn, done: () => void) => void
}): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const [toWhom, setToWhom] = useState('')
  const [number, setNumber] = useState('')
  const [at, setAt] = useState(() => toFieldMoment(now()))
  const [checked, setChecked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const handedAt = fromFieldMoment(at)
    if (toWhom.trim() === '' || handedAt === undefined) return
    onSend({ toWhom, number, handedAt }, () => {
      setToWhom('')
      setNumber('')
      setChecked(false)
      showToast({ text: t`Recorded. The duty to report has ended.`, tone: 'calm' })
    })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        label={t`Handed in to`}
        value={toWhom}
        onChange={(event) => setToWhom(event.currentTarget.value)}
        error={
          fieldProblem(error, 'toWhom') ??
          (checked && toWhom.trim() === '' ? t`Please fill this in.` : undefined)
        }
        list="sr-hotline-names"
        maxLength={500}
        dir="auto"
      />
      <datalist id="sr-hotline-names">
        {suggested.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextInput
        label={t`Number they gave, if any`}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        maxLength={200}
        dir="auto"
      />
      <TextInput
        type="datetime-local"
        label={t`When`}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={fieldProblem(error, 'handedAt')}
      />
      {error === null || error === undefined ? null : <FailureNote error={error} />}
      <Acts>
        <Button type="submit" busy={busy}>
          {t`Mark as handed in`}
        </Button>
      </Acts>
    </form>
  )
}
