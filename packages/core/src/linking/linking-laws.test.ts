/** The laws of linking, tried on many made-up cases: symmetric, independent of order, rising with confidence, falling with commonness, stable in its names. */
import { ExhibitId, LinkProposal, SelectorId, type SelectorKind } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ExhibitFacts,
  explainStrength,
  hasNewReason,
  type KnownSelector,
  type LinkInput,
  pageOf,
  pairKey,
  proposalKey,
  proposeLinks,
  reasonKey,
  siteOf,
} from './index.ts'
import { joinWeights, weighSelector } from './link-strength.ts'

const id = (n: number): ExhibitId => ExhibitId.parse(`01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`)
const selectorId = SelectorId.parse('01890a5d-ac96-774b-bcce-000000000999')

/** Ten selectors of every kind, innocuous and fictional. */
const POOL: readonly (readonly [SelectorKind, string])[] = [
  ['phone', '+9779800000101'],
  ['phone', '+9779800000102'],
  ['phone', '+12025550143'],
  ['email', 'jobs@sea-hotel.example'],
  ['email', 'rooms@park.example'],
  ['handle', 'telegram:blue_door'],
  ['handle', 'instagram:blue_door'],
  ['url', 'https://agency.example/apply'],
  ['wallet', 'bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT'],
  ['phone', '+9779800000103'],
]

interface World {
  readonly exhibits: readonly { readonly facts: ExhibitFacts; readonly holds: readonly number[] }[]
}

/** A case of two to six exhibits, each of which holds some of the pool. */
const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      site: fc.constantFrom('jobs.example', 'rooms.example', 'www.rooms.example', undefined),
      page: fc.nat(3),
      holds: fc.uniqueArray(fc.nat(POOL.length - 1), { maxLength: 5 }),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((drafts) => ({
    exhibits: drafts.map(({ site, page, holds }, at) => ({
      facts: { id: id(at + 1), ...(site === undefined ? {} : { finalUrl: `https://${site}/${page}` }) },
      holds,
    })),
  }))

const placeOf = (exhibit: number, selector: number) => {
  const original = `${POOL[selector]?.[1] ?? ''}`
  const start = 100 * selector + exhibit
  return { start, end: start + original.length, original, confidence: 0.5 + 0.05 * selector }
}

/** What linking is told when exhibit `at` of the world is at hand. */
const inputFor = (world: World, at: number): LinkInput => {
  const own = world.exhibits[at]
  if (!own) throw new Error('There is no such exhibit.')
  const known: KnownSelector[] = POOL.map(([kind, normal], selector) => {
    const holders = world.exhibits.flatMap(({ facts, holds }, n) =>
      holds.includes(selector) ? [{ facts, n }] : [],
    )
    return {
      kind,
      normal,
      selectorId,
      exhibits: holders.length,
      places: holders.map(({ facts, n }) => ({ exhibit: facts, ...placeOf(n, selector) })),
    }
  })
  const mentions = own.holds.map((selector) => ({
    kind: POOL[selector]?.[0] ?? ('phone' as const),
    normal: POOL[selector]?.[1] ?? '',
    ...placeOf(at, selector),
  }))
  return { exhibit: own.facts, mentions, known }
}

