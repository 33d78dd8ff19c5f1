/** A person of a case: her part with its history, remarks, and her identity, which the page itself never knows. */
import { useLingui } from '@lingui/react/macro'
import { Modal, Textarea } from '@mantine/core'
import type { CaseId, Identity, PersonId } from '@smart-rescue/schema'
import { Acts, Button, Foreign, Mono, Panel, Skeleton, showToast, Tag } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { IdentityPanel } from '../../identities/web/index.ts'
import { FailureNote, Go, Moment, paths, useAct, useRead } from '../../web/index.ts'
import { changePart, leavePerson, listPersons, notePerson, type PersonPage, readPerson } from '../contract.ts'
import { PartForm } from './part-form.tsx'
import { PART_WORDS } from './person-words.ts'
import { TextHint } from './text-hint.tsx'
import './persons.css'

const STALE = [readPerson, listPersons, { name: 'case.log' }]

const History = ({ person }: { person: PersonPage }) => {
  const { t, i18n } = useLingui()
  return (
    <ol className="sr-list" aria-label={t`Parts in the case`}>
      {person.history.map((change) => (
        <li key={`${change.at} ${change.part}`} className="sr-item">
          <b>{i18n._(PART_WORDS[change.part])}</b> · <Foreign text={change.by.displayName} /> ·{' '}
          <Moment at={change.at} />
          <br />
          <Foreign text={change.why} />
          {change.document === undefined ? null : (
            <p className="sr-small">
              <Foreign text={change.document.authority} />, <bdi dir="ltr">{change.document.on}</bdi>,{' '}
              {t`no.`} <Foreign text={change.document.number} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

const Remarks = ({
  caseId,
  person,
  mayWrite,
  open,
}: {
  caseId: CaseId
  person: PersonPage
  mayWrite: boolean
  open: Identity | undefined
}) => {
  const { t } = useLingui()
  const act = useAct(notePerson, STALE)
  const [body, setBody] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '') return
    act.mutate({ caseId, personId: person.id, body }, { onSuccess: () => setBody('') })
  }
  return (
    <Panel title={t`Remarks`}>
      {person.notes.length === 0 ? (
        <p className="sr-pad sr-small">{t`What concerns this person and helps the case. The whole team reads it.`}</p>
      ) : (
        <ul className="sr-list">
          {person.notes.map((note) => (
            <li key={note.at} className="sr-item">
              <p className="sr-small">
                <Foreign text={note.by.displayName} /> · <Moment at={note.at} />
              </p>
              <p className="sr-note-body">
                <Foreign text={note.body} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? (
        <form className="sr-pad sr-stack tight" onSubmit={submit} autoComplete="off">
          <Textarea
            label={t`New remark`}
            description={t`Under the pseudonym, without names or addresses.`}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            maxLength={5_000}
            autosize
            minRows={2}
            dir="auto"
          />
          <TextHint text={body} open={open} />
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button
              type="submit"
              tone="quiet"
              size="small"
              busy={act.isPending}
              disabled={body.trim() === ''}
            >
              {t`Write the remark`}
            </Button>
          </Acts>
        </form>
      ) : null}
    </Panel>
  )
}

const LeaveForm = ({ caseId, person }: { caseId: CaseId; person: PersonPage }) => {
  const { t } = useLingui()
  const act = useAct(leavePerson, STALE)
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return
    act.mutate({ caseId, personId: person.id, why }, { onSuccess: () => setOpen(false) })
  }
  return (
    <>
      <Button tone="plain" size="small" onClick={() => setOpen(true)}>
        {t`Has no part any more`}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t`No part in the case any more`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <form className="sr-form" onSubmit={submit} noValidate autoComplete="off">
          <Textarea
            label={t`Why?`}
            description={t`What was written stays. The person can be given a part again.`}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
            dir="auto"
          />
          <TextHint text={why} />
          {act.isError ? <FailureNote error={act.error} /> : null}
          <Acts>
            <Button type="submit" busy={act.isPending} disabled={why.trim() === ''}>
              {t`Say so`}
            </Button>
          </Acts>
        </form>
      </Modal>
    </>
  )
}

const PartPanel = ({
  caseId,
  person,
  mayChange,
}: {
  caseId: CaseId
  person: PersonPage
  mayChange: boolean
}) => {
  const { t, i18n } = useLingui()
  const act = useAct(changePart, STALE)
  const [changing, setChanging] = useState(false)
  return (
    <Panel title={t`Part in the case`} aside={i18n._(PART_WORDS[person.part])}>
      <History person={person} />
      {person.leftWhy === undefined ? null : (
        <p className="sr-pad">
          <Tag>{t`left the case`}</Tag> <Foreign text={person.leftWhy} />
        </p>
      )}
      {mayChange ? (
        <div className="sr-pad">
          {changing ? (
            <PartForm
              from={person.part}
              act={t`Change the part`}
              busy={act.isPending}
              error={act.error}
              onCancel={() => setChanging(false)}
              onSubmit={(draft) =>
                act.mutate(
                  { caseId, personId: person.id, ...draft },
                  {
                    onSuccess: () => {
                      setChanging(false)
                      showToast({ text: t`The change is in the log.`, tone: 'calm' })
                    },
                  },
                )
              }
            />
          ) : (
            <Acts>
              <Button tone="quiet" size="small" onClick={() => setChanging(true)}>
                {t`Change the part`}
              </Button>
              {person.leftAt === undefined ? <LeaveForm caseId={caseId} person={person} /> : null}
            </Acts>
          )}
        </div>
      ) : null}
    </Panel>
  )
}

/** The page. `children` are further panels on the person. */
export const PersonTab = ({
  caseId,
  personId,
  children,
}: {
  caseId: CaseId
  personId: PersonId
  children?: ReactNode
}): ReactNode => {
  const { t, i18n } = useLingui()
  const reading = useRead(readPerson, { caseId, personId })
  const opened = useRead(readCase, { caseId })
  // Only while it is shown, only on this page: for the warning under what is written beside it.
  const [open, setOpen] = useState<Identity>()
  const may = (action: string) => opened.data?.may.includes(action) === true
  const person = reading.data
  if (person === undefined)
    return reading.isError ? (
      <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
    ) : (
      <Skeleton label={t`Loading`} />
    )
  return (
    <>
      <p className="sr-trail">
        <Go to={paths.persons(caseId)}>{t`People of the case`}</Go> › <Mono text={person.pseudonym} />{' '}
        <Tag tone={person.part === 'child' ? 'plum' : 'main'}>{i18n._(PART_WORDS[person.part])}</Tag>
      </p>
      <div className="sr-cols">
        <div>
          <PartPanel caseId={caseId} person={person} mayChange={may('person.change')} />
          <Remarks caseId={caseId} person={person} mayWrite={may('person.change')} open={open} />
        </div>
        <div>
          <IdentityPanel caseId={caseId} personId={personId} may={may} onShown={setOpen} />
          {children}
        </div>
      </div>
    </>
  )
}
