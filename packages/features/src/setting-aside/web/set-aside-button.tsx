/** Puts a source, or all sources of a selector or template, aside: a small question for the kind, the reason and the last day. */
import { useLingui } from '@lingui/react/macro'
import { Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { CaseId } from '@smart-rescue/schema'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, useAct, usePlatform } from '../../web/index.ts'
import { AsideKind, listAside, putAside, takeBack } from '../contract.ts'
import { ASIDE_WORDS } from './aside-words.ts'

/** What becomes stale when something is put aside or taken back. */
export const ASIDE_REFRESHES = [
  listAside,
  ...['network.list', 'network.read', 'network.ties', 'source.read', 'search.run', 'case.log'].map(
    (name) => ({ name }),
  ),
]

const DAYS_180 = 180 * 86_400_000
const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

const AsideForm = ({ caseId, node, onClose }: { caseId: CaseId; node: string; onClose: () => void }) => {
  const { t, i18n } = useLingui()
  const { now } = usePlatform()
  const [kind, setKind] = useState<AsideKind>('spam')
  const [why, setWhy] = useState('')
  const [until, setUntil] = useState(() => toDay(now() + DAYS_180))
  const [checked, setChecked] = useState(false)
  const putting = useAct(putAside, ASIDE_REFRESHES)
  const taking = useAct(takeBack, ASIDE_REFRESHES)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (why.trim() === '' || until === '') return
    putting.mutate(
      { caseId, node, kind, why, until },
      {
        onSuccess: ({ leaf }) => {
          showToast({
            text: t`It is aside. It joins nobody and ranks nowhere until its last day.`,
            tone: 'calm',
            act: { label: t`Undo`, run: () => taking.mutate({ caseId, leaf }) },
          })
          onClose()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <NativeSelect
        label={t`What it is`}
        description={t`Say what the advert is. What a person is or looks like is no reason.`}
        value={kind}
        onChange={(event) => setKind(AsideKind.parse(event.currentTarget.value))}
        data={AsideKind.options.map((value) => ({ value, label: i18n._(ASIDE_WORDS[value]) }))}
      />
      <Textarea
        label={t`Why`}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={
          fieldProblem(putting.error, 'why') ??
          (checked && why.trim() === '' ? t`Please fill this in.` : undefined)
        }
        maxLength={1_000}
        rows={3}
        dir="auto"
      />
      <TextInput
        type="date"
        label={t`Last day`}
        description={t`The day after, it counts again by itself.`}
        value={until}
        min={toDay(now())}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={
          fieldProblem(putting.error, 'until') ??
          (checked && until === '' ? t`Please fill this in.` : undefined)
        }
      />
      {putting.isError ? <FailureNote error={putting.error} /> : null}
      <Acts end>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
        <Button type="submit" busy={putting.isPending}>
          {t`Put aside`}
        </Button>
      </Acts>
    </form>
  )
}

/** The button with its dialog. `node` is `source:…`, `selector:…` or `template:…`; `about` names it for screen readers. Show it to those who may `source.aside`. */
export const SetAsideButton = ({
  caseId,
  node,
  about,
  size = 'small',
}: {
  caseId: CaseId
  node: string
  about: string
  size?: 'normal' | 'small'
}): ReactNode => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button tone="quiet" size={size} about={about} onClick={() => setOpen(true)}>
        {t`Put aside`}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t`Put aside`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {isOpen ? <AsideForm caseId={caseId} node={node} onClose={() => setOpen(false)} /> : null}
      </Modal>
    </>
  )
}
