/** The telephone rules, one by one: which reading each names, and in which order they are asked. */
import { describe, expect, it } from 'vitest'
import {
  DRAWN,
  LINE,
  LOOKALIKE,
  NATIVE_DIGITS,
  PLAIN,
  SPACED,
  TIGHT,
  WORDS,
} from '../../reading/digit-group.ts'
import { PHONE_RULES } from '../../rules.ts'
import type { PhoneReading } from '../phone-reading.ts'

const plain: PhoneReading = {
  start: 0,
  end: 10,
  digits: '2125550121',
  by: 'country',
  normal: '+12125550121',
  sources: PLAIN,
  gap: TIGHT,
  symbols: false,
}
const named = (reading: Partial<PhoneReading>): string | undefined =>
  PHONE_RULES.find((rule) => rule.fits({ ...plain, ...reading }))?.name

describe('the rule that names a reading', () => {
  it('follows how the number was told apart, when it is written plainly', () => {
    expect(named({})).toBe('phone.national')
    expect(named({ by: 'plus' })).toBe('phone.international')
    expect(named({ by: 'dial-out' })).toBe('phone.dial-out')
    expect(named({ by: 'calling-code' })).toBe('phone.calling-code')
    expect(named({ by: 'cue' })).toBe('phone.unverified')
    expect(named({ by: 'shape' })).toBe('phone.shape')
  })

  it('follows the disguise, when there is one', () => {
    expect(named({ sources: NATIVE_DIGITS })).toBe('phone.native-digits')
    expect(named({ sources: DRAWN })).toBe('phone.drawn-digits')
    expect(named({ sources: PLAIN | WORDS })).toBe('phone.number-words')
    expect(named({ sources: PLAIN | LOOKALIKE })).toBe('phone.lookalike-letters')
    expect(named({ symbols: true, gap: SPACED })).toBe('phone.symbols')
    expect(named({ gap: LINE })).toBe('phone.split-lines')
  })

  it('names the strongest disguise of several', () => {
    expect(named({ sources: WORDS | LOOKALIKE | PLAIN, gap: LINE })).toBe('phone.number-words')
    expect(named({ sources: LOOKALIKE | NATIVE_DIGITS })).toBe('phone.lookalike-letters')
    expect(named({ sources: NATIVE_DIGITS, by: 'plus' })).toBe('phone.native-digits')
  })

  it('says first that no country has the number, whatever the disguise', () => {
    expect(named({ by: 'cue', sources: WORDS, gap: LINE, symbols: true })).toBe('phone.unverified')
  })

  it('exists for every reading there can be', () => {
    for (const by of ['plus', 'dial-out', 'country', 'calling-code', 'cue', 'shape'] as const) {
      for (let sources = 1; sources < 32; sources++) {
        for (const symbols of [true, false]) expect(named({ by, sources, symbols })).toBeDefined()
      }
    }
  })
})

describe('confidence', () => {
  const of = (name: string): number => PHONE_RULES.find((rule) => rule.name === name)?.confidence ?? 0

  it('falls from the proven to the guessed', () => {
    const order = [
      'phone.international',
      'phone.dial-out',
      'phone.national',
      'phone.number-words',
      'phone.symbols',
      'phone.split-lines',
      'phone.unverified',
      'phone.shape',
    ]
    for (let i = 1; i < order.length; i++) {
      expect(of(order[i] ?? ''), order[i]).toBeLessThan(of(order[i - 1] ?? ''))
    }
  })

  it('is below one half where the country is not known', () => {
    expect(of('phone.unverified')).toBeLessThan(0.5)
    expect(of('phone.shape')).toBeLessThan(0.5)
  })
})
