/** Buttons: one main act, quiet ones beside it, a red outline only for what cannot be taken back. */
import type { ReactNode } from 'react'
import './button.css'

/** How loud a button is. */
export type ButtonTone = 'main' | 'quiet' | 'danger' | 'plain'

/** The class names of a button, for links that look like one. */
export const buttonClass = (
  tone: ButtonTone = 'main',
  size: 'normal' | 'small' | 'wide' = 'normal',
): string =>
  ['sr-btn', tone === 'main' ? '' : tone, size === 'normal' ? '' : size]
    .filter((part) => part !== '')
    .join(' ')

interface ButtonProps {
  readonly children: ReactNode
  readonly tone?: ButtonTone
  readonly size?: 'normal' | 'small' | 'wide'
  readonly type?: 'button' | 'submit'
  /** While true the button keeps its place and focus but does nothing. */
  readonly busy?: boolean
  readonly disabled?: boolean
  /** What the button acts on, for screen readers, after its visible words (WCAG 2.5.3). */
  readonly about?: string
  readonly pressed?: boolean
  readonly autoFocus?: boolean
  readonly onClick?: () => void
}

/** A button. It is never removed from the focus order while busy, so that the keyboard does not fall off the page. */
export const Button = ({
  children,
  tone = 'main',
  size = 'normal',
  type = 'button',
  busy = false,
  disabled = false,
  about,
  pressed,
  autoFocus,
  onClick,
}: ButtonProps): ReactNode => (
  <button
    type={type}
    className={buttonClass(tone, size)}
    aria-disabled={busy || disabled ? true : undefined}
    aria-busy={busy ? true : undefined}
    aria-pressed={pressed}
    data-autofocus={autoFocus ? true : undefined}
    onClick={(event) => {
      if (busy || disabled) {
        event.preventDefault()
        return
      }
      onClick?.()
    }}
  >
    {children}
    {about === undefined ? null : <span className="sr-only"> – {about}</span>}
  </button>
)

/** A row of acts that wraps on a small screen. */
export const Acts = ({ children, end = false }: { children: ReactNode; end?: boolean }): ReactNode => (
  <div className={end ? 'sr-acts end' : 'sr-acts'}>{children}</div>
)
