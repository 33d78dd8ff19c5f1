/** How an element stands by people's acts: laws over whatever was attached, taken back and judged, and the single rules. */
import type { ElementCover, Judgement, SupportKind } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standingOf, toReadinessFacts } from './standing.ts'
import type { StoredCover, StoredJudgement } from './store.ts'

const who = (name: string): ElementCover['by'] => ({ id: name as never, displayName: name })
const cover = (leaf: number, kind: SupportKind = 'exhibit', withdrawnLeaf?: number): StoredCover => ({
  element: 'ZZ-1.a1',
  leaf,
  ...(withdrawnLeaf === undefined ? {} : { withdrawnLeaf }),
  cover: {
    id: `cover-${leaf}`,
    kind,
    ...(kind === 'exhibit' ? { exhibitId: `exhibit-${leaf}` as never } : { reference: `R-${leaf}` }),
    by: who('maya'),
    at: '2026-11-24T08:00:00.000Z',
  },
})
const judgement = (leaf: number, said: Judgement, by = 'lena'): StoredJudgement => ({
  element: 'ZZ-1.a1',
  leaf,
  judgement: { judgement: said, why: 'w', by: who(by), at: `2026-11-24T08:00:0${leaf % 10}.000Z` },
})
const stand = (covers: StoredCover[], judgements: StoredJudgement[]) =>
  standingOf(covers, judgements)('ZZ-1.a1')

const anyActs = fc
  .array(
    fc.oneof(
      fc.record({
        act: fc.constant('attach' as const),
        kind: fc.constantFrom<SupportKind>('exhibit', 'document', 'witness', 'anonymous-tip'),
        taken: fc.boolean(),
      }),
      fc.record({
        act: fc.constant('judge' as const),
        said: fc.constantFrom<Judgement>('covered', 'weak', 'missing'),
        by: fc.constantFrom('lena', 'omid'),
      }),
    ),
    { maxLength: 10 },
  )
  .map((acts) => ({
    covers: acts.flatMap((one, leaf) =>
      one.act === 'attach' ? [cover(leaf, one.kind, one.taken ? leaf + 100 : undefined)] : [],
    ),
    judgements: acts.flatMap((one, leaf) => (one.act === 'judge' ? [judgement(leaf, one.said, one.by)] : [])),
  }))

describe('an element, whatever was done', () => {
  it('is covered exactly when the newest word says so and something that can be named is still attached', () => {
    fc.assert(
      fc.property(anyActs, ({ covers, judgements }) => {
        const isCarried = covers.some(
          (one) => one.withdrawnLeaf === undefined && one.cover.kind !== 'anonymous-tip',
        )
        const isSaid = judgements.at(-1)?.judgement.judgement === 'covered'
        expect(stand(covers, judgements).state === 'covered').toBe(isCarried && isSaid)
      }),
    )
  })

  it('shows what is attached and not what was taken back, and keeps every judgement', () => {
    fc.assert(
      fc.property(anyActs, ({ covers, judgements }) => {
        const shown = stand(covers, judgements)
        expect(shown.covers.map(({ id }) => id)).toEqual(
          covers.filter((one) => one.withdrawnLeaf === undefined).map((one) => one.cover.id),
        )
        expect(shown.judgements).toHaveLength(judgements.length)
      }),
    )
  })

  it('goes to readiness as covered only where it is, and as a tip only where there is nothing else', () => {
    fc.assert(
      fc.property(anyActs, ({ covers, judgements }) => {
        const standing = standingOf(covers, judgements)
        const facts = toReadinessFacts(
          { victim: 'child', countries: ['ZZ'], topics: [] },
          ['ZZ-1.a1', 'ZZ-1.a2'],
          standing,
        )
        const { state, conflicts } = standing('ZZ-1.a1')
        expect(facts.covers.map(({ element }) => element)).toEqual(
          state === 'covered' || conflicts.includes('tip-only') ? ['ZZ-1.a1'] : [],
        )
        const carrying = facts.covers
          .flatMap(({ supports }) => supports ?? [])
          .filter((one) => one.kind !== 'anonymous-tip')
        expect(carrying.length > 0).toBe(state === 'covered')
      }),
    )
  })
})

describe('what does not fit together', () => {
  it('is named: lawyers who differ', () => {
    const words = (...said: [Judgement, string][]) =>
      stand(
        [cover(0)],
        said.map(([one, by], leaf) => judgement(leaf + 1, one, by)),
      ).conflicts
    expect(words(['weak', 'omid'], ['covered', 'lena'])).toEqual(['lawyers-differ'])
    expect(words(['covered', 'omid'], ['covered', 'lena'])).toEqual([])
    expect(words(['weak', 'lena'], ['covered', 'lena'])).toEqual([])
  })

  it('is named: something attached or taken back since the judgement', () => {
    expect(stand([cover(0), cover(2)], [judgement(1, 'covered')]).conflicts).toEqual(['changed-since'])
    expect(stand([cover(0, 'exhibit', 2)], [judgement(1, 'covered')])).toMatchObject({
      state: 'missing',
      conflicts: ['changed-since'],
    })
    expect(stand([cover(0)], [judgement(1, 'covered')]).conflicts).toEqual([])
  })

  it('is named: tips of nobody alone', () => {
    expect(stand([cover(0, 'anonymous-tip')], [])).toMatchObject({
      state: 'missing',
      conflicts: ['tip-only'],
    })
    expect(stand([cover(0, 'anonymous-tip'), cover(1)], [])).toMatchObject({
      state: 'to-judge',
      conflicts: [],
    })
  })
})

describe('one witness', () => {
  it('is the same under every element, however her mark is written', () => {
    const named = (element: string, reference: string): StoredCover => {
      const one = cover(1, 'witness')
      return { ...one, element, cover: { ...one.cover, reference } }
    }
    const standing = standingOf(
      [named('ZZ-1.a1', 'Person:3'), named('ZZ-1.a2', 'person:3')],
      ['ZZ-1.a1', 'ZZ-1.a2'].map((element) => ({ ...judgement(2, 'covered'), element })),
    )
    const { covers } = toReadinessFacts(
      { victim: 'child', countries: ['ZZ'], topics: [] },
      ['ZZ-1.a1', 'ZZ-1.a2'],
      standing,
    )
    expect(new Set(covers.flatMap(({ supports }) => (supports ?? []).map((one) => one.who))).size).toBe(1)
  })
})
