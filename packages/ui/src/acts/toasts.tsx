/** Short messages at the foot of the screen, read out by screen readers, with one act (usually undo). */
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import './toasts.css'

/** One message. It stays eight seconds, or until closed while it offers an act. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'calm' | 'bad'
  readonly act?: { readonly label: string; readonly run: () => void }
}

let toasts: readonly Toast[] = []
let nextId = 1
const hearers = new Set<() => void>()
const change = (next: readonly Toast[]) => {
  toasts = next
  for (const hear of hearers) hear()
}

/** Shows a message. At most three stand at once; the oldest goes. */
export const showToast = (toast: Omit<Toast, 'id'>): void => {
  change([...toasts, { ...toast, id: nextId++ }].slice(-3))
}

/** Takes a message away. */
export const dropToast = (id: number): void => change(toasts.filter((toast) => toast.id !== id))

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

const ToastLine = ({ toast, closeLabel }: { toast: Toast; closeLabel: string }) => {
  useEffect(() => {
    const timer = setTimeout(() => dropToast(toast.id), toast.act ? 20_000 : 8_000)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div className={`sr-toast ${toast.tone}`}>
      <span className="sr-toast-text">{toast.text}</span>
      {toast.act ? (
        <Button
          tone="quiet"
          size="small"
          onClick={() => {
            toast.act?.run()
            dropToast(toast.id)
          }}
        >
          {toast.act.label}
        </Button>
      ) : null}
      <button
        type="button"
        className="sr-toast-close"
        aria-label={closeLabel}
        onClick={() => dropToast(toast.id)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  )
}

/** Where the messages appear; stands once in the app. */
export const Toasts = ({ label, closeLabel }: { label: string; closeLabel: string }): ReactNode => {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => toasts,
  )
  return (
    <section className="sr-toasts" aria-label={label} aria-live="polite" aria-relevant="additions">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
    </section>
  )
}
