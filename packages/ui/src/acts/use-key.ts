/** Keys that act on the whole page, and stay silent while somebody types. */
import { useEffect, useRef } from 'react'

/** True when the event comes from a place where keys mean text. */
export const isTyping = (target: unknown): boolean => {
  if (typeof target !== 'object' || target === null) return false
  const { tagName, isContentEditable } = target as { tagName?: unknown; isContentEditable?: unknown }
  return (
    isContentEditable === true ||
    (typeof tagName === 'string' && ['INPUT', 'TEXTAREA', 'SELECT'].includes(tagName.toUpperCase()))
  )
}

/** A key as written in `useKey`: `j`, `/`, or `ctrl+k` (which is also ⌘K). */
export const matchesKey = (
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  wanted: string,
): boolean => {
  const control = wanted.startsWith('ctrl+')
  const key = control ? wanted.slice(5) : wanted
  if (event.altKey) return false
  return (event.ctrlKey || event.metaKey) === control && event.key.toLowerCase() === key
}

/** Runs `act` when the key is pressed anywhere outside a text field and outside a dialog; with Ctrl also inside fields. */
export const useKey = (wanted: string, act: () => void): void => {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!matchesKey(event, wanted)) return
      if (!wanted.startsWith('ctrl+') && isTyping(event.target)) return
      if (document.querySelector('[aria-modal="true"]') !== null) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [wanted])
}
