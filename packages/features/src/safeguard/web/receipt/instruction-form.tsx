/** Records what an authority said to do with a received file. Nothing is deleted by it. */
import { useLingui } from '@lingui/react/macro'
import { Textarea, TextInput } from '@mantine/core'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, useAct, usePlatform } from '../../../web/index.ts'
import { instructReceipt, listDuties, listReceipts, type Receipt } from '../../contract.ts'
import { fromFieldMoment, toFieldMoment } from '../field-moment.ts'

/** The form. */
export const InstructionForm = ({
  receipt,
  onClose,
}: {
  receipt: Receipt
  onClose: () => void
}): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const act = useAct(instructReceipt, [listReceipts, listDuties])
  const [givenBy, setGivenBy] = useState('')
  const [office, setOffice] = useState('')
  const [instruction, setInstruction] = useState('')
  const [at, setAt] = useState(() => toFieldMoment(now()))
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const givenAt = fromFieldMoment(at)
    if ([givenBy, office, instruction].some((value) => value.trim() === '') || givenAt === undefined) return
    const { caseId, id: receiptId } = receipt
    act.mutate({ caseId, receiptId, givenBy, office, givenAt, instruction }, { onSuccess: onClose })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        label={t`Who said it`}
        value={givenBy}
        onChange={(event) => setGivenBy(event.currentTarget.value)}
        error={missing(givenBy)}
        maxLength={500}
        dir="auto"
      />
      <TextInput
        label={t`Office`}
        value={office}
        onChange={(event) => setOffice(event.currentTarget.value)}
        error={missing(office)}
        maxLength={500}
        dir="auto"
      />
      <TextInput
        type="datetime-local"
        label={t`When`}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={fieldProblem(act.error, 'givenAt')}
      />
      <Textarea
        label={t`What they said to do`}
        value={instruction}
        onChange={(event) => setInstruction(event.currentTarget.value)}
        error={missing(instruction)}
        autosize
        minRows={2}
        maxLength={4_000}
        dir="auto"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {t`Record the instruction`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
