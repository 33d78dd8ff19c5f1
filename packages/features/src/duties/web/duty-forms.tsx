/** What one can do about a duty: report it, have it waived, say whether it binds, take it back. */
import { useLingui } from '@lingui/react/macro'
import { Textarea, TextInput } from '@mantine/core'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { fromFieldMoment, toFieldMoment } from '../../safeguard/web/field-moment.ts'
import { FailureNote, useAct, usePlatform } from '../../web/index.ts'
import {
  listDuties,
  type ReportingClock,
  reopenDuty,
  reportDuty,
  stateBinding,
  waiveDuty,
} from '../contract.ts'

const STALE = [listDuties, { name: 'case.log' }, { name: 'today.read' }]

interface FormProps {
  readonly caseId: CaseId
  readonly duty: ReportingClock
  readonly onDone: () => void
}

/** To whom, when, under which number. */
export const ReportForm = ({ caseId, duty, onDone }: FormProps): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const [toWhom, setToWhom] = useState('')
  const [number, setNumber] = useState('')
  const [at, setAt] = useState(() => toFieldMoment(now()))
  const [checked, setChecked] = useState(false)
  const act = useAct(reportDuty, STALE)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const handedAt = fromFieldMoment(at)
    if (toWhom.trim() === '' || handedAt === undefined) return
    const given = number.trim() === '' ? {} : { number }
    act.mutate(
      { caseId, duty: duty.id, toWhom, handedAt, ...given },
      {
        onSuccess: () => {
          showToast({ text: t`Recorded. The clock has stopped.`, tone: 'calm' })
          onDone()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        label={t`Reported to`}
        description={t`The office, as it is called.`}
        value={toWhom}
        onChange={(event) => setToWhom(event.currentTarget.value)}
        error={checked && toWhom.trim() === '' ? t`Please fill this in.` : undefined}
        maxLength={500}
        dir="auto"
      />
      <TextInput
        label={t`Number they gave, if any`}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        maxLength={120}
        dir="auto"
      />
      <TextInput
        type="datetime-local"
        label={t`When`}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" size="small" busy={act.isPending}>
          {t`Record the report`}
        </Button>
        <Button tone="quiet" size="small" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** What is said with a reason alone. */
export type ReasonedAct = 'waive' | 'binds' | 'not-bound' | 'reopen'

/** The form of an act that needs a reason and nothing else. */
export const ReasonForm = ({
  caseId,
  duty,
  what,
  onDone,
}: FormProps & { readonly what: ReasonedAct }): ReactNode => {
  const { t } = useLingui()
  const [why, setWhy] = useState('')
  const [waive, binding, reopen] = [
    useAct(waiveDuty, STALE),
    useAct(stateBinding, STALE),
    useAct(reopenDuty, STALE),
  ]
  const act = what === 'waive' ? waive : what === 'reopen' ? reopen : binding
  const names: Record<ReasonedAct, string> = {
    waive: t`Waive this duty`,
    binds: t`It binds us`,
    'not-bound': t`It does not bind us`,
    reopen: t`Take it back`,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return
    const path = { caseId, duty: duty.id, why }
    if (what === 'waive') waive.mutate(path, { onSuccess: onDone })
    else if (what === 'reopen') reopen.mutate(path, { onSuccess: onDone })
    else binding.mutate({ ...path, binds: what === 'binds' }, { onSuccess: onDone })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <Textarea
        label={t`Why?`}
        description={t`One sentence. It stands in the log with your name.`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value.replace(/\n/g, ' '))}
        maxLength={500}
        autosize
        minRows={2}
        dir="auto"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" size="small" busy={act.isPending} disabled={why.trim() === ''}>
          {names[what]}
        </Button>
        <Button tone="quiet" size="small" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
