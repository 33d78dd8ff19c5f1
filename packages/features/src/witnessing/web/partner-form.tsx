/** Trusts a partner: a witness of our log, or a log that we witness. The keys come from the partner by another way than this page. */
import { useLingui } from '@lingui/react/macro'
import { Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, useAct } from '../../web/index.ts'
import { readWitnessing, trustPartner } from '../contract.ts'

type Kind = 'witness' | 'log'

/** Keys as they are pasted: one a line, empty lines left out. */
const linesOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const Form = ({ onClose }: { onClose: () => void }) => {
  const { t } = useLingui()
  const act = useAct(trustPartner, [readWitnessing])
  const [kind, setKind] = useState<Kind>('witness')
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [keys, setKeys] = useState('')
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const keyProblem =
    fieldProblem(act.error, 'vkeys') ??
    fieldProblem(act.error, 'vkeys.0') ??
    fieldProblem(act.error, 'vkeys.1') ??
    missing(keys)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const wanted = kind === 'witness' ? [name, keys, url] : [name, keys]
    if (wanted.some((value) => value.trim() === '')) return
    act.mutate(
      { kind, name, vkeys: linesOf(keys), ...(kind === 'witness' ? { url: url.trim() } : {}) },
      {
        onSuccess: () => {
          showToast({ text: t`${name} is trusted from now on.`, tone: 'calm' })
          onClose()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <NativeSelect
        label={t`What the partner is for us`}
        description={
          kind === 'witness'
            ? t`We send it the state of our log; it confirms that nothing was taken back. It learns a size and a hash.`
            : t`The partner sends us the state of its log; we confirm it, and keep the proof when it contradicts itself.`
        }
        value={kind}
        data={[
          { value: 'witness', label: t`A witness of our log` },
          { value: 'log', label: t`A log that we witness` },
        ]}
        onChange={(event) => setKind(event.currentTarget.value === 'log' ? 'log' : 'witness')}
      />
      <TextInput
        label={t`Name`}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldProblem(act.error, 'name') ?? missing(name)}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        data-autofocus
      />
      {kind === 'witness' ? (
        <TextInput
          label={t`Address`}
          description={t`Where the partner’s Smart Rescue answers, with /witness at its end.`}
          placeholder="https://partner.example/witness"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          error={fieldProblem(act.error, 'url') ?? missing(url)}
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
          inputMode="url"
          dir="ltr"
        />
      ) : null}
      <Textarea
        label={kind === 'witness' ? t`Witness keys of the partner` : t`Log keys of the partner`}
        description={t`As the partner’s settings show them, one a line. Compare them over the telephone or on paper: whoever gives a false key gives false confirmations.`}
        value={keys}
        onChange={(event) => setKeys(event.currentTarget.value)}
        error={keyProblem}
        rows={5}
        spellCheck={false}
        autoCapitalize="none"
        dir="ltr"
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {act.isPending ? t`Adding …` : t`Trust this partner`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The dialog; its fields are forgotten when it closes. */
export const PartnerForm = ({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode => {
  const { t } = useLingui()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={t`Add a partner`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Form onClose={onClose} />
    </Modal>
  )
}
