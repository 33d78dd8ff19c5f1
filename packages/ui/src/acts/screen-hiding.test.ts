/** Quick hide on a whole page: what blanks the screen, what brings it back, and that nothing of it is left behind. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GESTURE_MS, hideScreen, isHidden, listenForQuickHide, showScreen } from './quick-hide.ts'

type Listener = (event: unknown) => void
const listeners = new Map<string, Set<Listener>>()
const classes = new Set<string>()
const page = {
  title: 'Case A-1 · Smart Rescue',
  documentElement: {
    classList: {
      contains: (name: string) => classes.has(name),
      add: (name: string) => void classes.add(name),
      remove: (name: string) => void classes.delete(name),
    },
  },
}
let captured: unknown[] = []

beforeEach(() => {
  listeners.clear()
  classes.clear()
  captured = []
  page.title = 'Case A-1 · Smart Rescue'
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', {
    addEventListener: (name: string, listener: Listener, capture: unknown) => {
      captured.push(capture)
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
    },
    removeEventListener: (name: string, listener: Listener) => void listeners.get(name)?.delete(listener),
  })
})
afterEach(() => {
  showScreen()
  vi.unstubAllGlobals()
})

let now = 0
const listen = () => {
  now = 0
  return listenForQuickHide(() => now)
}
const say = (name: string, event: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(event)
}
const press = (key: string, more: object = {}, after = 100) => {
  now += after
  say('keydown', { key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...more })
}
const tap = (after = 100) => {
  now += after
  say('pointerup', {})
}
const shifts = (count: number, more: object = {}) => {
  for (let n = 0; n < count; n += 1) press('Shift', more)
}

describe('hiding', () => {
  it('takes the title of the window too, and showing gives it back', () => {
    hideScreen()
    expect([isHidden(), page.title]).toEqual([true, '\u200b'])
    showScreen()
    expect([isHidden(), page.title]).toEqual([false, 'Case A-1 · Smart Rescue'])
  })

  it('twice does not lose the title', () => {
    hideScreen()
    hideScreen()
    showScreen()
    expect(page.title).toBe('Case A-1 · Smart Rescue')
  })

  it('is not needed for showing, which then changes nothing', () => {
    showScreen()
    expect(page.title).toBe('Case A-1 · Smart Rescue')
  })
})

describe('the key', () => {
  it('is Shift three times, and three times again brings the screen back', () => {
    listen()
    shifts(2)
    expect(isHidden()).toBe(false)
    shifts(1)
    expect(isHidden()).toBe(true)
    shifts(3)
    expect(isHidden()).toBe(false)
  })

  it('held down counts once, however long', () => {
    listen()
    press('Shift')
    for (let n = 0; n < 10; n += 1) press('Shift', { repeat: true }, 30)
    expect(isHidden()).toBe(false)
  })

  it.each(['ctrlKey', 'altKey', 'metaKey'])('with %s is another key', (held) => {
    listen()
    shifts(3, { [held]: true })
    expect(isHidden()).toBe(false)
  })

  it('between capitals starts over, so that typing hides nothing', () => {
    listen()
    for (const letter of 'RAI') {
      press('Shift')
      press(letter)
    }
    expect(isHidden()).toBe(false)
  })

  it('too slow starts over, and the last slow press is a first one', () => {
    listen()
    press('Shift')
    press('Shift')
    press('Shift', {}, GESTURE_MS + 1)
    expect(isHidden()).toBe(false)
    shifts(2)
    expect(isHidden()).toBe(true)
  })

  it('is heard before any field of the page can keep it', () => {
    listen()
    expect(captured).toEqual([true, true])
  })
})

describe('taps', () => {
  it('bring the screen back, three of them, and never hide it', () => {
    listen()
    for (let n = 0; n < 5; n += 1) tap()
    expect(isHidden()).toBe(false)
    hideScreen()
    tap()
    tap()
    expect(isHidden()).toBe(true)
    tap()
    expect(isHidden()).toBe(false)
  })
})

describe('the end of listening', () => {
  it('leaves nothing that hears', () => {
    const stop = listen()
    stop()
    expect([...listeners.values()].every((each) => each.size === 0)).toBe(true)
    shifts(3)
    expect(isHidden()).toBe(false)
  })
})
