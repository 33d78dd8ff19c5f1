/** Text that strangers wrote: shown as text, wrapped, isolated from the line around it, hidden characters made visible. */
import type { ReactNode } from 'react'
import { showHidden } from './visible-text.ts'

/** Shows foreign text in its own direction. Never parses it. */
export const Foreign = ({ text, className }: { text: string; className?: string }): ReactNode => (
  <bdi dir="auto" className={className}>
    {showHidden(text)}
  </bdi>
)

/** A machine word (address, number, hash) in monospace, always left to right. */
export const Mono = ({ text, className }: { text: string; className?: string }): ReactNode => (
  <bdi dir="ltr" className={className === undefined ? 'sr-mono' : `sr-mono ${className}`}>
    {showHidden(text)}
  </bdi>
)
