/** States an earlier moment of first knowledge. */
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { fromFieldMoment } from '../../safeguard/web/field-moment.ts'
import { FailureNote, useAct } from '../../web/index.ts'
import { listDuties, stateKnown } from '../contract.ts'

/** The form, behind its button. */
export const KnownForm = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState('')
  const [why, setWhy] = useState('')
  const act = useAct(stateKnown, [listDuties, { name: 'case.log' }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const knownAt = fromFieldMoment(at)
    if (knownAt === undefined || why.trim() === '') return
    act.mutate({ caseId, knownAt, why }, { onSuccess: () => setOpen(false) })
  }
  if (!open)
    return (
      <Acts>
        <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
          {t`We knew of it earlier`}
        </Button>
      </Acts>
    )
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        type="datetime-local"
        label={t`First known on`}
        description={t`The moment at which anybody of the organisation first knew. Clocks count from the earliest moment stated; a later one changes nothing.`}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <TextInput
        label={t`By what?`}
        description={t`A call, a message, a conversation. No name of a child.`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        maxLength={500}
        dir="auto"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button
          type="submit"
          size="small"
          busy={act.isPending}
          disabled={fromFieldMoment(at) === undefined || why.trim() === ''}
        >
          {t`Save`}
        </Button>
        <Button tone="quiet" size="small" onClick={() => setOpen(false)}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
