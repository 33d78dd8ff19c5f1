/** Attaches something to an element: what it is, which one, and why it bears on it; for elements of the same kind at once. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import {
  type CaseElement,
  type CaseId,
  type ChosenOffence,
  type ExhibitId,
  SupportKind,
} from '@smart-rescue/schema'
import { Acts, Button, Callout, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listExhibits } from '../../../evidence/contract.ts'
import { FailureNote, fieldProblem, useAct, useRead } from '../../../web/index.ts'
import { coverElements } from '../../contract.ts'
import { SUPPORT_WORDS } from '../element-words.ts'
import { STALE_CASE } from '../stale.ts'

/** Elements of the same kind in other chosen offences, so that one birth register serves all of them. */
const alikeIn = (chosen: readonly ChosenOffence[], element: CaseElement): { id: string; label: string }[] =>
  chosen.flatMap((offence) =>
    offence.groups.flatMap(({ elements }) =>
      elements
        .filter(({ id, kind }) => kind === element.kind && id !== element.id)
        .map(({ id, text }) => ({ id, label: `${offence.section}: ${text}` })),
    ),
  )

const AttachForm = ({
  caseId,
  element,
  chosen,
  onClose,
}: {
  caseId: CaseId
  element: CaseElement
  chosen: readonly ChosenOffence[]
  onClose: () => void
}) => {
  const { t, i18n } = useLingui()
  const [kind, setKind] = useState<SupportKind>('exhibit')
  const [exhibit, setExhibit] = useState('')
  const [reference, setReference] = useState('')
  const [note, setNote] = useState('')
  const [more, setMore] = useState<string[]>([])
  const [checked, setChecked] = useState(false)
  const exhibits = useRead(listExhibits, { caseId }).data?.exhibits ?? []
  const alike = alikeIn(chosen, element)
  const act = useAct(coverElements, STALE_CASE)
  const needsReference = kind === 'document' || kind === 'witness'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (kind === 'exhibit' ? exhibit === '' : needsReference && reference.trim() === '') return
    act.mutate(
      {
        caseId,
        elements: [element.id, ...more],
        kind,
        ...(kind === 'exhibit' ? { exhibitId: exhibit as ExhibitId } : {}),
        ...(kind === 'exhibit' || reference.trim() === '' ? {} : { reference }),
        ...(note.trim() === '' ? {} : { note }),
      },
      {
        onSuccess: () => {
          showToast({ text: t`Attached. A lawyer judges whether it is enough.`, tone: 'calm' })
          onClose()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <p lang="en">{element.text}</p>
      <NativeSelect
        label={t`What do you attach?`}
        value={kind}
        onChange={(event) => setKind(SupportKind.parse(event.currentTarget.value))}
        data={SupportKind.options.map((value) => ({ value, label: i18n._(SUPPORT_WORDS[value]) }))}
      />
      {kind === 'exhibit' ? (
        <NativeSelect
          label={t`Exhibit`}
          value={exhibit}
          onChange={(event) => setExhibit(event.currentTarget.value)}
          data={[
            { value: '', label: exhibits.length === 0 ? t`There is no exhibit yet` : t`Choose …` },
            ...exhibits.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
          ]}
          error={checked && exhibit === '' ? t`Choose an exhibit, or capture one first.` : undefined}
        />
      ) : (
        <TextInput
          label={kind === 'witness' ? t`Mark of the witness` : t`Reference`}
          description={
            kind === 'witness'
              ? t`As in this case, e.g. person:3. Never a name. The same witness always under the same mark.`
              : kind === 'document'
                ? t`Number, office and date. Not the document itself.`
                : t`Where and when the tip came in. Nothing that could lead to the reporter.`
          }
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          error={
            fieldProblem(act.error, 'reference') ??
            (checked && needsReference && reference.trim() === '' ? t`Please fill this in.` : undefined)
          }
          maxLength={200}
          dir="auto"
        />
      )}
      {kind === 'anonymous-tip' ? (
        <Callout tone="amber">
          <p>{t`An anonymous tip shows where to look. It never closes an element.`}</p>
        </Callout>
      ) : null}
      <Textarea
        label={t`Why it bears on the element`}
        description={t`In one sentence: what in it shows this, and where.`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={2_000}
        rows={2}
        dir="auto"
      />
      {alike.length === 0 ? null : (
        <Checkbox.Group label={t`It shows this too`} value={more} onChange={setMore}>
          <div className="sr-law-alike">
            {alike.slice(0, 39).map(({ id, label }) => (
              <Checkbox key={id} value={id} label={<span lang="en">{label}</span>} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts end>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
        <Button type="submit" busy={act.isPending}>
          {t`Attach`}
        </Button>
      </Acts>
    </form>
  )
}

/** The button with its dialog. */
export const AttachButton = ({
  caseId,
  element,
  chosen,
}: {
  caseId: CaseId
  element: CaseElement
  chosen: readonly ChosenOffence[]
}): ReactNode => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button tone="quiet" size="small" about={element.text} onClick={() => setOpen(true)}>
        {t`Attach`}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t`Attach to an element`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {isOpen ? (
          <AttachForm caseId={caseId} element={element} chosen={chosen} onClose={() => setOpen(false)} />
        ) : null}
      </Modal>
    </>
  )
}
