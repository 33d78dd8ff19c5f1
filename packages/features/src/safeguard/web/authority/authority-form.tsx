/** Enters a written authority: who allowed it, on which basis, from when until when. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, usePlatform } from '../../../web/index.ts'
import { AuthorityScope } from '../../contract.ts'
import { fromFieldMoment, toFieldMoment } from '../field-moment.ts'
import { SCOPE_WORDS } from '../safeguard-words.ts'

/** What was entered. */
export interface AuthorityEntry {
  readonly allowedBy: string
  readonly office: string
  readonly legalBasis: string
  readonly document: string
  readonly scope: AuthorityScopeName
  readonly from: string
  readonly until: string
}
type AuthorityScopeName = (typeof AuthorityScope.options)[number]

const DAYS_30 = 30 * 86_400_000

/** The form. */
export const AuthorityForm = ({
  busy,
  error,
  onSend,
  onClose,
}: {
  busy: boolean
  error: unknown
  onSend: (entry: AuthorityEntry) => void
  onClose: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const { now } = usePlatform()
  const [words, setWords] = useState({ allowedBy: '', office: '', legalBasis: '', document: '' })
  const [scope, setScope] = useState<AuthorityScopeName>('captures')
  const [from, setFrom] = useState(() => toFieldMoment(now()))
  const [until, setUntil] = useState(() => toFieldMoment(now() + DAYS_30))
  const [checked, setChecked] = useState(false)
  const fields = [
    { key: 'allowedBy', label: t`Allowed by`, hint: t`Name of the official or person responsible.` },
    { key: 'office', label: t`Office`, hint: t`For example: district prosecutor, data protection officer.` },
    { key: 'legalBasis', label: t`Legal basis`, hint: t`The law or order that allows it.` },
    { key: 'document', label: t`Written document`, hint: t`Its number, and where it is kept.` },
  ] as const
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const [begins, ends] = [fromFieldMoment(from), fromFieldMoment(until)]
    if (fields.some(({ key }) => words[key].trim() === '') || begins === undefined || ends === undefined)
      return
    onSend({ ...words, scope, from: begins, until: ends })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      {fields.map(({ key, label, hint }) => (
        <TextInput
          key={key}
          label={label}
          description={hint}
          value={words[key]}
          onChange={(event) => setWords({ ...words, [key]: event.currentTarget.value })}
          error={
            fieldProblem(error, key) ??
            (checked && words[key].trim() === '' ? t`Please fill this in.` : undefined)
          }
          maxLength={500}
          dir="auto"
          autoComplete="off"
        />
      ))}
      <NativeSelect
        label={t`For`}
        value={scope}
        onChange={(event) => setScope(AuthorityScope.parse(event.currentTarget.value))}
        data={AuthorityScope.options.map((value) => ({ value, label: i18n._(SCOPE_WORDS[value]) }))}
      />
      <TextInput
        type="datetime-local"
        label={t`From`}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        error={fieldProblem(error, 'from')}
      />
      <TextInput
        type="datetime-local"
        label={t`Until`}
        description={t`Required. It ends by itself; a longer time needs a new paper.`}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={fieldProblem(error, 'until')}
      />
      {error === null || error === undefined ? null : <FailureNote error={error} />}
      <Acts>
        <Button type="submit" busy={busy}>
          {t`Enter the authority`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
