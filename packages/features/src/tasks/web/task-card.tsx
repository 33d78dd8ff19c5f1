/** One task of a case: its line, and inside it the text at hand, the acts, and the thread. */
import { useLingui } from '@lingui/react/macro'
import type { PlaybookStep, Task } from '@smart-rescue/schema'
import { Button, buttonClass, Foreign, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { Go } from '../../web/index.ts'
import { AssignForm } from './assign.tsx'
import { DueTag } from './due-tag.tsx'
import { pathOfStep } from './step-paths.ts'
import { StepText } from './step-text.tsx'
import { TaskActs } from './task-acts.tsx'
import { TaskThread } from './task-thread.tsx'
import { ORIGIN_WORDS, PAGE_WORDS, PHASE_WORDS, TASK_STATE_WORDS, WHO_WORDS } from './task-words.ts'

const Mark = ({ state }: { state: Task['state'] }) => (
  <span className={`sr-task-mark ${state}`} aria-hidden="true">
    {state === 'done' ? '✓' : state === 'dropped' ? '–' : ''}
  </span>
)

const Line = ({ task, step }: { task: Task; step: PlaybookStep | undefined }) => {
  const { t, i18n } = useLingui()
  const { who } = task
  return (
    <>
      <Mark state={task.state} />
      <span className="sr-task-title">
        <Foreign text={task.title} />
        <span className="sr-only"> – {i18n._(TASK_STATE_WORDS[task.state])}</span>
      </span>
      <span className="sr-task-tags">
        {step === undefined ? (
          <Tag>{task.origin === 'step' ? t`step` : i18n._(ORIGIN_WORDS[task.origin])}</Tag>
        ) : (
          <Tag tone={step.phase === 'safety' ? 'main' : 'plain'}>{i18n._(PHASE_WORDS[step.phase])}</Tag>
        )}
        <span className="sr-small">
          {who.member !== undefined ? (
            <Foreign text={who.member.displayName} />
          ) : who.role !== undefined ? (
            i18n._(WHO_WORDS[who.role])
          ) : (
            t`anybody`
          )}
        </span>
        {task.approval === 'asked' ? <Tag tone="amber">{t`approval asked`}</Tag> : null}
        {task.approval === 'needed' ? <Tag>{t`needs a second person`}</Tag> : null}
        {task.approval === 'refused' && task.state === 'open' ? (
          <Tag tone="amber">{t`approval refused`}</Tag>
        ) : null}
        <DueTag due={task.due} open={task.state === 'open'} />
      </span>
    </>
  )
}

/** The card. `step` is the step of the playbook it came from; `first` is open when the page comes. */
export const TaskCard = ({
  task,
  step,
  first,
  mayChange,
}: {
  task: Task
  step: PlaybookStep | undefined
  first: boolean
  mayChange: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { view } = useOpenedCase()
  const [assigning, setAssigning] = useState(false)
  return (
    <li className="sr-task" id={`task-${task.id}`}>
      <details open={first}>
        <summary>
          <Line task={task} step={step} />
        </summary>
        <div className="sr-task-body">
          {step !== undefined ? (
            <>
              <StepText step={step} countries={view.case.countries} />
              <p>
                <Go to={pathOfStep(step.page, view.case.id)} className={buttonClass('quiet', 'small')}>
                  {t`Go to: ${i18n._(PAGE_WORDS[step.page])}`}
                </Go>
              </p>
            </>
          ) : task.what === '' ? null : (
            <p className="sr-step-what">
              <Foreign text={task.what} />
            </p>
          )}
          {task.reason === undefined ? null : (
            <p>
              <b>{t`Dropped because:`}</b> <Foreign text={task.reason} />
            </p>
          )}
          {mayChange ? (
            <TaskActs task={task}>
              {task.state === 'open' ? (
                <Button tone="plain" size="small" about={task.title} onClick={() => setAssigning(!assigning)}>
                  {t`Who and when`}
                </Button>
              ) : null}
            </TaskActs>
          ) : null}
          {assigning ? <AssignForm task={task} onDone={() => setAssigning(false)} /> : null}
          <TaskThread task={task} mayChange={mayChange} />
        </div>
      </details>
    </li>
  )
}
