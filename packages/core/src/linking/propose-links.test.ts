/** Links: proposals with reasons and counter-reasons, the same whatever the order, and never again once rejected. */
import { ExhibitId, LinkProposal, type Mention, SelectorId } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainStrength, hasNewReason, type KnownSelector, proposeLinks } from './index.ts'

const id = (n: number): ExhibitId => ExhibitId.parse(`01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`)
const NEW = { id: id(50), finalUrl: 'https://jobs.example/advert/50' }
const PHONE = '+9779800000101'
const HANDLE = 'telegram:jane_roe'

const mention = (kind: Mention['kind'], normal: string, original: string, start = 10, confidence = 0.9) => ({
  kind,
  normal,
  original,
  start,
  end: start + original.length,
  confidence,
})
const place = (
  exhibit: { id: ExhibitId; finalUrl?: string },
  original: string,
  start = 5,
  confidence = 0.9,
) => ({
  exhibit,
  original,
  start,
  end: start + original.length,
  confidence,
})
const other = (n: number, finalUrl = `https://rooms.example/${n}`) => ({ id: id(n), finalUrl })
const phoneIn = (exhibits: number, ...places: KnownSelector['places']): KnownSelector => ({
  kind: 'phone',
  normal: PHONE,
  exhibits,
  places,
})
const mine = [mention('phone', PHONE, '९८०-०००-०१०१'), mention('handle', HANDLE, '@jane_roe', 60)]

describe('a shared selector', () => {
  const [proposal] = proposeLinks({
    exhibit: NEW,
    mentions: mine,
    known: [phoneIn(2, place(other(1), '980 0000101'))],
  })

  it('is proposed as a link that fits the record', () => {
    expect(() => LinkProposal.parse(proposal)).not.toThrow()
    expect(proposal).toMatchObject({ a: id(1), b: id(50), strength: 0.9, counterReasons: [] })
  })

  it('gives its places in both, each with the notation found there', () => {
    expect(proposal?.reasons).toMatchObject([
      {
        rule: 'same-selector',
        kind: 'phone',
        normal: PHONE,
        originalA: '980 0000101',
        originalB: '९८०-०००-०१०१',
        exhibits: 2,
        placesA: [{ start: 5, end: 16, original: '980 0000101' }],
        placesB: [{ start: 10, end: 22, original: '९८०-०००-०१०१' }],
      },
    ])
  })

  it('says in words why, and how strong', () => {
    expect(proposal?.reasons[0]?.sentence).toBe(
      `The telephone number ${PHONE} stands in both, written “980 0000101” in one and “९८०-०००-०१०१” in the other; no other exhibit carries it.`,
    )
    expect(proposal && explainStrength(proposal)).toBe(
      'Strength 90 % (telephone number in 2 exhibits: 90 %).',
    )
  })

  it('hands on the identity of the selector when the index knows it', () => {
    const selectorId = SelectorId.parse('01890a5d-ac96-774b-bcce-b30209980001')
    const known = [{ ...phoneIn(2, place(other(1), '980')), selectorId }]
    expect(proposeLinks({ exhibit: NEW, mentions: mine, known })[0]?.reasons[0]?.selectorId).toBe(selectorId)
  })

  it('that only the other exhibit carries, or only this one, proposes nothing', () => {
    const known = [{ ...phoneIn(2, place(other(1), '1')), normal: '+9779800000199' }]
    expect(proposeLinks({ exhibit: NEW, mentions: mine, known })).toEqual([])
    expect(proposeLinks({ exhibit: NEW, mentions: mine, known: [phoneIn(1, place(NEW, '980'))] })).toEqual([])
    expect(proposeLinks({ exhibit: NEW, mentions: [], known: [phoneIn(2, place(other(1), '980'))] })).toEqual(
      [],
    )
  })
})

describe('strength', () => {
  const strengthAt = (exhibits: number): number =>
    proposeLinks({ exhibit: NEW, mentions: mine, known: [phoneIn(exhibits, place(other(1), '980'))] })[0]
      ?.strength ?? -1

  it('falls with every further exhibit that carries the selector, and is never zero', () => {
    let last = 1
    for (const exhibits of [2, 3, 5, 8, 20, 200, 20_000]) {
      const strength = strengthAt(exhibits)
      expect(strength).toBeLessThan(last)
      expect(strength).toBeGreaterThan(0)
      last = strength
    }
    expect(strengthAt(8)).toBeCloseTo(strengthAt(2) / 2, 3)
    expect(strengthAt(200)).toBeCloseTo(strengthAt(2) / 10, 3)
  })

  it('names a common selector as a counter-reason', () => {
    const [proposal] = proposeLinks({
      exhibit: NEW,
      mentions: mine,
      known: [phoneIn(40, place(other(1), '980'))],
    })
    expect(proposal?.counterReasons).toEqual([
      {
        rule: 'common-selector',
        sentence: `The telephone number ${PHONE} stands in 40 exhibits: the more carry it, the less it says about two of them.`,
      },
    ])
  })

  it('grows with a second selector and stays below one', () => {
    const handle: KnownSelector = {
      kind: 'handle',
      normal: HANDLE,
      exhibits: 2,
      places: [place(other(1), '@jane_roe')],
    }
    const phone = phoneIn(2, place(other(1), '980'))
    const [both] = proposeLinks({ exhibit: NEW, mentions: mine, known: [phone, handle] })
    expect(both?.reasons).toHaveLength(2)
    expect(both?.strength).toBeCloseTo(0.99, 4)
    expect(both && explainStrength(both)).toContain('joined as independent hints')
  })

  it('follows the more doubtful of the two readings', () => {
    const known = [phoneIn(2, place(other(1), '980', 5, 0.4))]
    expect(proposeLinks({ exhibit: NEW, mentions: mine, known })[0]?.strength).toBe(0.4)
  })
})