describe('proposals', () => {
  it('are the same seen from either exhibit', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const seen = world.exhibits.map((_, at) => proposeLinks(inputFor(world, at)))
        for (const [at, { facts }] of world.exhibits.entries()) {
          for (const proposal of seen[at] ?? []) {
            const otherId = proposal.a === facts.id ? proposal.b : proposal.a
            const other = world.exhibits.findIndex((exhibit) => exhibit.facts.id === otherId)
            const back = seen[other]?.find((each) => each.key === proposal.key)
            expect(back).toMatchObject({ a: proposal.a, b: proposal.b, strength: proposal.strength })
            expect(back?.reasons).toEqual(proposal.reasons)
          }
        }
      }),
    )
  })

  it('do not depend on the order of mentions, selectors or places', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, turn) => {
        const input = inputFor(world, 0)
        const rotate = <T>(list: readonly T[]): T[] =>
          list.length === 0 ? [] : [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)]
        const turned: LinkInput = {
          exhibit: input.exhibit,
          mentions: rotate(input.mentions).reverse(),
          known: rotate(input.known).map((each) => ({ ...each, places: rotate(each.places).reverse() })),
        }
        expect(proposeLinks(turned)).toEqual(proposeLinks(input))
      }),
    )
  })

  it('fit the record, have a and b in order, and are sorted by strength, then by key', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const proposals = proposeLinks(inputFor(world, 0))
        for (const proposal of proposals) {
          expect(LinkProposal.safeParse(proposal).success).toBe(true)
          expect(proposal.a < proposal.b).toBe(true)
          expect(proposal.reasons.length).toBeGreaterThan(0)
        }
        const sorted = [...proposals].sort((x, y) => y.strength - x.strength || (x.key < y.key ? -1 : 1))
        expect(proposals).toEqual(sorted)
      }),
    )
  })

  it('exist exactly for pairs that share a selector which is not the own address of one of them', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const own = world.exhibits[0]
        const shares = world.exhibits
          .slice(1)
          .filter(({ holds }) => holds.some((s) => own?.holds.includes(s)))
        const found = proposeLinks(inputFor(world, 0)).map(({ a, b }) => (a === own?.facts.id ? b : a))
        expect(found.sort()).toEqual(shares.map(({ facts }) => facts.id).sort())
      }),
    )
  })

  it('never link an exhibit with itself', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const { a, b } of proposeLinks(inputFor(world, 0))) expect(a).not.toBe(b)
      }),
    )
  })

  it('are not changed by being asked for twice: nothing is kept between runs', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const input = inputFor(world, 0)
        expect(proposeLinks(input)).toEqual(proposeLinks(structuredClone(input)))
      }),
    )
  })

  it('never come back after all of them were rejected, and all come back when none was', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const input = inputFor(world, 0)
        const proposals = proposeLinks(input)
        const rejected = proposals.map(({ key }) => key)
        expect(proposeLinks({ ...input, rejected })).toEqual([])
        expect(proposeLinks({ ...input, rejected: [] })).toEqual(proposals)
      }),
    )
  })

  it('lose only what was rejected', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, pick) => {
        const input = inputFor(world, 0)
        const proposals = proposeLinks(input)
        const gone = proposals[pick % Math.max(1, proposals.length)]
        const left = proposeLinks({ ...input, rejected: gone ? [gone.key] : [] })
        expect(left).toEqual(proposals.filter((each) => each !== gone))
      }),
    )
  })

  it('say their counter-reason wherever more than two carry the selector, and only there', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const { reasons, counterReasons } of proposeLinks(inputFor(world, 0))) {
          const common = reasons.filter(({ exhibits }) => exhibits > 2)
          expect(counterReasons.filter(({ rule }) => rule === 'common-selector')).toHaveLength(common.length)
        }
      }),
    )
  })

  it('have no strength between two captures of one page, and half between two pages of one site', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const urls = new Map(world.exhibits.map(({ facts }) => [facts.id, facts.finalUrl]))
        for (const { a, b, strength, reasons, counterReasons } of proposeLinks(inputFor(world, 0))) {
          const [one, other] = [urls.get(a), urls.get(b)]
          const rules = counterReasons.map(({ rule }) => rule)
          const weights = reasons.map(({ weight }) => weight ?? 0)
          const same = one !== undefined && other !== undefined
          if (same && pageOf(one) === pageOf(other)) {
            expect(strength).toBe(0)
            expect(rules).toContain('same-page')
          } else if (same && siteOf(one) === siteOf(other)) {
            expect(strength).toBe(joinWeights(weights, 'same-site'))
            expect(rules).toContain('same-site')
          } else {
            expect(strength).toBe(joinWeights(weights, 'separate'))
            expect(rules).not.toContain('same-site')
          }
        }
      }),
    )
  })
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const separations = fc.constantFrom('separate', 'same-site', 'same-page' as const)

describe('the weight of one shared selector', () => {
  it('never falls when the reading is surer', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 0, max: 500 }), (one, other, n) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        expect(weighSelector(more, n)).toBeGreaterThanOrEqual(weighSelector(less, n))
      }),
    )
  })

  it('never rises when more exhibits carry it, and truly falls from two to eight', () => {
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (c, one, other) => {
          expect(weighSelector(c, Math.max(one, other))).toBeLessThanOrEqual(
            weighSelector(c, Math.min(one, other)),
          )
        },
      ),
    )
    for (let n = 2; n < 8; n++) expect(weighSelector(1, n + 1)).toBeLessThan(weighSelector(1, n))
  })

  it.each([
    [1, 2, 1],
    [0.9, 2, 0.9],
    [1, 8, 0.5],
    [0.8, 8, 0.4],
    [1, 200, 0.1],
    [1, 0, 1],
    [1, 1, 1],
    [0, 2, 0],
  ])('of confidence %d in %i exhibits is %d, as the page on strength says', (c, n, weight) => {
    expect(weighSelector(c, n)).toBe(weight)
  })

  it('lies between nothing and the confidence of the reading', () => {
    fc.assert(
      fc.property(share, fc.nat(10_000), (c, n) => {
        expect(weighSelector(c, n)).toBeGreaterThanOrEqual(0)
        expect(weighSelector(c, n)).toBeLessThanOrEqual(c + 0.000_05)
      }),
    )
  })
})

