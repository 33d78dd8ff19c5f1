/** Adds a task by hand. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Textarea, TextInput } from '@mantine/core'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { fromFieldMoment } from '../../safeguard/web/field-moment.ts'
import { FailureNote, useAct } from '../../web/index.ts'
import { addTask, listCaseTasks, listMyTasks } from '../contract.ts'
import { toWho, WhoField } from './assign.tsx'

/** The form, behind its button. */
export const AddTask = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [what, setWhat] = useState('')
  const [who, setWho] = useState('')
  const [due, setDue] = useState('')
  const [approval, setApproval] = useState(false)
  const [checked, setChecked] = useState(false)
  const act = useAct(addTask, [listCaseTasks, listMyTasks, { name: 'case.log' }])
  const reset = () => {
    setOpen(false)
    setTitle('')
    setWhat('')
    setDue('')
    setApproval(false)
    setChecked(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (title.trim() === '') return
    const day = fromFieldMoment(due)
    act.mutate(
      { caseId, title, what, who: toWho(who), approval, ...(day === undefined ? {} : { due: day }) },
      {
        onSuccess: () => {
          reset()
          showToast({ text: t`Added.`, tone: 'calm' })
        },
      },
    )
  }
  if (!open)
    return (
      <Acts>
        <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
          {t`Add a task`}
        </Button>
      </Acts>
    )
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        label={t`What is to be done`}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={checked && title.trim() === '' ? t`Please fill this in.` : undefined}
        maxLength={120}
        dir="auto"
      />
      <Textarea
        label={t`More words, if needed`}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
        maxLength={4_000}
        autosize
        minRows={2}
        dir="auto"
      />
      <WhoField value={who} onChange={setWho} />
      <TextInput
        type="datetime-local"
        label={t`By when`}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Checkbox
        label={t`A second person must approve it`}
        checked={approval}
        onChange={(event) => setApproval(event.currentTarget.checked)}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" size="small" busy={act.isPending}>
          {t`Add a task`}
        </Button>
        <Button tone="quiet" size="small" onClick={reset}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
