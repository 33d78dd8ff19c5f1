/** How far a table has come, and the acts on its reading. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ImportedTable } from '@smart-rescue/schema'
import { Acts, Button, ConfirmDialog, showToast, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { useAct, useFailureText } from '../../web/index.ts'
import { changeTable, listTables, readTable } from '../contract.ts'

/** The state of a table as a tag. */
export const TableTag = ({ table }: { table: ImportedTable }): ReactNode => {
  const { t } = useLingui()
  const tones = { reading: 'main', paused: 'amber', stopped: 'plain', done: 'green' } as const
  const words = { reading: t`reading`, paused: t`paused`, stopped: t`stopped`, done: t`read` }
  const isAgain = table.state === 'done' && !table.isRead
  return (
    <span role="status">
      <Tag tone={isAgain ? 'main' : tones[table.state]}>{isAgain ? t`read again` : words[table.state]}</Tag>
    </span>
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
  const failureText = useFailureText()
  const act = useAct(changeTable, [listTables, readTable])
  const [stopping, setStopping] = useState(false)
  if (table.state === 'done' || table.state === 'stopped') return null
  const key = { caseId: table.caseId, exhibitId: table.exhibitId }
  const onError = (error: unknown) => showToast({ text: failureText(error), tone: 'bad' })
  return (
    <Acts>
      {table.state === 'reading' ? (
        <Button
          tone="quiet"
          size="small"
          about={table.name}
          busy={act.isPending}
          onClick={() => act.mutate({ ...key, state: 'paused' }, { onError })}
        >
          {t`Pause`}
        </Button>
      ) : (
        <Button
          size="small"
          about={table.name}
          busy={act.isPending}
          onClick={() => act.mutate({ ...key, state: 'reading' }, { onError })}
        >
          {t`Resume`}
        </Button>
      )}
      <Button tone="plain" size="small" about={table.name} onClick={() => setStopping(true)}>
        {t`Stop`}
      </Button>
      <ConfirmDialog
        open={stopping}
        title={t`Stop reading this table?`}
        act={t`Stop reading`}
        cancel={t`Cancel`}
        closeLabel={t`Close`}
        busy={act.isPending}
        onConfirm={() =>
          act.mutate({ ...key, state: 'stopped' }, { onError, onSettled: () => setStopping(false) })
        }
        onClose={() => setStopping(false)}
      >
        <p>{t`It does not begin again. The rows that were read stay, and so does the sealed file.`}</p>
      </ConfirmDialog>
    </Acts>
  )
}