describe('the joint strength', () => {
  it('lies between 0 and 1 with at most four decimals', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 8 }), separations, (weights, separation) => {
        const strength = joinWeights(weights, separation)
        expect(strength).toBeGreaterThanOrEqual(0)
        expect(strength).toBeLessThanOrEqual(1)
        expect(Math.round(strength * 10_000) / 10_000).toBe(strength)
      }),
    )
  })

  it('never falls when a further reason joins', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 6 }), share, separations, (weights, further, separation) => {
        expect(joinWeights([...weights, further], separation)).toBeGreaterThanOrEqual(
          joinWeights(weights, separation),
        )
      }),
    )
  })

  it('does not depend on the order of the reasons', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 6 }), (weights) => {
        expect(joinWeights([...weights].reverse(), 'separate')).toBeCloseTo(
          joinWeights(weights, 'separate'),
          3,
        )
      }),
    )
  })

  it('is nothing on one page, half on one site, and nothing without a reason', () => {
    expect(joinWeights([1, 1, 1], 'same-page')).toBe(0)
    expect(joinWeights([0.8], 'same-site')).toBe(0.4)
    expect(joinWeights([1], 'same-site')).toBe(0.5)
    expect(joinWeights([], 'separate')).toBe(0)
    expect(joinWeights([0.5, 0.5], 'separate')).toBe(0.75)
    expect(joinWeights([0.5, 0.5, 0.5], 'separate')).toBe(0.875)
  })
})

const reasonOf = fc
  .tuple(
    fc.constantFrom(...POOL),
    fc.string({ unit: fc.constantFrom('a', '|', '%', '~', '/', '2', '5', '7', 'C') }),
  )
  .map(([[kind], normal]) => ({ rule: 'same-selector' as const, kind, normal }))

describe('the names of proposals', () => {
  it('do not depend on direction, order or repetition', () => {
    fc.assert(
      fc.property(fc.array(reasonOf, { maxLength: 5 }), (reasons) => {
        const key = proposalKey(id(1), id(2), reasons)
        expect(proposalKey(id(2), id(1), [...reasons].reverse())).toBe(key)
        expect(proposalKey(id(1), id(2), [...reasons, ...reasons])).toBe(key)
      }),
    )
  })

  it('differ whenever the reasons differ, whatever signs a selector holds', () => {
    fc.assert(
      fc.property(
        fc.array(reasonOf, { maxLength: 3 }),
        fc.array(reasonOf, { maxLength: 3 }),
        (one, other) => {
          const sets = [one, other].map((list) =>
            JSON.stringify([...new Set(list.map((r) => JSON.stringify(r)))].sort()),
          )
          const keys = [one, other].map((list) => proposalKey(id(1), id(2), list))
          expect(keys[0] === keys[1]).toBe(sets[0] === sets[1])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('differ for different pairs', () => {
    const pairs = [1, 2, 3, 4].flatMap((a) =>
      [1, 2, 3, 4].filter((b) => b > a).map((b) => pairKey(id(a), id(b))),
    )
    expect(new Set(pairs).size).toBe(6)
  })

  it('stay as they are stored: a changed spelling would bring rejected links back', () => {
    expect(reasonKey({ rule: 'same-selector', kind: 'phone', normal: '+9779800000101' })).toBe(
      'same-selector/phone/+9779800000101',
    )
    expect(reasonKey({ rule: 'same-selector', kind: 'url', normal: 'https://a.example/x|y%7C' })).toBe(
      'same-selector/url/https://a.example/x%7Cy%257C',
    )
    expect(pairKey(id(2), id(1))).toBe(`${id(1)}~${id(2)}`)
    expect(proposalKey(id(2), id(1), [{ rule: 'same-selector', kind: 'email', normal: 'a@b.example' }])).toBe(
      `${id(1)}~${id(2)}|same-selector/email/a@b.example`,
    )
  })
})

describe('a new reason', () => {
  const keyOf = (...numbers: readonly number[]) =>
    proposalKey(
      id(1),
      id(2),
      numbers.map((n) => ({
        rule: 'same-selector' as const,
        kind: POOL[n]?.[0] ?? 'phone',
        normal: POOL[n]?.[1] ?? '',
      })),
    )
  const some = fc.uniqueArray(fc.nat(POOL.length - 1), { maxLength: 5 })

  it('is one that no earlier proposal of the pair gave: set difference, no more', () => {
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 4 }), (now, earlier) => {
        const said = new Set(earlier.flat())
        const expected = earlier.length === 0 || now.some((n) => !said.has(n))
        expect(
          hasNewReason(
            keyOf(...now),
            earlier.map((each) => keyOf(...each)),
          ),
        ).toBe(expected)
      }),
    )
  })

  it('is never what the same proposal said, nor a part of it', () => {
    fc.assert(
      fc.property(some, (reasons) => {
        expect(hasNewReason(keyOf(...reasons), [keyOf(...reasons)])).toBe(false)
        expect(hasNewReason(keyOf(...reasons.slice(1)), [keyOf(...reasons)])).toBe(false)
      }),
    )
  })

  it('is not taken away by what was said of another pair', () => {
    const elsewhere = proposalKey(id(1), id(3), [
      { rule: 'same-selector', kind: 'phone', normal: '+9779800000101' },
    ])
    expect(hasNewReason(keyOf(0), [elsewhere])).toBe(true)
    expect(hasNewReason(keyOf(0), [elsewhere, keyOf(0)])).toBe(false)
  })

  it('can be asked of any iterable, and of none', () => {
    expect(hasNewReason(keyOf(0), new Set([keyOf(0)]))).toBe(false)
    expect(hasNewReason(keyOf(0), [])).toBe(true)
  })
})

describe('the explanation of a strength', () => {
  it('names every reason’s kind, and no exhibit’s content', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const proposal of proposeLinks(inputFor(world, 0))) {
          const told = explainStrength(proposal)
          expect(told).toMatch(/^Strength \d.*\.$/)
          for (const { normal } of proposal.reasons) expect(told).not.toContain(normal)
          expect(told.includes('halved')).toBe(
            proposal.counterReasons.some(({ rule }) => rule === 'same-site'),
          )
        }
      }),
    )
  })

  it('says zero and why for two captures of one page', () => {
    expect(
      explainStrength({ strength: 0, reasons: [], counterReasons: [{ rule: 'same-page', sentence: 's' }] }),
    ).toBe('Strength 0: both are captures of the same page, so there is no second source.')
  })
})

