/** Consents and best-interest notes on a person. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type CaseId, ConsentBy, type PersonId, type WrittenConsent } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, Panel, Tag } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { readCase } from '../../cases/contract.ts'
import { TextHint } from '../../persons/web/text-hint.tsx'
import { FailureNote, fieldProblem, Moment, useAct, useRead } from '../../web/index.ts'
import { listConsents, noteConsent, withdrawConsent } from '../contract.ts'
import { CONSENT_BY_WORDS } from './safety-words.ts'

interface Of {
  readonly caseId: CaseId
  readonly personId: PersonId
}

const NoteForm = ({ caseId, personId, onDone }: Of & { onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const act = useAct(noteConsent, [listConsents, { name: 'case.log' }])
  const [kind, setKind] = useState<'consent' | 'best-interest'>('consent')
  const [givenBy, setGivenBy] = useState<ConsentBy>('child')
  const [informed, setInformed] = useState('')
  const [scope, setScope] = useState('')
  const [otherBasis, setOtherBasis] = useState('')
  const [on, setOn] = useState('')
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const needed = [informed, scope, on, ...(givenBy === 'child' ? [otherBasis] : [])]
    if (needed.some((value) => value.trim() === '')) return
    const basis = otherBasis.trim() === '' ? {} : { otherBasis }
    act.mutate({ caseId, personId, kind, givenBy, informed, scope, on, ...basis }, { onSuccess: onDone })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate autoComplete="off">
      <NativeSelect
        label={t`What is it?`}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value === 'consent' ? 'consent' : 'best-interest')}
        data={[
          { value: 'consent', label: t`A consent` },
          { value: 'best-interest', label: t`Why a step is in the child’s best interest` },
        ]}
      />
      <NativeSelect
        label={t`Whose word is it?`}
        value={givenBy}
        onChange={(event) => setGivenBy(ConsentBy.parse(event.currentTarget.value))}
        data={ConsentBy.options.map((value) => ({ value, label: i18n._(CONSENT_BY_WORDS[value]) }))}
      />
      {givenBy === 'child' ? (
        <Callout>{t`A child’s own consent counts, and is never the only basis. Say what the step rests on besides.`}</Callout>
      ) : null}
      <Textarea
        label={t`What does it rest on besides?`}
        value={otherBasis}
        onChange={(event) => setOtherBasis(event.currentTarget.value)}
        error={
          fieldProblem(act.error, 'otherBasis') ?? (givenBy === 'child' ? missing(otherBasis) : undefined)
        }
        maxLength={500}
        autosize
        dir="auto"
      />
      <Textarea
        label={t`How was it explained?`}
        description={t`In which language, with what help, how you know it was understood.`}
        value={informed}
        onChange={(event) => setInformed(event.currentTarget.value)}
        error={missing(informed)}
        maxLength={1_000}
        autosize
        dir="auto"
      />
      <Textarea
        label={t`What exactly does it cover?`}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value)}
        error={missing(scope)}
        maxLength={1_000}
        autosize
        dir="auto"
      />
      <TextInput
        type="date"
        label={t`On which day?`}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
        error={missing(on)}
      />
      <TextHint text={[otherBasis, informed, scope].join('\n')} />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {t`Note it`}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

const Item = ({ consent, mayChange, ...of }: Of & { consent: WrittenConsent; mayChange: boolean }) => {
  const { t, i18n } = useLingui()
  const act = useAct(withdrawConsent, [listConsents, { name: 'case.log' }])
  const [why, setWhy] = useState<string>()
  return (
    <li className="sr-item">
      <b>{consent.kind === 'consent' ? t`Consent` : t`Best interest`}</b> ·{' '}
      {i18n._(CONSENT_BY_WORDS[consent.givenBy])} · <bdi dir="ltr">{consent.on}</bdi>{' '}
      {consent.withdrawnAt === undefined ? null : <Tag tone="red">{t`withdrawn`}</Tag>}
      <p>
        <Foreign text={consent.scope} />
      </p>
      <p className="sr-small">
        {t`Explained:`} <Foreign text={consent.informed} />
        {consent.otherBasis === undefined ? null : (
          <>
            {' · '}
            {t`Rests besides on:`} <Foreign text={consent.otherBasis} />
          </>
        )}
        {' · '}
        <Foreign text={consent.by.displayName} />, <Moment at={consent.at} />
      </p>
      {consent.withdrawnWhy === undefined ? null : (
        <p className="sr-small">
          <Foreign text={consent.withdrawnWhy} />
        </p>
      )}
      {mayChange && consent.withdrawnAt === undefined ? (
        why === undefined ? (
          <Button tone="plain" size="small" onClick={() => setWhy('')}>
            {t`It was withdrawn`}
          </Button>
        ) : (
          <div className="sr-stack tight">
            <TextInput
              label={t`Why, in her words?`}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              maxLength={300}
              dir="auto"
            />
            {act.isError ? <FailureNote error={act.error} /> : null}
            <Acts>
              <Button
                size="small"
                busy={act.isPending}
                disabled={why.trim() === ''}
                onClick={() => act.mutate({ ...of, consentId: consent.id, why })}
              >
                {t`Note the withdrawal`}
              </Button>
            </Acts>
          </div>
        )
      ) : null}
    </li>
  )
}

/** The panel. */
export const ConsentPanel = ({ caseId, personId }: Of): ReactNode => {
  const { t } = useLingui()
  const opened = useRead(readCase, { caseId })
  const mayChange = opened.data?.may.includes('safety.change') === true
  const reading = useRead(listConsents, { caseId, personId })
  const [noting, setNoting] = useState(false)
  const consents = reading.data?.consents ?? []
  return (
    <Panel title={t`Consent and best interest`}>
      {reading.isError ? (
        <div className="sr-pad">
          <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
        </div>
      ) : consents.length === 0 ? (
        <p className="sr-pad sr-small">{t`Nothing noted yet. Note what she agreed to, how it was explained, and what else a step rests on.`}</p>
      ) : (
        <ul className="sr-list">
          {consents.map((consent) => (
            <Item
              key={consent.id}
              consent={consent}
              mayChange={mayChange}
              caseId={caseId}
              personId={personId}
            />
          ))}
        </ul>
      )}
      {mayChange ? (
        <div className="sr-pad">
          {noting ? (
            <NoteForm caseId={caseId} personId={personId} onDone={() => setNoting(false)} />
          ) : (
            <Acts>
              <Button tone="quiet" size="small" onClick={() => setNoting(true)}>
                {t`Note a consent or best interest`}
              </Button>
            </Acts>
          )}
        </div>
      ) : null}
    </Panel>
  )
}
