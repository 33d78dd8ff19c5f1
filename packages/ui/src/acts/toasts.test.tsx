/** Messages: at most three, the oldest goes, and each is read out. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { dropToast, showToast, Toasts } from './toasts.tsx'

const shown = () => renderToStaticMarkup(<Toasts label="Messages" closeLabel="Close" />)
const texts = () => [...shown().matchAll(/class="sr-toast-text">([^<]*)</g)].map((match) => match[1])

describe('messages', () => {
  it('stand in the order of their coming, three at most, and the oldest goes', () => {
    expect(texts()).toEqual([])
    for (const text of ['one', 'two', 'three', 'four']) showToast({ text, tone: 'calm' })
    expect(texts()).toEqual(['two', 'three', 'four'])
  })

  it('go by their own number, and an unknown number takes none', () => {
    dropToast(-1)
    expect(texts()).toHaveLength(3)
    for (let id = 0; id < 20; id += 1) dropToast(id)
    expect(texts()).toEqual([])
  })

  it('are announced politely in a named region, which is there before the first', () => {
    expect(shown()).toContain('aria-label="Messages" aria-live="polite"')
  })

  it('have a named cross, their tone, and an act only where there is one', () => {
    showToast({ text: 'Gone', tone: 'bad', act: { label: 'Undo', run: () => undefined } })
    showToast({ text: '<b>', tone: 'calm' })
    const markup = shown()
    expect(markup.match(/aria-label="Close"/g)).toHaveLength(2)
    expect(markup.match(/Undo/g)).toHaveLength(1)
    expect(markup).toContain('class="sr-toast bad"')
    expect(markup).toContain('&lt;b&gt;')
  })
})
