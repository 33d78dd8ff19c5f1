/** Gives a person a part: for a new person, or as a change. Suspect and beyond ask for the document of an authority. */
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { judgePart, needsAuthority } from '@smart-rescue/core/persons'
import { type AuthorityDocument, PersonPart } from '@smart-rescue/schema'
import { Acts, Button, Callout } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote } from '../../web/index.ts'
import { PART_WORDS } from './person-words.ts'
import { TextHint } from './text-hint.tsx'

/** What the form gives. */
export interface PartDraft {
  readonly part: PersonPart
  readonly why: string
  readonly document?: AuthorityDocument
}

const SAMPLE: AuthorityDocument = { authority: 'x', on: '2000-01-01', number: 'x' }

/** Parts that can be reached from here at all. */
const choicesFrom = (from: PersonPart | undefined): PersonPart[] =>
  PersonPart.options.filter((part) => judgePart(from, part, SAMPLE).ok)

/** The form. `from` is undefined for a new person. */
export const PartForm = ({
  from,
  act,
  busy,
  error,
  onSubmit,
  onCancel,
}: {
  from: PersonPart | undefined
  act: string
  busy: boolean
  error: Error | null
  onSubmit: (draft: PartDraft) => void
  onCancel: () => void
}): ReactNode => {
  const { t, i18n } = useLingui()
  const choices = choicesFrom(from)
  const [part, setPart] = useState<PersonPart>(choices[0] ?? 'other')
  const [why, setWhy] = useState('')
  const [authority, setAuthority] = useState('')
  const [on, setOn] = useState('')
  const [number, setNumber] = useState('')
  const [checked, setChecked] = useState(false)
  const byAuthority = needsAuthority(part)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if ([why, ...(byAuthority ? [authority, on, number] : [])].some((value) => value.trim() === '')) return
    onSubmit({ part, why, ...(byAuthority ? { document: { authority, on, number } } : {}) })
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate autoComplete="off">
      <NativeSelect
        label={t`Part in the case`}
        value={part}
        onChange={(event) => setPart(PersonPart.parse(event.currentTarget.value))}
        data={choices.map((value) => ({ value, label: i18n._(PART_WORDS[value]) }))}
      />
      {byAuthority ? (
        <>
          <Callout>
            {t`Nobody is called this by us or by a machine. Name the document in which the authority said it.`}
          </Callout>
          <TextInput
            label={t`Authority`}
            description={t`A court, a prosecutor, a police unit. Not a person’s name.`}
            value={authority}
            onChange={(event) => setAuthority(event.currentTarget.value)}
            error={missing(authority)}
            maxLength={200}
            dir="auto"
          />
          <TextInput
            type="date"
            label={t`Day of the document`}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
            error={missing(on)}
          />
          <TextInput
            label={t`Its number`}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={missing(number)}
            maxLength={100}
            dir="auto"
          />
        </>
      ) : null}
      <Textarea
        label={t`Why?`}
        description={t`What you know and from where, in one sentence. No name: it stands in the log.`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={missing(why)}
        maxLength={500}
        autosize
        minRows={2}
        dir="auto"
      />
      <TextHint text={why} />
      {error === null ? null : <FailureNote error={error} />}
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
