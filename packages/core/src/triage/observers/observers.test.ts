/** Promises about the observers, on invented adverts: what they see, what they leave, and what they say against it. */
import { describe, expect, it } from 'vitest'
import { contact, name, source, TOWNS } from '../lead.fixture.ts'
import type { SourceFacts } from '../lead-facts.ts'
import { observeLead } from './index.ts'

const seen = (sources: readonly SourceFacts[], more: object = {}) => observeLead({ sources, ...more })
const names = (sources: readonly SourceFacts[], more: object = {}) =>
  seen(sources, more).map(({ observer }) => observer)
const PHONE = '+9779720000123'
const OTHER = '+9779720000456'

describe('one contact under several names', () => {
  const advert = (n: number, who: string, more: Partial<SourceFacts> = {}) =>
    source(n, { contacts: [contact(PHONE)], names: [name(who)], ...more })

  it('is told of from three names on, with places and with what speaks against it', () => {
    const found = seen([advert(1, 'Asha'), advert(2, 'Bina'), advert(3, 'Chaya')])
    expect(found.map(({ observer }) => observer)).toEqual(['contact-many-names'])
    expect(found[0]?.sentence).toBe(`${PHONE} stands in 3 sources under 3 names: Asha, Bina, Chaya.`)
    expect(found[0]?.places.length).toBe(3)
    expect(found[0]?.against).toContain('candidates')
  })

  it('is not told of for two names, for one name in other letters, or for a number that is common', () => {
    expect(names([advert(1, 'Asha'), advert(2, 'Bina')])).toEqual([])
    expect(names([advert(1, 'Asha'), advert(2, 'ASHA'), advert(3, 'asha')])).toEqual([])
    const common = { contacts: [contact(PHONE, { common: true })] }
    expect(names([advert(1, 'Asha', common), advert(2, 'Bina', common), advert(3, 'Chaya', common)])).toEqual(
      [],
    )
  })

  it('of an account begins at two', () => {
    const paid = (n: number, who: string) =>
      source(n, { contacts: [contact('esewa:9720000123', { kind: 'account' })], names: [name(who)] })
    expect(names([paid(1, 'Asha'), paid(2, 'Bina')])).toEqual(['account-many-names'])
    expect(names([paid(1, 'Asha'), paid(2, 'Asha')])).toEqual([])
  })

  it('in one text is context of its own', () => {
    const desk = source(1, { contacts: [contact(PHONE)], names: [name('Asha'), name('Bina')] })
    expect(names([desk])).toEqual(['names-in-one-text'])
    const two = source(1, { contacts: [contact(PHONE), contact(OTHER)], names: [name('Asha'), name('Bina')] })
    expect(names([two])).toEqual([])
  })
})

describe('one contact in many sources', () => {
  it('is told of from five on', () => {
    const many = [1, 2, 3, 4, 5].map((n) => source(n, { contacts: [contact(PHONE)] }))
    expect(names(many)).toEqual(['contact-many-sources'])
    expect(names(many.slice(1))).toEqual([])
  })
})

