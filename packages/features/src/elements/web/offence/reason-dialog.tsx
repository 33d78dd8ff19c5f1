/** Asks for a reason before an act: a sentence that stands in the log. */
import { useLingui } from '@lingui/react/macro'
import { Modal, Textarea } from '@mantine/core'
import { Acts, Button } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FailureNote } from '../../../web/index.ts'

/** The dialog; `children` stand above the reason. `onGive` gets the reason, never an empty one. */
export const ReasonDialog = ({
  open,
  title,
  act,
  children,
  busy,
  error,
  onGive,
  onClose,
}: {
  open: boolean
  title: string
  act: string
  children?: ReactNode
  busy: boolean
  error: unknown
  onGive: (why: string) => void
  onClose: () => void
}): ReactNode => {
  const { t } = useLingui()
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (why.trim() !== '') onGive(why)
  }
  return (
    <Modal opened={open} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form className="sr-form" onSubmit={submit} noValidate>
        {children}
        <Textarea
          label={t`Why`}
          description={t`It stands in the log with your name.`}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={checked && why.trim() === '' ? t`Please say why.` : undefined}
          maxLength={2_000}
          rows={3}
          dir="auto"
          data-autofocus
        />
        {error === null || error === undefined ? null : <FailureNote error={error} />}
        <Acts end>
          <Button tone="quiet" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" busy={busy}>
            {act}
          </Button>
        </Acts>
      </form>
    </Modal>
  )
}
