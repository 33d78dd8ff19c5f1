/** Until when the rows of a table stay, and another day for them. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { ImportedTable } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, Moment, useAct } from '../../web/index.ts'
import { keepTable, listTables, readTable } from '../contract.ts'

const KeepForm = ({ table, onDone }: { table: ImportedTable; onDone: () => void }) => {
  const { t } = useLingui()
  const act = useAct(keepTable, [listTables, readTable])
  const [day, setDay] = useState(table.expiresOn ?? '')
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const key = { caseId: table.caseId, exhibitId: table.exhibitId }
  const keep = (input: { expiresOn?: string }) => {
    setChecked(true)
    if (why.trim() === '') return
    act.mutate(
      { ...key, why: why.trim(), ...input },
      {
        onSuccess: () => {
          showToast({ text: t`The day is changed.`, tone: 'calm' })
          onDone()
        },
      },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (day !== '') keep({ expiresOn: day })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        type="date"
        label={t`Rows that nothing holds leave on`}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        error={fieldProblem(act.error, 'expiresOn')}
      />
      <TextInput
        label={t`Why`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={checked && why.trim() === '' ? t`Please fill this in.` : undefined}
        maxLength={500}
        dir="auto"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" size="small" busy={act.isPending}>
          {t`Set this day`}
        </Button>
        <Button tone="quiet" size="small" busy={act.isPending} onClick={() => keep({})}>
          {t`Hold without a day`}
        </Button>
        <Button tone="plain" size="small" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The line, and the form where somebody may change it. */
export const Retention = ({ table, mayChange }: { table: ImportedTable; mayChange: boolean }): ReactNode => {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const { rows, expiresOn, retentionBasis, destroyedAt } = table
  if (destroyedAt !== undefined)
    return (
      <Callout>
        <div className="sr-stack tight">
          <p>
            <b>{t`Its time is over.`}</b> {t`The rows have left, and the sealed file was destroyed for good:`}{' '}
            <Moment at={destroyedAt} />.
          </p>
          <p>
            {t`Gone: every row, what was found in it, the file, and how unreadable rows began. Backups of earlier days may still hold the file; the guide says what to do with them.`}
          </p>
          <p>
            {t`Still here: the exhibit’s number, the name, length and SHA-256 of the file, the report of its import, and the log of what was done. Cases that were opened from its rows keep their own sealed extracts.`}
          </p>
        </div>
      </Callout>
    )
  return (
    <>
      <p>
        {expiresOn === undefined ? (
          t`The rows are held without a day.`
        ) : (
          <>
            {plural(rows, {
              one: '# row leaves, unless something holds it, on',
              other: '# rows leave, unless something holds them, on',
            })}{' '}
            <Moment at={expiresOn} style="day" />.
          </>
        )}{' '}
        <span className="sr-small">
          <Foreign text={retentionBasis} />
        </span>
      </p>
      <p className="sr-small">{t`The sealed file stays while a row does. When the last row has left, it is destroyed, and the log says so.`}</p>
      {!mayChange ? null : open ? (
        <KeepForm table={table} onDone={() => setOpen(false)} />
      ) : (
        <Acts>
          <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
            {t`Keep them longer or shorter`}
          </Button>
        </Acts>
      )}
    </>
  )
}
