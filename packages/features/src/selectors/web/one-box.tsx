/** The one box: paste anything; it says what it is, whether it was seen, and offers the one sensible act. */
import { useLingui } from '@lingui/react/macro'
import { useKey } from '@smart-rescue/ui'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { FailureNote, useRead } from '../../web/index.ts'
import { recognisePaste } from '../contract.ts'
import { BoxAnswer } from './box-answer.tsx'
import './one-box.css'

/** Milliseconds of rest before a typed text is recognised. */
const REST_MS = 250

const useRested = (text: string): string => {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** The box at the top of every page; `/` and Ctrl-K go to it, Escape closes it. */
export const OneBox = ({ currentCase }: { currentCase: string | undefined }): ReactNode => {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLElement>(null)
  const act = useRef<() => void>(undefined)
  const answerId = useId()
  const rested = useRested(text.trim()).slice(0, 4_000)
  const reading = useRead(recognisePaste, { text: rested }, { enabled: open && rested !== '' })
  const focus = () => {
    field.current?.focus()
    field.current?.select()
  }
  useKey('/', focus)
  useKey('ctrl+k', focus)

  useEffect(() => {
    if (!open) return undefined
    const leave = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false)
    }
    window.addEventListener('pointerdown', leave)
    window.addEventListener('focusin', leave)
    return () => {
      window.removeEventListener('pointerdown', leave)
      window.removeEventListener('focusin', leave)
    }
  }, [open])

  const close = () => {
    setOpen(false)
    setText('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (rested === text.trim()) act.current?.()
  }
  const isShown = open && text.trim() !== ''
  return (
    <search
      className="sr-box"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        setOpen(false)
        field.current?.blur()
      }}
    >
      <form onSubmit={submit}>
        <input
          ref={field}
          type="text"
          className="sr-box-field"
          aria-label={t`Paste an address, number, handle or wallet`}
          aria-controls={isShown ? answerId : undefined}
          placeholder={t`Paste an address, number, handle, wallet …`}
          value={text}
          maxLength={4_000}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          onFocus={() => setOpen(true)}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setOpen(true)
          }}
        />
        <span className="sr-key" aria-hidden="true">
          /
        </span>
      </form>
      {isShown ? (
        <section className="sr-box-answer" id={answerId} aria-label={t`What this is`} aria-live="polite">
          {reading.isError ? (
            <FailureNote error={reading.error} onRetry={() => void reading.refetch()} />
          ) : reading.data && rested === text.trim() ? (
            <BoxAnswer
              pasted={rested}
              recognition={reading.data}
              currentCase={currentCase}
              onClose={close}
              onAct={(run) => {
                act.current = run
              }}
            />
          ) : (
            <p className="sr-quiet">{t`Looking …`}</p>
          )}
        </section>
      ) : null}
    </search>
  )
}
