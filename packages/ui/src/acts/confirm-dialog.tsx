/** A question before an act that cannot be taken back. */
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { Acts, Button } from './button.tsx'

/** Asks; Escape and the cancel button do nothing. `closeLabel` names the cross for screen readers. */
export const ConfirmDialog = ({
  open,
  title,
  children,
  act,
  cancel,
  closeLabel,
  danger = true,
  busy = false,
  onConfirm,
  onClose,
}: {
  open: boolean
  title: string
  children: ReactNode
  act: string
  cancel: string
  closeLabel: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}): ReactNode => (
  <Modal opened={open} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': closeLabel }}>
    <div className="sr-stack">
      <div>{children}</div>
      <Acts end>
        <Button tone="quiet" onClick={onClose}>
          {cancel}
        </Button>
        <Button tone={danger ? 'danger' : 'main'} busy={busy} onClick={onConfirm}>
          {act}
        </Button>
      </Acts>
    </div>
  </Modal>
)
