/** Promises about two captures of one page held against each other. */
import { describe, expect, it } from 'vitest'
import { ASPECTS, compareCaptures, compareSelectors, type PageFacts } from './index.ts'

const FIRST: PageFacts = {
  text: 'Restaurant team wanted\nRing +977 972 0000 123',
  selectors: [{ kind: 'phone', normal: '+9779720000123' }],
  title: 'Team wanted',
  finalUrl: 'https://harbour.example/ad',
  status: 200,
  certificate: 'sha256:aa',
  remoteAddress: '192.0.2.1',
}

describe('compareCaptures', () => {
  it('says same where page and way agree', () => {
    expect(compareCaptures(FIRST, { ...FIRST })).toMatchObject({ verdict: 'same', differs: [] })
  })

  it.each([
    ['text', { text: 'Restaurant team wanted' }],
    ['selectors', { selectors: [] }],
    ['title', { title: 'Other' }],
    ['final-address', { finalUrl: 'https://harbour.example/other' }],
    ['status', { status: 404 }],
    ['certificate', { certificate: 'sha256:bb' }],
    ['remote-address', { remoteAddress: '192.0.2.2' }],
  ] as const)('names %s alone where it alone differs', (aspect, change) => {
    const verdict = compareCaptures(FIRST, { ...FIRST, ...change })
    expect(verdict).toMatchObject({ verdict: 'differs', differs: [aspect] })
  })

  it('takes what one side alone knows for a difference, and what neither knows for none', () => {
    expect(compareCaptures(FIRST, { ...FIRST, status: undefined }).differs).toEqual(['status'])
    const bare = { ...FIRST, certificate: undefined, remoteAddress: undefined }
    expect(compareCaptures(bare, bare).differs).toEqual([])
  })

  it('gives every aspect, with both values where there are some', () => {
    const { aspects } = compareCaptures(FIRST, { ...FIRST, status: 404 })
    expect(aspects.map(({ aspect }) => aspect)).toEqual([...ASPECTS])
    expect(aspects.find(({ aspect }) => aspect === 'status')).toEqual({
      aspect: 'status',
      same: false,
      before: '200',
      after: '404',
    })
  })

  it('never says authentic', () => {
    expect(JSON.stringify(compareCaptures(FIRST, FIRST)).toLowerCase()).not.toContain('authentic')
  })
})

describe('compareSelectors', () => {
  it('sorts into both and one side, each once, whatever the order', () => {
    const phone = (normal: string) => ({ kind: 'phone', normal })
    const before = [phone('+2'), phone('+1'), phone('+1')]
    const after = [phone('+3'), phone('+2')]
    expect(compareSelectors(before, after)).toEqual({
      both: [phone('+2')],
      onlyBefore: [phone('+1')],
      onlyAfter: [phone('+3')],
    })
  })

  it('does not take one value of two kinds for the same', () => {
    const diff = compareSelectors([{ kind: 'handle', normal: 'x' }], [{ kind: 'email', normal: 'x' }])
    expect(diff.both).toEqual([])
  })
})
