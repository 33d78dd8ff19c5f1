/** Records a file that somebody sent unasked: when, from whom, by which way, its name and where it lies. Never the file itself. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import type { CaseId, ExhibitId } from '@smart-rescue/schema'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listExhibits } from '../../../evidence/contract.ts'
import { FailureNote, fieldProblem, useAct, usePlatform, useRead } from '../../../web/index.ts'
import { listDuties, listReceipts, lockReceipt } from '../../contract.ts'
import { fromFieldMoment, toFieldMoment } from '../field-moment.ts'

/** The form. */
export const ReceiptForm = ({ caseId, onClose }: { caseId: CaseId; onClose: () => void }): ReactNode => {
  const { t } = useLingui()
  const { now } = usePlatform()
  const act = useAct(lockReceipt, [listReceipts, listDuties])
  const exhibits = useRead(listExhibits, { caseId })
  const [words, setWords] = useState({ sender: '', way: '', filename: '', place: '' })
  const [exhibitId, setExhibitId] = useState('')
  const [at, setAt] = useState(() => toFieldMoment(now()))
  const [checked, setChecked] = useState(false)
  const fields = [
    {
      key: 'sender',
      label: t`From whom`,
      hint: t`Kept sealed under the case’s key; read only by the team, and every reading is logged.`,
    },
    { key: 'way', label: t`By which way`, hint: t`For example: e-mail, messenger, on a stick, by post.` },
    { key: 'filename', label: t`Name of the file, as it was sent`, hint: undefined },
    {
      key: 'place',
      label: t`Where it lies now`,
      hint: t`For example: inbox of the office phone. Leave it there.`,
    },
  ] as const
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const receivedAt = fromFieldMoment(at)
    if (fields.some(({ key }) => words[key].trim() === '') || receivedAt === undefined) return
    act.mutate(
      {
        caseId,
        ...words,
        receivedAt,
        ...(exhibitId === '' ? {} : { exhibitId: exhibitId as ExhibitId }),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <Callout tone="amber">
        <p>
          <b>{t`Do not open it, do not forward it, do not delete it.`}</b>{' '}
          {t`Leave it where it is and call the police or the hotline; they say what happens with it.`}
        </p>
      </Callout>
      <TextInput
        type="datetime-local"
        label={t`Received`}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={fieldProblem(act.error, 'receivedAt')}
      />
      {fields.map(({ key, label, hint }) => (
        <TextInput
          key={key}
          label={label}
          description={hint}
          value={words[key]}
          onChange={(event) => setWords({ ...words, [key]: event.currentTarget.value })}
          error={
            fieldProblem(act.error, key) ??
            (checked && words[key].trim() === '' ? t`Please fill this in.` : undefined)
          }
          maxLength={500}
          dir="auto"
          autoComplete="off"
        />
      ))}
      <NativeSelect
        label={t`Was it imported already?`}
        description={t`Then it is locked here too: nobody opens, replays or exports it.`}
        value={exhibitId}
        onChange={(event) => setExhibitId(event.currentTarget.value)}
        data={[
          { value: '', label: t`No` },
          ...(exhibits.data?.exhibits ?? []).map(({ id, number }) => ({
            value: id,
            label: t`Yes, as ${number}`,
          })),
        ]}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {t`Record and lock`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
