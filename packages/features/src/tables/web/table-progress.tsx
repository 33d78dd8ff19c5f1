/** How far a table has come, and the acts on its reading. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ImportedTable } from '@smart-rescue/schema'
import type { ReactNode } from 'react'
import { PauseActs, StateTag, useAct } from '../../web/index.ts'
import { changeTable, listTables, readTable } from '../contract.ts'

/** The state of a table as a tag. */
export const TableTag = ({ table }: { table: ImportedTable }): ReactNode => {
  const { t } = useLingui()
  const tones = { reading: 'main', paused: 'amber', stopped: 'plain', done: 'green' } as const
  const words = { reading: t`reading`, paused: t`paused`, stopped: t`stopped`, done: t`read` }
  const isAgain = table.state === 'done' && !table.isRead
  if (table.destroyedAt !== undefined) return <StateTag tone="plain" word={t`file destroyed`} />
  return (
    <StateTag
      tone={isAgain ? 'main' : tones[table.state]}
      word={isAgain ? t`read again` : words[table.state]}
    />
  )
}

/** A bar while it is read, and the numbers. */
export const TableProgress = ({ table }: { table: ImportedTable }): ReactNode => {
  const { t, i18n } = useLingui()
  const { rows, errors, expired, rate, isRead, state, bytesRead, length } = table
  const isUnderWay = !isRead && state !== 'stopped'
  return (
    <>
      {isUnderWay ? (
        <progress
          className="sr-progress"
          max={Math.max(1, length)}
          value={bytesRead}
          aria-label={t`Rows read`}
        />
      ) : null}
      <p className="sr-small">
        <b>{plural(rows, { one: '# row', other: '# rows' })}</b>
        {errors > 0 ? ` · ${plural(errors, { one: '# not read', other: '# not read' })}` : ''}
        {expired > 0 ? ` · ${plural(expired, { one: '# expired', other: '# expired' })}` : ''}
        {isUnderWay && state !== 'paused' && rate >= 1
          ? ` · ${t`${i18n.number(Math.round(rate))} rows a second`}`
          : ''}
      </p>
    </>
  )
}

/** Pause, resume, stop; nothing for a table that has been read. */
export const TableActs = ({ table }: { table: ImportedTable }): ReactNode => {
  const { t } = useLingui()
  const act = useAct(changeTable, [listTables, readTable])
  const { caseId, exhibitId, name, state } = table
  if (state === 'done' || state === 'stopped') return null
  return (
    <PauseActs
      name={name}
      isGoing={state === 'reading'}
      busy={act.isPending}
      change={(to, then) => act.mutate({ caseId, exhibitId, state: to === 'going' ? 'reading' : to }, then)}
      stop={{
        title: t`Stop reading this table?`,
        act: t`Stop reading`,
        what: t`It does not begin again. The rows that were read stay, and so does the sealed file.`,
      }}
    />
  )
}
