/** Promises about page-wide keys. */
import { describe, expect, it } from 'vitest'
import { isTyping, matchesKey } from './use-key.ts'

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('isTyping', () => {
  it('stays silent in fields and editable text', () => {
    expect(isTyping({ tagName: 'INPUT' })).toBe(true)
    expect(isTyping({ tagName: 'textarea' })).toBe(true)
    expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true)
  })

  it('hears keys everywhere else', () => {
    expect(isTyping({ tagName: 'BUTTON' })).toBe(false)
    expect(isTyping(null)).toBe(false)
    expect(isTyping(undefined)).toBe(false)
  })
})

describe('matchesKey', () => {
  it('takes a plain key only without Ctrl, ⌘ and Alt', () => {
    expect(matchesKey(press('j'), 'j')).toBe(true)
    expect(matchesKey(press('J'), 'j')).toBe(true)
    expect(matchesKey(press('j', { ctrlKey: true }), 'j')).toBe(false)
    expect(matchesKey(press('j', { altKey: true }), 'j')).toBe(false)
  })

  it('takes ctrl+k with Ctrl or ⌘', () => {
    expect(matchesKey(press('k', { ctrlKey: true }), 'ctrl+k')).toBe(true)
    expect(matchesKey(press('k', { metaKey: true }), 'ctrl+k')).toBe(true)
    expect(matchesKey(press('k'), 'ctrl+k')).toBe(false)
  })
})