describe('what is no second source', () => {
  const link = (finalUrl: string) =>
    proposeLinks({ exhibit: NEW, mentions: mine, known: [phoneIn(2, place(other(1, finalUrl), '980'))] })[0]

  it('the same page captured twice has strength 0, and says why', () => {
    for (const url of [
      NEW.finalUrl,
      'http://www.jobs.example/advert/50/',
      `${NEW.finalUrl}?utm_source=a#top`,
    ]) {
      expect(link(url)?.strength, url).toBe(0)
      expect(link(url)?.counterReasons.map((reason) => reason.rule)).toEqual(['same-page'])
    }
    const proposal = link(NEW.finalUrl)
    expect(proposal && explainStrength(proposal)).toContain('no second source')
  })

  it('another page of the same site counts half', () => {
    expect(link('https://jobs.example/advert/51')).toMatchObject({
      strength: 0.45,
      counterReasons: [{ rule: 'same-site' }],
    })
    expect(link('https://jobs.example/advert?id=50')?.strength).toBe(0.45)
  })

  it('a link to the exhibit’s own site proposes nothing', () => {
    const url = 'https://jobs.example/'
    const mentions = [mention('url', url, url)]
    const known: KnownSelector[] = [{ kind: 'url', normal: url, exhibits: 2, places: [place(other(1), url)] }]
    expect(proposeLinks({ exhibit: NEW, mentions, known })).toEqual([])
    expect(proposeLinks({ exhibit: { id: NEW.id }, mentions, known })).toHaveLength(1)
  })

  it('an exhibit that is no web page is a source of its own', () => {
    const known = [phoneIn(2, place({ id: id(1) }, '980'))]
    expect(proposeLinks({ exhibit: { id: NEW.id }, mentions: mine, known })[0]?.strength).toBe(0.9)
  })
})

describe('order and keys', () => {
  const known: KnownSelector[] = [
    phoneIn(
      4,
      place(other(1), '980'),
      place(other(2), '980-0000101'),
      place(other(3), '9800000101', 90),
      place(other(3), '980', 7),
    ),
    {
      kind: 'handle',
      normal: HANDLE,
      exhibits: 3,
      places: [place(other(2), '@jane_roe'), place(other(3), 't.me/jane_roe')],
    },
  ]

  it('do not depend on the order of the input', () => {
    const expected = proposeLinks({ exhibit: NEW, mentions: mine, known })
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, at: stream.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value)
        const mixed = shuffle(known).map((selector) => ({ ...selector, places: shuffle(selector.places) }))
        expect(proposeLinks({ exhibit: NEW, mentions: shuffle(mine), known: mixed })).toEqual(expected)
      }),
      { numRuns: 60, seed: 5 },
    )
    expect(expected.map((proposal) => proposal.a)).toEqual([id(2), id(3), id(1)])
  })

  it('are the same from either side of the pair', () => {
    const one = proposeLinks({ exhibit: NEW, mentions: mine, known: [phoneIn(2, place(other(1), '980'))] })[0]
    const back = proposeLinks({
      exhibit: other(1),
      mentions: [mention('phone', PHONE, '980', 5)],
      known: [phoneIn(2, place(NEW, '९८०-०००-०१०१', 10))],
    })[0]
    expect(back).toEqual(one)
  })

  it('a rejected proposal does not come back, however common its selector became since', () => {
    const first = proposeLinks({ exhibit: NEW, mentions: mine, known: [phoneIn(2, place(other(1), '980'))] })
    const rejected = first.map((proposal) => proposal.key)
    const again = [phoneIn(9, place(other(1), 'another notation', 77))]
    expect(proposeLinks({ exhibit: NEW, mentions: mine, known: again, rejected })).toEqual([])
  })

  it('a rejected proposal comes back with a new reason, and not with fewer', () => {
    const phone = phoneIn(2, place(other(1), '980'))
    const handle: KnownSelector = {
      kind: 'handle',
      normal: HANDLE,
      exhibits: 2,
      places: [place(other(1), '@jane_roe')],
    }
    const keys = (known: KnownSelector[], rejected: string[] = []): string[] =>
      proposeLinks({ exhibit: NEW, mentions: mine, known, rejected }).map((proposal) => proposal.key)
    expect(keys([phone, handle], keys([phone]))).toHaveLength(1)
    expect(keys([phone], keys([phone, handle]))).toEqual([])
    expect(keys([phone, handle], [...keys([phone]), ...keys([handle])])).toEqual([])
  })

  it('keep reasons apart whose text holds the dividing sign', () => {
    const key = (normal: string): string =>
      proposeLinks({
        exhibit: NEW,
        mentions: [mention('url', normal, normal)],
        known: [{ kind: 'url', normal, exhibits: 2, places: [place(other(1), normal)] }],
      })[0]?.key ?? ''
    expect(hasNewReason(key('https://a.example/?x|same-selector'), [key('https://a.example/?x')])).toBe(true)
  })
})
