/** My tasks over all cases, the longest overdue first, with the calendar file. */
import { useLingui } from '@lingui/react/macro'
import type { Task } from '@smart-rescue/schema'
import { buttonClass, Empty, Foreign, Page, PageHead, Panel, Skeleton } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { FailureNote, Go, paths, usePlatform, useRead } from '../../web/index.ts'
import { listMyTasks, readCalendar } from '../contract.ts'
import { DueTag } from './due-tag.tsx'
import { WHO_WORDS } from './task-words.ts'
import './tasks.css'

const LIVE_MS = 60_000
const WEEK_MS = 7 * 86_400_000

/** One line of the list; it leads to the steps of the case. */
export const TaskLine = ({ task }: { task: Task }): ReactNode => {
  const { t, i18n } = useLingui()
  const { role } = task.who
  return (
    <li className="sr-item">
      <div className="sr-row apart">
        <p>
          <Go to={`${paths.tasks(task.caseId)}#task-${task.id}`}>
            <Foreign text={task.title} />
          </Go>
        </p>
        <DueTag due={task.due} open />
      </div>
      <p className="sr-small">
        <bdi>{task.caseReference}</bdi> ·{' '}
        {task.who.member !== undefined
          ? t`yours`
          : role === undefined
            ? t`anybody on the team`
            : t`whoever is: ${i18n._(WHO_WORDS[role])}`}
      </p>
    </li>
  )
}

/** Tasks by when they are due. `now` is milliseconds since the epoch. */
export const groupByDay = (tasks: readonly Task[], now: number) => {
  const ahead = (task: Task) => (task.due === undefined ? undefined : Date.parse(task.due) - now)
  const within = (keep: (ms: number | undefined) => boolean) => tasks.filter((task) => keep(ahead(task)))
  return {
    overdue: within((ms) => ms !== undefined && ms < 0),
    week: within((ms) => ms !== undefined && ms >= 0 && ms < WEEK_MS),
    later: within((ms) => ms === undefined || ms >= WEEK_MS),
  }
}

/** The page. */
export const MyTasksPage = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { client, now } = usePlatform()
  const reading = useRead(listMyTasks, {}, { every: () => LIVE_MS })
  const tasks = reading.data?.tasks ?? []
  const groups = groupByDay(tasks, now())
  const panel = (title: string, some: readonly Task[]) =>
    some.length === 0 ? null : (
      <Panel title={title} aside={i18n.number(some.length)}>
        <ul className="sr-list">
          {some.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      </Panel>
    )
  return (
    <Page title={t`Tasks`}>
      <PageHead
        title={t`Tasks`}
        lead={t`What is yours over all cases, and what waits for somebody of your role.`}
        acts={
          <a className={buttonClass('quiet')} href={client.address(readCalendar, {})} download>
            {t`Calendar file`}
          </a>
        }
      />
      <p className="sr-small sr-task-calendar">
        {t`The calendar file holds days and references of cases, and nothing else: calendars lie on telephones and on servers of strangers. Take it anew when days change.`}
      </p>
      {reading.isError ? (
        <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} lines={9} />
      ) : tasks.length === 0 ? (
        <Panel title={t`Tasks`}>
          <Empty
            title={t`Nothing is waiting for you`}
            act={
              <Go to={paths.cases()} className={buttonClass()}>
                {t`Go to the cases`}
              </Go>
            }
          >
            {t`Start the playbook of a case under Steps: its steps come here with their days.`}
          </Empty>
        </Panel>
      ) : (
        <>
          {panel(t`Overdue`, groups.overdue)}
          {panel(t`Within a week`, groups.week)}
          {panel(t`Later, or without a day`, groups.later)}
        </>
      )}
    </Page>
  )
}
