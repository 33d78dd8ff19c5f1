/** What was said and done about a task, and the field to say more. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Textarea } from '@mantine/core'
import type { MemberId, Task } from '@smart-rescue/schema'
import { Acts, Button, Foreign } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { FailureNote, Moment, useAct } from '../../web/index.ts'
import { commentTask, listCaseTasks } from '../contract.ts'
import { ENTRY_WORDS } from './task-words.ts'

/** The thread. */
export const TaskThread = ({ task, mayChange }: { task: Task; mayChange: boolean }): ReactNode => {
  const { t, i18n } = useLingui()
  const { view } = useOpenedCase()
  const [body, setBody] = useState('')
  const [mentions, setMentions] = useState<readonly MemberId[]>([])
  const act = useAct(commentTask, [listCaseTasks, { name: 'case.log' }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '') return
    act.mutate(
      { caseId: task.caseId, taskId: task.id, body, mentions: [...mentions] },
      {
        onSuccess: () => {
          setBody('')
          setMentions([])
        },
      },
    )
  }
  return (
    <div className="sr-task-thread">
      <ul>
        {task.entries.map((entry) => (
          <li key={entry.leaf}>
            <span className="sr-small">
              <b>
                <Foreign text={entry.by.displayName} />
              </b>{' '}
              {i18n._(ENTRY_WORDS[entry.what])} · <Moment at={entry.at} />
              {entry.mentions.map((one) => (
                <span key={one.id}>
                  {' '}
                  · @<Foreign text={one.displayName} />
                </span>
              ))}
            </span>
            {entry.words === undefined ? null : (
              <p className="sr-note-body">
                <Foreign text={entry.words} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <form className="sr-stack tight" onSubmit={submit}>
          <Textarea
            label={t`Comment`}
            description={t`It stands in the log with your name. Never the name of a child.`}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            maxLength={4_000}
            autosize
            minRows={2}
            dir="auto"
          />
          {view.team.length > 1 && body.trim() !== '' ? (
            <Checkbox.Group
              label={t`Who shall have a notice of it?`}
              value={[...mentions]}
              onChange={(chosen) => setMentions(chosen as MemberId[])}
            >
              <div className="sr-row">
                {view.team.map(({ member }) => (
                  <Checkbox key={member.id} value={member.id} label={member.displayName} />
                ))}
              </div>
            </Checkbox.Group>
          ) : null}
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button
              type="submit"
              tone="quiet"
              size="small"
              busy={act.isPending}
              disabled={body.trim() === ''}
            >
              {t`Write the comment`}
            </Button>
          </Acts>
        </form>
      ) : null}
    </div>
  )
}
