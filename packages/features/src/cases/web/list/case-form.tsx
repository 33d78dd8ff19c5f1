/** The form of a case's header: for opening one, and for correcting it. */

import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type CaseDraft, LeadKind } from '@smart-rescue/schema'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, LEAD_WORDS } from '../../../web/index.ts'
import { CountryPicker } from './country-picker.tsx'

/** Asks for title, kind, countries, purpose and legal basis; each says why it is asked. */
export const CaseForm = ({
  start,
  act,
  busy,
  error,
  onSubmit,
  onCancel,
}: {
  start?: CaseDraft
  act: string
  busy: boolean
  error: unknown
  onSubmit: (draft: CaseDraft) => void
  onCancel?: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const [title, setTitle] = useState(start?.title ?? '')
  const [leadKind, setLeadKind] = useState<LeadKind | ''>(start?.leadKind ?? '')
  const [countries, setCountries] = useState<string[]>([...(start?.countries ?? [])])
  const [purpose, setPurpose] = useState(start?.purpose ?? '')
  const [legalBasis, setLegalBasis] = useState(start?.legalBasis ?? '')
  const [checked, setChecked] = useState(false)
  const missing = (isMissing: boolean) => (checked && isMissing ? t`Please fill this in.` : undefined)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const isFilled = [title, purpose, legalBasis].every((value) => value.trim() !== '')
    if (isFilled && leadKind !== '' && countries.length > 0)
      onSubmit({ title, leadKind, countries, purpose, legalBasis })
  }

  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <TextInput
        label={t`Title`}
        description={t`A code word such as “Lantern”. Never the name of a person.`}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={fieldProblem(error, 'title') ?? missing(title.trim() === '')}
        maxLength={200}
        required
        withAsterisk={false}
        dir="auto"
      />
      <NativeSelect
        label={t`Kind of lead`}
        value={leadKind}
        onChange={(event) => setLeadKind(LeadKind.safeParse(event.currentTarget.value).data ?? '')}
        data={[
          { value: '', label: t`Choose …` },
          ...LeadKind.options.map((value) => ({ value, label: i18n._(LEAD_WORDS[value]) })),
        ]}
        error={missing(leadKind === '')}
        required
        withAsterisk={false}
      />
      <CountryPicker
        label={t`Countries`}
        description={t`Where it began, where it leads, where the page is offered. At least one.`}
        value={countries}
        onChange={setCountries}
        error={missing(countries.length === 0)}
      />
      <Textarea
        label={t`Purpose`}
        description={t`What this case is for, in one sentence. Every capture is bound to it, and it stands on every exhibit.`}
        placeholder={t`To find out who is behind an advert that offers restaurant work abroad`}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value.replaceAll('\n', ' '))}
        error={fieldProblem(error, 'purpose') ?? missing(purpose.trim() === '')}
        maxLength={500}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        dir="auto"
      />
      <Textarea
        label={t`Legal basis`}
        description={t`What allows you to gather this: a referral, a mandate, the law that lets your organisation act. A court will ask. It stands on every exhibit.`}
        placeholder={t`Referral of the child helpline, no. 112/26`}
        value={legalBasis}
        onChange={(event) => setLegalBasis(event.currentTarget.value.replaceAll('\n', ' '))}
        error={fieldProblem(error, 'legalBasis') ?? missing(legalBasis.trim() === '')}
        maxLength={500}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        dir="auto"
      />
      {error ? <FailureNote error={error} /> : null}
      <Acts>
        <Button type="submit" busy={busy}>
          {act}
        </Button>
        {onCancel ? (
          <Button tone="quiet" onClick={onCancel}>
            {t`Cancel`}
          </Button>
        ) : null}
      </Acts>
    </form>
  )
}
