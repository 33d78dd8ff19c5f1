/** A veil over anything that may be hard to look at: blurred and grey until a deliberate reveal, and veiled again by itself. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import './veil.css'

/** Words of the veil, in the reader's language. */
export interface VeilWords {
  /** What lies under the veil, for screen readers. */
  readonly label: string
  readonly show: string
  readonly hide: string
  /** What the picture itself says: hold to look. */
  readonly hold: string
}

interface VeilProps {
  /** What lies under it; as a function it is told whether it can be seen clearly. */
  readonly children: ReactNode | ((isClear: boolean) => ReactNode)
  readonly words: VeilWords
  readonly blur?: boolean
  readonly grey?: boolean
  /** Seconds after which it veils itself again. */
  readonly hideAfterSeconds?: number
  /** Called at every reveal. */
  readonly onReveal?: () => void
  /** Called when it is veiled again, with the seconds it was open (at least 1). */
  readonly onHide?: (seconds: number) => void
}

/** Milliseconds for which the picture must be held before it shows. */
export const HOLD_MS = 250

/** Whether it is open; closes by itself, when the page is left, and when the window is hidden. */
const useReveal = ({ hideAfterSeconds = 30, onReveal, onHide }: Partial<VeilProps>) => {
  const [since, setSince] = useState<number>()
  const told = useRef({ onReveal, onHide })
  useEffect(() => {
    told.current = { onReveal, onHide }
  })
  const reveal = useCallback(() => {
    setSince((before) => {
      if (before === undefined) queueMicrotask(() => told.current.onReveal?.())
      return before ?? performance.now()
    })
  }, [])
  const hide = useCallback(() => setSince(undefined), [])
  useEffect(() => {
    if (since === undefined) return undefined
    const timer = setTimeout(hide, hideAfterSeconds * 1_000)
    const onChange = () => document.hidden && hide()
    document.addEventListener('visibilitychange', onChange)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onChange)
      told.current.onHide?.(Math.max(1, Math.round((performance.now() - since) / 1_000)))
    }
  }, [since, hide, hideAfterSeconds])
  return { isOpen: since !== undefined, reveal, hide }
}

/** The veil. The button opens and closes it; holding the picture opens it for as long as it is held. */
export const Veil = ({ children, words, blur = true, grey = true, ...rest }: VeilProps): ReactNode => {
  const { isOpen, reveal, hide } = useReveal(rest)
  const holding = useRef<{ timer: ReturnType<typeof setTimeout>; held: boolean }>(undefined)
  const begin = () => {
    if (isOpen) return
    const hold = { timer: setTimeout(() => grip(), HOLD_MS), held: false }
    const grip = () => {
      hold.held = true
      reveal()
    }
    holding.current = hold
  }
  const end = () => {
    const hold = holding.current
    holding.current = undefined
    if (hold === undefined) return
    clearTimeout(hold.timer)
    if (hold.held) hide()
  }
  const state = ['sr-veil', isOpen ? 'open' : '', blur ? 'blur' : '', grey ? 'grey' : '']
  return (
    <div className={state.filter((part) => part !== '').join(' ')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holding is a shortcut for pointers; the button below does the same for everybody */}
      <div
        className="sr-veil-view"
        onPointerDown={begin}
        onPointerUp={end}
        onPointerLeave={end}
        onPointerCancel={end}
        onContextMenu={(event) => isOpen || event.preventDefault()}
      >
        <div className="sr-veil-under" inert={!isOpen && (blur || grey)}>
          {typeof children === 'function' ? children(isOpen || !(blur || grey)) : children}
        </div>
        {isOpen || !(blur || grey) ? null : <span className="sr-veil-hint">{words.hold}</span>}
      </div>
      <button
        type="button"
        className="sr-btn quiet small"
        aria-pressed={isOpen}
        onClick={isOpen ? hide : reveal}
      >
        {isOpen ? words.hide : words.show}
        <span className="sr-only"> – {words.label}</span>
      </button>
    </div>
  )
}
