/** A hash or an address with a button that copies it. */
import { type ReactNode, useEffect, useState } from 'react'
import { Mono } from './foreign.tsx'
import './copy-text.css'

/** Shows `text` in monospace; the button says `label` and, for two seconds after a press, `done`. */
export const CopyText = ({ text, label, done }: { text: string; label: string; done: string }): ReactNode => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <span className="sr-copy">
      <Mono text={text} />
      <button type="button" className="sr-copy-act" onClick={copy}>
        {copied ? done : label}
      </button>
    </span>
  )
}
