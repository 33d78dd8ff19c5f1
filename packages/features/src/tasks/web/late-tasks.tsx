/** Overdue tasks on Today: shown only while there are any. */
import { useLingui } from '@lingui/react/macro'
import { Panel } from '@smart-rescue/ui'
import type { ReactNode } from 'react'
import { Go, paths, usePlatform, useRead } from '../../web/index.ts'
import { listMyTasks } from '../contract.ts'
import { groupByDay, TaskLine } from './my-tasks-page.tsx'

const SHOWN = 3
const LIVE_MS = 60_000

/** The panel, or nothing. */
export const LateTasks = (): ReactNode => {
  const { t, i18n } = useLingui()
  const { now } = usePlatform()
  const reading = useRead(listMyTasks, {}, { every: () => LIVE_MS })
  const { overdue } = groupByDay(reading.data?.tasks ?? [], now())
  if (overdue.length === 0) return null
  return (
    <Panel title={t`Overdue tasks`} aside={i18n.number(overdue.length)}>
      <ul className="sr-list">
        {overdue.slice(0, SHOWN).map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
      {overdue.length > SHOWN ? (
        <p className="sr-pad">
          <Go to={paths.myTasks()}>{t`All my tasks`}</Go>
        </p>
      ) : null}
    </Panel>
  )
}
