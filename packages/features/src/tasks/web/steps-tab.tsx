/** The steps of a case: the playbook to follow, further tasks, and the duties whose clocks run. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CaseId, PlaybookStep, Task } from '@smart-rescue/schema'
import { Acts, Button, Callout, Empty, Foreign, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { useOpenedCase } from '../../cases/web/case/case-context.tsx'
import { DutyStrip } from '../../duties/web/duty-strip.tsx'
import { FailureNote, Go, LEAD_WORDS, paths, useAct, useRead } from '../../web/index.ts'
import {
  type CaseTasks,
  listCaseTasks,
  listMyTasks,
  type RunningPlaybook,
  startPlaybook,
} from '../contract.ts'
import { AddTask } from './add-task.tsx'
import { TaskCard } from './task-card.tsx'
import { WHO_WORDS } from './task-words.ts'
import './tasks.css'

const LIVE_MS = 30_000

/** Roles that open steps wait for and that nobody on the team has. */
const useMissingRoles = (tasks: readonly Task[]): readonly string[] => {
  const { i18n } = useLingui()
  const { view } = useOpenedCase()
  const held = new Set(view.team.flatMap(({ roles }) => roles))
  const waiting = tasks.flatMap(({ state, who }) =>
    state === 'open' && who.member === undefined && who.role !== undefined ? [who.role] : [],
  )
  return [...new Set(waiting)].filter((role) => !held.has(role)).map((role) => i18n._(WHO_WORDS[role]))
}

const MissingRoles = ({ tasks }: { tasks: readonly Task[] }) => {
  const { t } = useLingui()
  const missing = useMissingRoles(tasks)
  if (missing.length === 0) return null
  return (
    <Callout tone="amber">
      <p>
        {t`Steps wait for roles that nobody on the team has: ${missing.join(', ')}. Add somebody to the team, or give the steps to a person under “Who and when”. Until then they stand among the case officer’s tasks.`}
      </p>
    </Callout>
  )
}

const stepOf = (playbooks: readonly RunningPlaybook[], task: Task): PlaybookStep | undefined => {
  const [kind, id] = task.originKey?.split('/') ?? []
  return task.origin !== 'step'
    ? undefined
    : playbooks.find(({ playbook }) => playbook.kind === kind)?.playbook.steps.find((step) => step.id === id)
}

const Offer = ({ caseId, offered }: { caseId: CaseId; offered: NonNullable<CaseTasks['offered']> }) => {
  const { t, i18n } = useLingui()
  const act = useAct(startPlaybook, [listCaseTasks, listMyTasks, { name: 'case.log' }])
  return (
    <Panel title={t`Start with the playbook`}>
      <div className="sr-pad sr-stack tight">
        <p>
          {t`For a lead of the kind “${i18n._(LEAD_WORDS[offered.kind])}” there is a playbook that says word by word what to do, what never to do, and by when.`}{' '}
          {plural(offered.steps, { one: 'Its # step becomes a task.', other: 'Its # steps become tasks.' })}
        </p>
        {act.isError ? <FailureNote error={act.error} /> : null}
        <Acts>
          <Button busy={act.isPending} onClick={() => act.mutate({ caseId })}>
            {act.isPending ? t`Starting …` : t`Start the playbook`}
          </Button>
          <Go to={paths.playbook(offered.kind)}>{t`Read it first`}</Go>
        </Acts>
      </div>
    </Panel>
  )
}

const Running = ({
  running,
  tasks,
  mayChange,
}: {
  running: RunningPlaybook
  tasks: readonly Task[]
  mayChange: boolean
}) => {
  const { t, i18n } = useLingui()
  const { playbook, newer } = running
  const mine = tasks.filter(
    (task) => task.origin === 'step' && task.originKey?.startsWith(`${playbook.kind}/`) === true,
  )
  const done = mine.filter(({ state }) => state !== 'open').length
  const next = mine.find(({ state }) => state === 'open')
  return (
    <Panel
      title={<Foreign text={playbook.title} />}
      aside={`${i18n.number(done)} / ${i18n.number(mine.length)}`}
    >
      <div className="sr-pad sr-stack tight">
        <progress
          className="sr-task-progress"
          value={done}
          max={Math.max(1, mine.length)}
          aria-label={t`Steps done`}
        />
        <p className="sr-small">
          {t`Version ${playbook.version}`} ·{' '}
          {playbook.reviewedBy === undefined ? (
            t`not reviewed yet: have a lawyer and a social worker read it`
          ) : (
            <>
              {t`reviewed by`} <Foreign text={playbook.reviewedBy} />
            </>
          )}{' '}
          · {t`days are working rules of the house, counted from the opening of the case`}
        </p>
        {newer === undefined ? null : (
          <Callout tone="amber">
            <p>
              {t`There is a newer version (${newer}). This case keeps the one it was started with.`}{' '}
              <Go to={paths.playbook(playbook.kind)}>{t`See what changed`}</Go>
            </p>
          </Callout>
        )}
      </div>
      <ol className="sr-task-list">
        {mine.map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            step={stepOf([running], task)}
            first={task.id === next?.id}
            mayChange={mayChange}
          />
        ))}
      </ol>
    </Panel>
  )
}

/** The tab. */
export const StepsTab = ({ caseId }: { caseId: CaseId }): ReactNode => {
  const { t, i18n } = useLingui()
  const { may } = useOpenedCase()
  const reading = useRead(listCaseTasks, { caseId }, { every: () => LIVE_MS })
  if (reading.data === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeleton label={t`Loading`} lines={9} />
    )
  const { tasks, playbooks, offered } = reading.data
  const mayChange = may('task.change')
  const others = tasks.filter(({ origin }) => origin !== 'step')
  return (
    <>
      <DutyStrip caseId={caseId} />
      <MissingRoles tasks={tasks} />
      {offered === undefined || !mayChange ? null : <Offer caseId={caseId} offered={offered} />}
      {playbooks.map((running) => (
        <Running key={running.playbook.kind} running={running} tasks={tasks} mayChange={mayChange} />
      ))}
      <Panel title={t`Further tasks`} aside={others.length > 0 ? i18n.number(others.length) : undefined}>
        {others.length === 0 ? (
          <Empty title={t`No further task`}>
            {t`What the playbook does not say: a call to make, a proof that is missing, a day to ask again.`}
          </Empty>
        ) : (
          <ol className="sr-task-list">
            {others.map((task) => (
              <TaskCard key={task.id} task={task} step={undefined} first={false} mayChange={mayChange} />
            ))}
          </ol>
        )}
        {mayChange ? (
          <div className="sr-pad">
            <AddTask caseId={caseId} />
          </div>
        ) : null}
      </Panel>
    </>
  )
}
