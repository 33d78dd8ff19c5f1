/** Looking at networks as they stood at an earlier moment, and back to today. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Moment, useGo, usePlatform } from '../../web/index.ts'
import './network.css'

/** A moment as the browser's field for dates and times has it: the reader's own clock, minutes. */
const toField = (at: Date): string => {
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The banner while one looks at the past. */
export const PastBanner = ({ moment, today }: { moment: string; today: string }): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  return (
    <Callout tone="amber" role="status">
      <div className="sr-stack tight">
        <p>
          <b>{t`You look at the past; nothing can be decided here.`}</b> {t`As it stood on`}{' '}
          <Moment at={moment} />.
        </p>
        <p className="sr-small">
          {t`Built again from the log: what came in, was decided or was put aside since does not count. Rows that have left since, because their time was over, are not shown.`}
        </p>
        <Acts>
          <Button size="small" onClick={() => go(today)}>
            {t`Back to now`}
          </Button>
        </Acts>
      </div>
    </Callout>
  )
}

/** The field for the moment; `address` says where a moment is looked at. */
export const PastPicker = ({
  moment,
  address,
}: {
  moment: string | undefined
  address: (moment: string | undefined) => string
}): ReactNode => {
  const { t } = useLingui()
  const go = useGo()
  const { now } = usePlatform()
  const [value, setValue] = useState(() => (moment === undefined ? '' : toField(new Date(moment))))
  const [problem, setProblem] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = new Date(value)
    if (Number.isNaN(at.getTime())) return setProblem(t`Please choose a day and a time.`)
    if (at.getTime() > now()) return setProblem(t`This moment has not come yet.`)
    setProblem('')
    // The whole minute belongs to it.
    return go(address(new Date(at.getTime() + 59_999).toISOString()))
  }
  return (
    <details className="sr-net-past" open={moment !== undefined}>
      <summary>{t`As it stood earlier`}</summary>
      <form className="sr-net-filter" onSubmit={submit} noValidate>
        <TextInput
          type="datetime-local"
          label={t`As it stood on`}
          value={value}
          max={toField(new Date(now()))}
          error={problem === '' ? undefined : problem}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" tone="quiet">
          {t`Look at it`}
        </Button>
      </form>
    </details>
  )
}
