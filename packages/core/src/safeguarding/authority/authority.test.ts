/** Promises about media authority: it stands only in its time and for its use, and it ends by itself. */
import { describe, expect, it } from 'vitest'
import { MEDIA_RULES } from '../rules/index.ts'
import { findMediaRule, type MediaAuthority, nameAuthority, standsAt, stateOfAuthority } from './index.ts'

const AUTHORITY: MediaAuthority = {
  allowedBy: 'K. Lantern',
  office: 'District prosecutor',
  legalBasis: 'Order under section 9',
  document: 'no. 112/26',
  scope: 'captures',
  from: '2026-11-01T00:00:00.000Z',
  until: '2026-12-01T00:00:00.000Z',
}

describe('an authority', () => {
  it.each([
    ['2026-10-31T23:59:59.999Z', 'ahead'],
    ['2026-11-01T00:00:00.000Z', 'standing'],
    ['2026-11-30T23:59:59.999Z', 'standing'],
    ['2026-12-01T00:00:00.000Z', 'over'],
  ])('is at %s %s', (at, state) => {
    expect(stateOfAuthority(AUTHORITY, new Date(at))).toBe(state)
  })

  it('stops at once when somebody ends it early, and not before', () => {
    const ended = { ...AUTHORITY, endedAt: '2026-11-10T12:00:00.000Z' }
    expect(stateOfAuthority(ended, new Date('2026-11-10T11:59:59.999Z'))).toBe('standing')
    expect(stateOfAuthority(ended, new Date('2026-11-10T12:00:00.000Z'))).toBe('ended')
  })

  it('covers only the use it names, or both', () => {
    const at = new Date('2026-11-10T00:00:00.000Z')
    expect(standsAt(AUTHORITY, at, 'captures')).toBe(true)
    expect(standsAt(AUTHORITY, at, 'imports')).toBe(false)
    expect(standsAt({ ...AUTHORITY, scope: 'both' }, at, 'imports')).toBe(true)
  })

  it('never stands when its end cannot be read', () => {
    expect(
      standsAt({ ...AUTHORITY, until: 'always' }, new Date('2026-11-10T00:00:00.000Z'), 'captures'),
    ).toBe(false)
  })

  it('is named with person, office, basis, document and both dates', () => {
    const sentence = nameAuthority(AUTHORITY)
    for (const part of [
      'K. Lantern',
      'District prosecutor',
      'section 9',
      '112/26',
      '2026-11-01',
      '2026-12-01',
    ])
      expect(sentence).toContain(part)
  })
})

describe('the rule of a country', () => {
  it('is the row that was read, with its source', () => {
    expect(findMediaRule('NL', MEDIA_RULES)).toMatchObject({ country: 'NL', confidence: 'high' })
  })

  it('is called unverified where nobody has read the law, and never reads like a permission', () => {
    const rule = findMediaRule('ZZ', MEDIA_RULES)
    expect(rule).toMatchObject({ country: 'ZZ', confidence: 'low' })
    expect(rule.rule).toContain('is an offence here')
  })
})
