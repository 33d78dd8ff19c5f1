/** Notes: sealed when written, never changed, only followed by another. */

import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { Acts, Button, Empty, Foreign, Panel, Skeleton } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, Moment, useAct, useRead } from '../../../web/index.ts'
import { listNotes, readCase, readLog, writeNote } from '../../contract.ts'
import { ExhibitNumber } from './exhibit-number.tsx'

/** Notes of the case, or of one exhibit when it is given. */
export const NotesPanel = ({
  caseId,
  exhibit,
  mayWrite,
}: {
  caseId: CaseId
  exhibit?: { readonly id: ExhibitId; readonly number: string }
  mayWrite: boolean
}): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(listNotes, { caseId })
  const act = useAct(writeNote, [listNotes, readCase, readLog])
  const [body, setBody] = useState('')
  const all = reading.data?.notes ?? []
  const notes = exhibit === undefined ? all : all.filter((note) => note.exhibit === exhibit.number)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '') return
    act.mutate(
      { caseId, body, ...(exhibit === undefined ? {} : { exhibitId: exhibit.id }) },
      { onSuccess: () => setBody('') },
    )
  }
  return (
    <Panel
      title={exhibit === undefined ? t`Notes` : t`Notes on this exhibit`}
      aside={notes.length > 0 ? i18n.number(notes.length) : undefined}
    >
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : reading.isPending ? (
        <Skeleton label={t`Loading`} />
      ) : notes.length === 0 ? (
        <Empty title={t`No notes yet`}>
          {t`Write what you saw, thought and did, as if a court will read it: it may.`}
        </Empty>
      ) : (
        <ul className="sr-list">
          {notes.map((note) => (
            <li key={note.id} className="sr-item">
              <p className="sr-small">
                <b>
                  <Foreign text={note.author.displayName} />
                </b>{' '}
                · <Moment at={note.at} />
                {exhibit === undefined && note.exhibit !== undefined ? (
                  <>
                    {' · '}
                    <ExhibitNumber caseId={caseId} number={note.exhibit} />
                  </>
                ) : null}
              </p>
              <p className="sr-note-body">
                <Foreign text={note.body} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? (
        <form className="sr-pad sr-stack tight" onSubmit={submit}>
          <Textarea
            label={t`New note`}
            description={t`Sealed with your name and the time; it cannot be changed or deleted afterwards.`}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            maxLength={20_000}
            autosize
            minRows={2}
            maxRows={14}
            dir="auto"
          />
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button
              type="submit"
              tone="quiet"
              size="small"
              busy={act.isPending}
              disabled={body.trim() === ''}
            >
              {act.isPending ? t`Sealing …` : t`Write the note`}
            </Button>
          </Acts>
        </form>
      ) : null}
    </Panel>
  )
}
