/** Who does a task, and by when. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import type { MemberId, StepRole, Task } from '@smart-rescue/schema'
import { StepRole as Roles } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { fromFieldMoment, toFieldMoment } from '../../safeguard/web/field-moment.ts'
import { FailureNote, useAct } from '../../web/index.ts'
import { changeTask, listCaseTasks, listMyTasks } from '../contract.ts'
import { WHO_WORDS } from './task-words.ts'

/** What the field holds: a member by id, a role, or nobody. */
export const toWho = (value: string): { memberId?: MemberId; role?: StepRole } => {
  const role = Roles.safeParse(value)
  if (role.success) return { role: role.data }
  return value === '' ? {} : { memberId: value as MemberId }
}

/** The choice of a member of the team or of a role. */
export const WhoField = ({
  value,
  onChange,
}: {
  value: string
  onChange: (value: string) => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { view } = useOpenedCase()
  return (
    <NativeSelect
      label={t`Who does it`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t`Anybody on the team` },
        ...Roles.options.map((role) => ({ value: role, label: t`Whoever is: ${i18n._(WHO_WORDS[role])}` })),
        ...view.team.map(({ member }) => ({ value: member.id, label: member.displayName })),
      ]}
    />
  )
}

/** The form. */
export const AssignForm = ({ task, onDone }: { task: Task; onDone: () => void }): ReactNode => {
  const { t } = useLingui()
  const [who, setWho] = useState<string>(task.who.member?.id ?? task.who.role ?? '')
  const [due, setDue] = useState(task.due === undefined ? '' : toFieldMoment(Date.parse(task.due)))
  const act = useAct(changeTask, [listCaseTasks, listMyTasks, { name: 'case.log' }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(
      { caseId: task.caseId, taskId: task.id, who: toWho(who), due: fromFieldMoment(due) ?? null },
      {
        onSuccess: () => {
          showToast({ text: t`Changed.`, tone: 'calm' })
          onDone()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <WhoField value={who} onChange={setWho} />
      <TextInput
        type="datetime-local"
        label={t`By when`}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" size="small" busy={act.isPending}>
          {t`Save`}
        </Button>
        <Button tone="quiet" size="small" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
