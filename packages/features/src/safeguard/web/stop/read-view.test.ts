/** Promises about the press itself: one key alone, and what is in view told by the address of the page. */
import { describe, expect, it } from 'vitest'
import { paths } from '../../../web/paths.ts'
import { fromFieldMoment, toFieldMoment } from '../field-moment.ts'
import { isStopKey, readView, STOP_KEY } from './read-view.ts'

const CASE = '0197a5a0-0000-7000-8000-000000000001'
const EXHIBIT = '0197a5a0-0000-7000-8000-000000000002'
const press = (key: string, more: object = {}) =>
  isStopKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...more })

describe('the key', () => {
  it('is F9 alone: no letter that somebody types, no chord of another program', () => {
    expect(press(STOP_KEY)).toBe(true)
    for (const key of ['s', 'S', 'Escape', 'F8', 'Enter', ' ']) expect(press(key)).toBe(false)
    for (const held of ['ctrlKey', 'altKey', 'metaKey']) expect(press(STOP_KEY, { [held]: true })).toBe(false)
  })
})

describe('the view', () => {
  it('names case and exhibit on the page of an exhibit', () => {
    expect(readView(paths.exhibit(CASE, EXHIBIT))).toEqual({ caseId: CASE, exhibitId: EXHIBIT })
  })

  it('names the case alone on its other pages, so that nothing is destroyed that was not in view', () => {
    for (const path of [paths.case(CASE), paths.evidence(CASE), paths.links(CASE), paths.safeguard(CASE)])
      expect(readView(path)).toEqual({ caseId: CASE })
  })

  it('names nothing outside a case, nor where an id is none', () => {
    for (const path of [paths.today(), paths.me(), '/cases/new', '/cases/x/exhibits/y'])
      expect(readView(path)).toEqual({})
  })
})

describe('a moment in a field', () => {
  it('comes back as the same minute', () => {
    const at = Date.parse('2026-11-24T08:13:00.000Z')
    expect(fromFieldMoment(toFieldMoment(at))).toBe('2026-11-24T08:13:00.000Z')
  })

  it('is none while it is not whole', () => {
    expect(fromFieldMoment('')).toBeUndefined()
    expect(fromFieldMoment('2026-11-')).toBeUndefined()
  })
})