describe('movement', () => {
  const stop = (n: number, postedOn: string | undefined, place: keyof typeof TOWNS) =>
    source(n, {
      contacts: [contact(PHONE)],
      places: [TOWNS[place]],
      ...(postedOn === undefined ? {} : { postedOn }),
    })

  it('is measured from dates and places, with its length', () => {
    const [found] = seen([
      stop(1, '2026-11-01', 'kathmandu'),
      stop(2, '2026-11-08', 'pokhara'),
      stop(3, '2026-11-20', 'nepalgunj'),
    ])
    expect(found?.observer).toBe('contact-many-places')
    expect(found?.measures).toMatchObject({ count: 3, days: 19, places: 'Kathmandu, Pokhara, Nepalgunj' })
    expect(Number(found?.measures.km)).toBeGreaterThan(330)
    expect(Number(found?.measures.km)).toBeLessThan(400)
    expect(found?.against).toContain('not from words')
  })

  it('says that two places on one day look like branches', () => {
    const [found] = seen([
      stop(1, '2026-11-01', 'kathmandu'),
      stop(2, '2026-11-01', 'pokhara'),
      stop(3, '2026-11-01', 'biratnagar'),
    ])
    expect(found?.against).toContain('branches')
  })

  it.each([
    ['two places', [stop(1, '2026-11-01', 'kathmandu'), stop(2, '2026-11-08', 'pokhara')]],
    [
      'neighbouring towns',
      [
        stop(1, '2026-11-01', 'kathmandu'),
        stop(2, '2026-11-04', 'lalitpur'),
        stop(3, '2026-11-08', 'pokhara'),
      ],
    ],
    [
      'half a year',
      [
        stop(1, '2026-05-01', 'kathmandu'),
        stop(2, '2026-08-08', 'pokhara'),
        stop(3, '2026-11-20', 'nepalgunj'),
      ],
    ],
    [
      'no dates of posting',
      [stop(1, undefined, 'kathmandu'), stop(2, undefined, 'pokhara'), stop(3, undefined, 'nepalgunj')],
    ],
  ])('is not told of for %s', (_what, sources) => {
    expect(names(sources)).toEqual([])
  })

  it('is not read from words', () => {
    const text = 'New in town! In Kathmandu today, in Pokhara tomorrow, then Nepalgunj.'
    expect(names([source(1, { text, contacts: [contact(PHONE)] })])).toEqual([])
  })
})

describe('one template', () => {
  const from = (n: number, ...phones: string[]) =>
    source(n, { template: 't1', contacts: phones.map((phone) => contact(phone)) })

  it('across contacts that share nothing is told of', () => {
    const [found] = seen([from(1, PHONE), from(2, OTHER), from(3)])
    expect(found?.observer).toBe('template-many-contacts')
    expect(found?.measures).toEqual({ sources: 3, count: 2 })
  })

  it('of one contact, or of contacts that a third source joins, is not', () => {
    expect(names([from(1, PHONE), from(2, PHONE)])).toEqual([])
    expect(names([from(1, PHONE), from(2, OTHER), from(3, PHONE, OTHER)])).toEqual([])
    expect(names([from(1), from(2)])).toEqual([])
  })
})

describe('a number written to be missed', () => {
  it.each([
    ['nine8four 1-two2 5567', true],
    ['98★41★22★5567', true],
    ['+977 98412-25567', false],
    ['(0977) 98412 25567', false],
    ['९८४१२ २५५६७', false],
    ['https://wa.me/9779841225567', false],
  ])('%s: %s', (original, expected) => {
    const found = names([source(1, { contacts: [contact(PHONE, { original })] })])
    expect(found.includes('contact-written-to-be-missed')).toBe(expected)
  })
})

describe('stated pay', () => {
  const paid = source(1, { prices: [{ amount: 9_000, currency: 'USD', start: 0, end: 4 }] })
  const usual = (median: number, counted: number) => ({ usualPay: { USD: { median, counted } } })

  it('is told of far above what is usual in the case, and else not', () => {
    expect(names([paid], usual(800, 34))).toEqual(['pay-out-of-line'])
    expect(names([paid], usual(2_000, 34))).toEqual([])
    expect(names([paid], usual(800, 5))).toEqual([])
    expect(names([paid])).toEqual([])
    expect(names([paid], { usualPay: { NPR: { median: 1, counted: 99 } } })).toEqual([])
  })
})

describe('wordings', () => {
  it('of one text with everything free are told of as one, with their meaning', () => {
    const text = 'Hotel work: free ticket, free room, no experience. We arrange your passport.'
    const found = seen([source(1, { text })])
    expect(found.map(({ observer }) => observer)).toEqual(['papers-arranged', 'all-free-no-experience'])
    expect(found[1]?.places.map(({ start, end }) => text.slice(start, end))).toEqual([
      'free ticket',
      'free room',
      'no experience',
    ])
    expect(found[1]?.places[0]?.means).toBe('free ticket')
  })

  it('spread over several sources are not one offer', () => {
    const texts = ['free ticket', 'free room', 'no experience']
    expect(names(texts.map((text, n) => source(n, { text })))).toEqual([])
  })
})