describe('pages and sites', () => {
  const parts = fc.record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    www: fc.constantFrom('', 'www.', 'WWW.'),
    path: fc.constantFrom('', '/', '/a', '/a/', '/a/b'),
    query: fc.uniqueArray(fc.constantFrom('id=1', 'x=2', 'utm_source=m', 'fbclid=z', 'gclid=q'), {
      maxLength: 4,
    }),
    fragment: fc.constantFrom('', '#top', '#a?b=c'),
  })
  type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never
  const write = ({ scheme, www, path, query, fragment }: Parts) =>
    `${scheme}://${www}rooms.example${path}${query.length > 0 ? `?${query.join('&')}` : ''}${fragment}`
  const choosing = ({ path, query }: Parts) =>
    JSON.stringify([path.replace(/\/+$/, ''), query.filter((pair) => /^(id|x)=/.test(pair)).sort()])

  it('name one page exactly when path and choosing parameters agree', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(pageOf(write(one)) === pageOf(write(other))).toBe(choosing(one) === choosing(other))
      }),
      { numRuns: 1_000 },
    )
  })

  it('name one site whatever the scheme, www, path, query or fragment', () => {
    fc.assert(
      fc.property(parts, (one) => {
        expect(siteOf(write(one))).toBe('rooms.example')
      }),
    )
  })

  it.each([
    ['utm_source'],
    ['utm_campaign'],
    ['fbclid'],
    ['gclid'],
    ['dclid'],
    ['msclkid'],
    ['igshid'],
    ['igsh'],
    ['mc_cid'],
    ['mc_eid'],
    ['_ga'],
    ['yclid'],
    ['ref_src'],
    ['si'],
    ['UTM_Source'],
  ])('ignore the counting parameter %s', (name) => {
    expect(pageOf(`https://a.example/x?${name}=1`)).toBe(pageOf('https://a.example/x'))
    expect(pageOf(`https://a.example/x?id=1&${name}`)).toBe(pageOf('https://a.example/x?id=1'))
  })

  it.each([['id'], ['page'], ['sid'], ['utm'], ['ref'], ['q'], ['size'], ['fbclid2'], ['_gat']])(
    'keep the choosing parameter %s',
    (name) => {
      expect(pageOf(`https://a.example/x?${name}=1`)).not.toBe(pageOf('https://a.example/x'))
    },
  )

  it('do not take a subdomain, another ending or a look-alike for the same site', () => {
    const sites = ['a.example', 'b.a.example', 'a.example.org', 'aa.example', 'wwwa.example'].map((host) =>
      siteOf(`https://${host}/x`),
    )
    expect(new Set(sites).size).toBe(5)
  })
})
