/** Laws of the road: corrections in whatever order come to the same, no stage is lost, and the state is the fold of entries. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deriveRoad,
  deriveTrack,
  emptyHistory,
  findDisorder,
  foldEntry,
  LADDER,
  listChains,
  listNext,
  orderEntries,
  type RoadEntry,
  readHistory,
} from './index.ts'

const UNITS = ['referral', 'person', 'charge', 'victim'] as const
const on = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.option(fc.integer({ min: 1, max: 28 })))
  .map(
    ([month, day]) =>
      `2026-${String(month).padStart(2, '0')}${day === null ? '' : `-${String(day).padStart(2, '0')}`}`,
  )

/** Entries as a log holds them: each names at most an older one. */
const history = fc
  .array(
    fc.record({
      unit: fc.constantFrom(...UNITS),
      charge: fc.constantFrom('1', '2'),
      at: fc.nat(9),
      value: fc.nat(9),
      on,
      asked: fc.boolean(),
      exit: fc.boolean(),
      about: fc.constantFrom('new', 'new', 'corrects', 'withdraws'),
      target: fc.nat(30),
    }),
    { maxLength: 30 },
  )
  .map((given) =>
    given.map((one, seq): RoadEntry => {
      const rules = LADDER[one.unit]
      const rule = rules[one.at % rules.length]
      const value = rule?.values?.[one.value % (rule.values.length || 1)]
      const targets = seq > 0 && one.about !== 'new' ? { [one.about]: `e${one.target % seq}` } : {}
      return {
        id: `e${seq}`,
        seq,
        track: {
          unit: one.unit,
          subject: one.unit === 'referral' ? '01890000-0000-7000-8000-000000000001' : 'person:K7Q2M4',
          ...(one.unit === 'charge' ? { charge: one.charge } : {}),
        },
        stage: one.asked && one.at === 0 ? 'asked' : (rule?.stage ?? 'asked'),
        ...(value === undefined ? {} : { value }),
        on: one.on,
        jurisdiction: 'NP',
        authority: 'District court',
        ...(one.exit && one.at === 9 ? { exit: 'other' as const } : {}),
        ...targets,
      }
    }),
  )
const shuffled = history.chain((entries) =>
  fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
)

describe('the history', () => {
  it('comes to the same in whatever order entries are told', () => {
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        expect(readHistory(other)).toEqual(readHistory(entries))
        expect(deriveRoad(other)).toEqual(deriveRoad(entries))
      }),
    )
  })

  it('is the fold of its entries, one after the other, and telling one twice changes nothing', () => {
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        const folded = [...other, ...entries].reduce(foldEntry, emptyHistory<RoadEntry>())
        expect(listChains(folded)).toEqual(readHistory(entries))
      }),
    )
  })

  it('loses nothing: every entry stands in one chain, and each chain ends with what was told last', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const chains = readHistory(entries)
        const said = chains.flatMap((chain) => chain.said.map(({ id }) => id))
        expect(said.toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
        for (const { said: all, holds } of chains) {
          const last = all.at(-1)
          expect(holds).toBe(last?.withdraws === undefined ? last : undefined)
        }
      }),
    )
  })

  it('loses no stage: what holds and is a stage is a step of its track', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const { tracks } = deriveRoad(entries)
        const held = readHistory(entries).flatMap(({ holds }) => (holds === undefined ? [] : [holds]))
        const stages = held.filter(({ stage }) => stage !== 'asked').length
        expect(tracks.reduce((sum, { state }) => sum + (state?.steps.length ?? 0), 0)).toBe(stages)
      }),
    )
  })

  it('does not go in a circle where entries name each other', () => {
    const circle = (id: string, seq: number, corrects: string): RoadEntry => ({
      id,
      seq,
      corrects,
      track: { unit: 'person', subject: 'person:K7Q2M4' },
      stage: 'arrested',
      on: '2026-01-01',
      jurisdiction: 'NP',
      authority: 'P',
    })
    expect(readHistory([circle('a', 0, 'b'), circle('b', 1, 'a')])).toHaveLength(1)
    expect(readHistory([circle('a', 0, 'a')])).toHaveLength(1)
  })
})

describe('the order', () => {
  const held = history.map((entries) =>
    readHistory(entries).flatMap(({ holds }) => (holds?.track.unit === 'charge' ? [holds] : [])),
  )

  it('keeps every entry, and never puts a day before an earlier one', () => {
    fc.assert(
      fc.property(held, (entries) => {
        const ordered = orderEntries(entries)
        expect(ordered.map(({ id }) => id).toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
        for (const [at, one] of ordered.entries()) {
          const next = ordered[at + 1]
          if (next !== undefined && one.on.length === 10 && next.on.length === 10)
            expect(one.on <= next.on).toBe(true)
        }
      }),
    )
  })

  it('ends a track that is in order at its highest stage', () => {
    fc.assert(
      fc.property(held, (entries) => {
        fc.pre(findDisorder(entries) === undefined && !entries.some(({ value }) => value === 'retrial'))
        const state = deriveTrack(entries)
        const ranks = entries
          .flatMap(({ stage }) => LADDER.charge.filter((rule) => rule.stage === stage))
          .map(({ rank }) => rank)
        if (state !== undefined)
          expect(LADDER.charge.find(({ stage }) => stage === state.stage)?.rank).toBe(Math.max(...ranks))
      }),
    )
  })
})

describe('what may come next', () => {
  it('is known to its unit, never lower but for a retrial, and nothing after the end', () => {
    for (const unit of UNITS)
      for (const { stage, rank, values } of LADDER[unit])
        for (const value of values ?? [undefined])
          for (const one of listNext(unit, stage, value)) {
            const rule = LADDER[unit].find((each) => each.stage === one)
            expect(rule).toBeDefined()
            if (value !== 'retrial') expect(rule?.rank).toBeGreaterThanOrEqual(rank)
          }
    expect(listNext('charge', 'final', undefined)).toEqual([])
    expect(listNext('charge', 'verdict', 'acquitted')).toEqual(['appeal', 'final'])
    expect(listNext('charge', 'appeal', 'retrial')).toEqual(['trial', 'verdict'])
  })
})
