/** The acts of a task: tick and undo, drop with a reason, ask for approval and give it. */
import { useLingui } from '@lingui/react/macro'
import { Modal, Textarea } from '@mantine/core'
import type { Task } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useSession } from '../../people/web/session.tsx'
import { FailureNote, useAct, useFailureText } from '../../web/index.ts'
import { askApproval, giveApproval, listCaseTasks, listMyTasks, settleTask } from '../contract.ts'

type Reason = 'dropped' | 'refused'

const ReasonDialog = ({
  what,
  task,
  onClose,
}: {
  what: Reason | undefined
  task: Task
  onClose: () => void
}): ReactNode => {
  const { t } = useLingui()
  const [why, setWhy] = useState('')
  const refreshes = [listCaseTasks, listMyTasks, { name: 'case.log' }]
  const [drop, answer] = [useAct(settleTask, refreshes), useAct(giveApproval, refreshes)]
  const act = what === 'refused' ? answer : drop
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return
    const path = { caseId: task.caseId, taskId: task.id }
    const done = {
      onSuccess: () => {
        setWhy('')
        onClose()
      },
    }
    if (what === 'refused') answer.mutate({ ...path, answer: 'refused', words: why }, done)
    else drop.mutate({ ...path, state: 'dropped', why }, done)
  }
  return (
    <Modal
      opened={what !== undefined}
      onClose={onClose}
      title={what === 'refused' ? t`Refuse the approval` : t`Drop this task`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form className="sr-form" onSubmit={submit} noValidate>
        <Textarea
          label={t`Why?`}
          description={t`One sentence. It stands in the log.`}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          maxLength={1_000}
          autosize
          minRows={2}
          dir="auto"
          data-autofocus
        />
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Acts>
          <Button type="submit" busy={act.isPending} disabled={why.trim() === ''}>
            {what === 'refused' ? t`Refuse` : t`Drop`}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t`Cancel`}
          </Button>
        </Acts>
      </form>
    </Modal>
  )
}

/** The row of acts. `children` are further quiet acts. */
export const TaskActs = ({ task, children }: { task: Task; children?: ReactNode }): ReactNode => {
  const { t } = useLingui()
  const { member } = useSession()
  const failureText = useFailureText()
  const [asking, setAsking] = useState<Reason>()
  const refreshes = [listCaseTasks, listMyTasks, { name: 'case.log' }]
  const settle = useAct(settleTask, refreshes)
  const ask = useAct(askApproval, refreshes)
  const answer = useAct(giveApproval, refreshes)
  const path = { caseId: task.caseId, taskId: task.id }
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  const reopen = () => settle.mutate({ ...path, state: 'open' }, { onError })
  const onDone = () =>
    showToast({ text: t`Done: ${task.title}`, tone: 'calm', act: { label: t`Undo`, run: reopen } })
  const isOwn = task.askedBy?.id === member.id || task.who.member?.id === member.id
  const mayApprove = member.roles.includes('case-officer') && !isOwn
  if (task.state !== 'open')
    return (
      <Acts>
        <Button tone="quiet" size="small" about={task.title} busy={settle.isPending} onClick={reopen}>
          {t`Reopen`}
        </Button>
        {children}
      </Acts>
    )
  return (
    <Acts>
      {task.approval === 'none' ? (
        <Button
          size="small"
          about={task.title}
          busy={settle.isPending}
          onClick={() => settle.mutate({ ...path, state: 'done' }, { onSuccess: onDone, onError })}
        >
          {t`Done`}
        </Button>
      ) : task.approval === 'asked' ? (
        mayApprove ? (
          <>
            <Button
              size="small"
              about={task.title}
              busy={answer.isPending}
              onClick={() => answer.mutate({ ...path, answer: 'approved' }, { onError })}
            >
              {t`Approve`}
            </Button>
            <Button tone="quiet" size="small" about={task.title} onClick={() => setAsking('refused')}>
              {t`Refuse`}
            </Button>
          </>
        ) : (
          <span className="sr-small">{t`Waits for the approval of another case officer.`}</span>
        )
      ) : (
        <Button
          size="small"
          about={task.title}
          busy={ask.isPending}
          onClick={() => ask.mutate(path, { onError })}
        >
          {t`Ask for approval`}
        </Button>
      )}
      <Button tone="quiet" size="small" about={task.title} onClick={() => setAsking('dropped')}>
        {t`Drop`}
      </Button>
      {children}
      <ReasonDialog what={asking} task={task} onClose={() => setAsking(undefined)} />
    </Acts>
  )
}
