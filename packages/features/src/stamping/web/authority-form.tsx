/** Enters a time-stamp authority: its name, its address, and the root that vouches for it. */
import { useLingui } from '@lingui/react/macro'
import { Checkbox, Modal, Textarea, TextInput } from '@mantine/core'
import { Acts, Button, showToast } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote, fieldProblem, useAct } from '../../web/index.ts'
import { addAuthority, readStamping } from '../contract.ts'
import { KNOWN_AUTHORITIES } from './known-authorities.ts'

const Form = ({ onClose }: { onClose: () => void }) => {
  const { t } = useLingui()
  const act = useAct(addAuthority, [readStamping])
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [rootPem, setRootPem] = useState('')
  const [qualified, setQualified] = useState(false)
  const [checked, setChecked] = useState(false)
  const missing = (value: string) => (checked && value.trim() === '' ? t`Please fill this in.` : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if ([name, url, rootPem].some((value) => value.trim() === '')) return
    act.mutate(
      { name, url, rootPem, qualified },
      {
        onSuccess: () => {
          showToast({ text: t`${name} is asked from now on.`, tone: 'calm' })
          onClose()
        },
      },
    )
  }
  return (
    <form className="sr-form" onSubmit={submit} noValidate>
      <p className="sr-small">
        {t`The authority learns a hash of the log’s state and the address of this computer, at each stamp. It learns no name, no case and no content.`}
      </p>
      <Acts>
        {KNOWN_AUTHORITIES.map((known) => (
          <Button
            key={known.url}
            tone="plain"
            size="small"
            onClick={() => {
              setName(known.name)
              setUrl(known.url)
            }}
          >
            {known.name}
          </Button>
        ))}
      </Acts>
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
      <TextInput
        label={t`Address`}
        description={t`Where the authority answers requests by RFC 3161, beginning with https:// or http://. The stamp itself is signed, so http is safe here.`}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={fieldProblem(act.error, 'url') ?? missing(url)}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        inputMode="url"
        dir="ltr"
      />
      <Textarea
        label={t`Root certificate (PEM)`}
        description={t`One certificate from BEGIN to END, as the authority publishes it. Compare its fingerprint by another way: whoever gives a false root gives false times.`}
        value={rootPem}
        onChange={(event) => setRootPem(event.currentTarget.value)}
        error={fieldProblem(act.error, 'rootPem') ?? missing(rootPem)}
        rows={6}
        spellCheck={false}
        autoCapitalize="none"
        dir="ltr"
      />
      <Checkbox
        label={t`Qualified under eIDAS`}
        description={t`Courts in the European Union presume the time of a qualified stamp to be right.`}
        checked={qualified}
        onChange={(event) => setQualified(event.currentTarget.checked)}
      />
      {act.isError ? <FailureNote error={act.error} /> : null}
      <Acts>
        <Button type="submit" busy={act.isPending}>
          {act.isPending ? t`Adding …` : t`Add the authority`}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t`Cancel`}
        </Button>
      </Acts>
    </form>
  )
}

/** The dialog; its fields are forgotten when it closes. */
export const AuthorityForm = ({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode => {
  const { t } = useLingui()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={t`Add a time-stamp authority`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Form onClose={onClose} />
    </Modal>
  )
}
