/** Seals an identity. What is typed goes to the vault and is kept by no cache of the page. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Textarea, TextInput } from '@mantine/core'
import type { CaseId, CustodianChoice, Identity, MemberId, PersonId } from '@smart-rescue/schema'
import { Acts, Button, Callout, Foreign, showToast } from '@smart-rescue/ui'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, useRead } from '../../web/index.ts'
import { listCustodianChoices, readIdentityStatus, sealIdentity } from '../contract.ts'
import { FIELD_WORDS, FIELDS } from './identity-words.ts'
import { useDirectCall } from './use-direct-call.ts'

type Draft = Partial<Record<(typeof FIELDS)[number], string>>

const draftOf = (identity: Identity | undefined): Draft =>
  Object.fromEntries(
    FIELDS.flatMap((field) => (identity?.[field] === undefined ? [] : [[field, identity[field]]])),
  )

const toIdentity = (draft: Draft, before: Identity | undefined): Identity => {
  const filled = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = (draft[field] ?? '').trim()
      return text === '' ? [] : [[field, text]]
    }),
  )
  return { ...filled, ...(before?.exhibits === undefined ? {} : { exhibits: before.exhibits }) } as Identity
}

const Choices = ({
  choices,
  chosen,
  onChange,
}: {
  choices: readonly CustodianChoice[]
  chosen: readonly MemberId[]
  onChange: (chosen: MemberId[]) => void
}) => {
  const { t } = useLingui()
  return (
    <fieldset className="sr-stack tight">
      <legend>{t`Who can open it`}</legend>
      {choices
        .filter(({ mayOpen }) => mayOpen)
        .map(({ member, enrolled }) => (
          <Checkbox
            key={member.id}
            label={<Foreign text={member.displayName} />}
            description={enrolled ? undefined : t`has no vault key yet`}
            disabled={!enrolled}
            checked={chosen.includes(member.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, member.id]
                  : chosen.filter((id) => id !== member.id),
              )
            }
          />
        ))}
    </fieldset>
  )
}

/** The form: for a first version with its custodians, or for a new version of what is open (`before`). */
export const IdentityForm = ({
  caseId,
  personId,
  before,
  onDone,
}: {
  caseId: CaseId
  personId: PersonId
  before?: Identity
  onDone: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const queries = useQueryClient()
  const { call, busy, error } = useDirectCall(sealIdentity)
  const reading = useRead(listCustodianChoices, { caseId })
  const [draft, setDraft] = useState<Draft>(() => draftOf(before))
  const [chosen, setChosen] = useState<MemberId[]>([])
  const [checked, setChecked] = useState(false)
  const isFirst = before === undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if ((draft.name ?? '').trim() === '' || (isFirst && chosen.length === 0)) return
    const identity = toIdentity(draft, before)
    const done = await call({ caseId, personId, identity, ...(isFirst ? { custodians: chosen } : {}) })
    if (done === undefined) return
    setDraft({})
    for (const name of [readIdentityStatus.name, 'person.read', 'person.list', 'case.log'])
      void queries.invalidateQueries({ queryKey: [name] })
    showToast({ text: t`The identity is sealed.`, tone: 'calm' })
    onDone()
  }
  const set = (field: (typeof FIELDS)[number]) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setDraft((was) => ({ ...was, [field]: value }))
  }
  return (
    <form className="sr-form" onSubmit={(event) => void submit(event)} noValidate autoComplete="off">
      {FIELDS.map((field) =>
        field === 'name' || field === 'born' ? (
          <TextInput
            key={field}
            label={i18n._(FIELD_WORDS[field])}
            value={draft[field] ?? ''}
            onChange={set(field)}
            error={
              fieldProblem(error, `identity.${field}`) ??
              (field === 'name' && checked && (draft.name ?? '').trim() === ''
                ? t`Please fill this in.`
                : undefined)
            }
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
          />
        ) : (
          <Textarea
            key={field}
            label={i18n._(FIELD_WORDS[field])}
            value={draft[field] ?? ''}
            onChange={set(field)}
            error={fieldProblem(error, `identity.${field}`)}
            autosize
            minRows={1}
            maxLength={field === 'notes' ? 5_000 : 500}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
          />
        ),
      )}
      {isFirst ? (
        <>
          <Choices choices={reading.data?.choices ?? []} chosen={chosen} onChange={setChosen} />
          {checked && chosen.length === 0 ? <p className="sr-error">{t`Choose at least one.`}</p> : null}
          {chosen.length === 1 ? (
            <Callout tone="amber">
              {t`One custodian alone: if she forgets her passphrase or leaves, the identity is lost. Choose two.`}
            </Callout>
          ) : null}
        </>
      ) : null}
      {error === null ? null : <FailureNote error={error} />}
      <Acts>
        <Button type="submit" busy={busy}>
          {busy ? t`Sealing …` : isFirst ? t`Seal the identity` : t`Seal the new version`}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}
