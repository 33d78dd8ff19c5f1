/** Asks how files came here before the first byte of them is sent: each question says why it is asked. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { AccessMode, ImportConsent, type ImportDraft } from '@smart-rescue/schema'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ACCESS_WORDS, CONSENT_WORDS } from '../../evidence/web/held/held-words.ts'
import { FailureNote, fieldProblem, usePlatform } from '../../web/index.ts'

/** Today in the reader's own calendar, `YYYY-MM-DD`. */
const dayOf = (ms: number): string => {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The form. `recordings` says that sound or film is among the files: then consent is asked about in plain words. */
export const ImportForm = ({
  start,
  busy,
  error,
  recordings,
  act,
  onSubmit,
  onCancel,
}: {
  start: { readonly purpose: string; readonly legalBasis: string }
  busy: boolean
  error: unknown
  recordings: boolean
  act: string
  onSubmit: (draft: ImportDraft) => void
  onCancel: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const today = dayOf(usePlatform().now())
  const [accessMode, setAccessMode] = useState<AccessMode | ''>('')
  const [givenBy, setGivenBy] = useState('')
  const [receivedOn, setReceivedOn] = useState(today)
  const [consent, setConsent] = useState<ImportConsent | ''>('')
  const [consentBy, setConsentBy] = useState('')
  const [purpose, setPurpose] = useState(start.purpose)
  const [legalBasis, setLegalBasis] = useState(start.legalBasis)
  const [note, setNote] = useState('')
  const [checked, setChecked] = useState(false)
  const needsGiver = accessMode !== '' && accessMode !== 'public'
  const needsConsent = consent !== '' && consent !== 'not-asked'
  const missing = (isMissing: boolean) => (checked && isMissing ? t`Please fill this in.` : undefined)
  const isEmpty = (value: string) => value.trim() === ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (accessMode === '' || consent === '' || receivedOn === '') return
    if ((needsGiver && isEmpty(givenBy)) || (needsConsent && isEmpty(consentBy))) return
    if (isEmpty(purpose) || isEmpty(legalBasis)) return
    onSubmit({
      accessMode,
      receivedOn,
      consent,
      purpose,
      legalBasis,
      ...(needsGiver ? { givenBy } : {}),
      ...(needsConsent ? { consentBy } : {}),
      ...(isEmpty(note) ? {} : { note }),
    })
  }

  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <NativeSelect
        label={t`How may we have it?`}
        description={t`Anything taken from an account, a closed group or a device without right may not be imported, and neither may leaked data or lists of passwords.`}
        value={accessMode}
        onChange={(event) => setAccessMode(AccessMode.safeParse(event.currentTarget.value).data ?? '')}
        data={[
          { value: '', label: t`Choose …` },
          ...AccessMode.options.map((value) => ({ value, label: i18n._(ACCESS_WORDS[value]) })),
        ]}
        error={missing(accessMode === '')}
      />
      {needsGiver ? (
        <TextInput
          label={accessMode === 'authority' ? t`Which authority` : t`Who gave it`}
          description={t`Sealed apart from the files: only the team of this case reads it, and no dossier carries it.`}
          value={givenBy}
          onChange={(event) => setGivenBy(event.currentTarget.value)}
          error={fieldProblem(error, 'givenBy') ?? missing(isEmpty(givenBy))}
          maxLength={500}
          autoComplete="off"
          dir="auto"
        />
      ) : null}
      <TextInput
        type="date"
        label={t`When it came to us`}
        value={receivedOn}
        max={today}
        onChange={(event) => setReceivedOn(event.currentTarget.value)}
        error={fieldProblem(error, 'receivedOn') ?? missing(receivedOn === '')}
      />
      <NativeSelect
        label={t`Consent`}
        description={t`Of whoever is heard, named or seen in it.`}
        value={consent}
        onChange={(event) => setConsent(ImportConsent.safeParse(event.currentTarget.value).data ?? '')}
        data={[
          { value: '', label: t`Choose …` },
          ...ImportConsent.options.map((value) => ({ value, label: i18n._(CONSENT_WORDS[value]) })),
        ]}
        error={missing(consent === '')}
      />
      {needsConsent ? (
        <TextInput
          label={consent === 'given' ? t`Who consented` : t`Why none is needed`}
          description={t`Sealed like who gave it.`}
          value={consentBy}
          onChange={(event) => setConsentBy(event.currentTarget.value)}
          error={fieldProblem(error, 'consentBy') ?? missing(isEmpty(consentBy))}
          maxLength={500}
          autoComplete="off"
          dir="auto"
        />
      ) : null}
      {consent === 'not-asked' ? (
        <Callout tone="amber">
          <p>{t`Nobody was asked. The files are imported and marked so; ask before they are shown to anybody outside.`}</p>
        </Callout>
      ) : null}
      {recordings && consent !== 'given' ? (
        <Callout tone="amber">
          <p>
            {t`Some of these are recordings. In many countries a recording made in secret is a crime of whoever made it, and no court takes it. Without consent or an order, ask a lawyer first.`}
          </p>
        </Callout>
      ) : null}
      <Textarea
        label={t`Purpose`}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value.replaceAll('\n', ' '))}
        error={fieldProblem(error, 'purpose') ?? missing(isEmpty(purpose))}
        maxLength={500}
        autosize
        dir="auto"
      />
      <Textarea
        label={t`Legal basis`}
        value={legalBasis}
        onChange={(event) => setLegalBasis(event.currentTarget.value.replaceAll('\n', ' '))}
        error={fieldProblem(error, 'legalBasis') ?? missing(isEmpty(legalBasis))}
        maxLength={500}
        autosize
        dir="auto"
      />
      <Textarea
        label={t`Note`}
        description={t`For the team alone; leave it empty if there is nothing to say.`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2_000}
        autosize
        minRows={2}
        dir="auto"
      />
      {error ? <FailureNote error={error} /> : null}
      <Acts>
        <Button type="submit" busy={busy}>
          {act}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
