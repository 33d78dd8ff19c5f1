/** Laws of readiness, whatever the pack and the facts; and the single rules by example. */
import type { LawPack, VictimAge } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessReadiness } from './assess-readiness.ts'
import type { Cover, DaySpan, ReadinessFacts, Support } from './facts.ts'
import { element, offence, pack } from './pack.fixture.ts'

const GROUPS = ['act', 'means', 'means_adult', 'purpose', 'age'] as const
const day = (text: string): DaySpan => ({ from: text, to: text })

/** Packs of one to four offences with chance groups, rules, dates and demands for a means. */
const anyPack: fc.Arbitrary<LawPack> = fc
  .array(
    fc.record({
      groups: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1 }),
      rule: fc.constantFrom('all', 'any', 'aggravating'),
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
      from: fc.constantFrom(undefined, '2024-07-01', '2025', '2026-02'),
      must: fc.constantFrom(true, false, null),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) =>
    pack(
      drawn.map(({ groups, rule, sizes, from, must }, n) =>
        offence(`ZZ-${n}`, {
          elements: groups.flatMap((group, at) =>
            Array.from({ length: sizes[at] ?? 1 }, (_, i) => element(`ZZ-${n}.${group}${i}`, group)),
          ),
          logic: groups.map((group, at) => ({ group, rule: at === 0 ? rule : at % 2 === 0 ? 'all' : 'any' })),
          means_for_child: { must_be_proved: must, basis: 'b', text: 't' },
          ...(from === undefined ? {} : { valid_from: from }),
        }),
      ),
      { proof_rules: [] },
    ),
  )

const idsOf = (law: LawPack): string[] => law.offences.flatMap(({ elements }) => elements.map(({ id }) => id))
const anyVictim = fc.constantFrom<VictimAge>('child', 'adult', 'unknown')
const anyDay = fc.constantFrom(undefined, day('2024-06-30'), day('2025-01-01'), day('2026-03-01'), {
  from: '2024-01-01',
  to: '2026-12-31',
})
const anySupport: fc.Arbitrary<Support> = fc.record({
  kind: fc.constantFrom('exhibit', 'document', 'witness', 'anonymous-tip'),
  who: fc.constantFrom('A', 'B'),
})
const anyCase = anyPack.chain((law) =>
  fc.record({
    law: fc.constant(law),
    facts: fc.record({
      countries: fc.constant(['ZZ']),
      day: anyDay,
      victim: anyVictim,
      covers: fc.array(
        fc.record({
          element: fc.constantFrom(...idsOf(law)),
          supports: fc.option(fc.array(anySupport, { maxLength: 3 }), { nil: undefined }),
        }),
        { maxLength: 12 },
      ),
    }),
  }),
)
const judge = (facts: ReadinessFacts, law: LawPack) => assessReadiness(facts, [law])
const facts = (covers: readonly Cover[], over: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  countries: ['ZZ'],
  day: day('2026-03-01'),
  victim: 'child',
  covers,
  ...over,
})
const bare = (...ids: string[]): Cover[] => ids.map((id) => ({ element: id }))

describe('readiness of whatever case', () => {
  it('comes out the same again, and whatever the order of what is covered', () => {
    fc.assert(
      fc.property(anyCase, ({ law, facts: given }) => {
        const once = judge(given, law)
        expect(judge(given, law)).toEqual(once)
        expect(judge({ ...given, covers: given.covers.toReversed() }, law).ready).toEqual(once.ready)
      }),
    )
  })

  it('puts each offence in exactly one place: ready, missing, or not in force', () => {
    fc.assert(
      fc.property(anyCase, ({ law, facts: given }) => {
        const { ready, missing, offences, warnings } = judge(given, law)
        for (const { id } of law.offences) {
          const places = [
            ready.includes(id),
            id in missing,
            offences.some((one) => one.offence.id === id && one.state === 'not-in-force'),
          ]
          expect(places.filter(Boolean)).toHaveLength(1)
          if (places[2])
            expect(warnings.some((one) => one.offence === id && one.code === 'not-in-force')).toBe(true)
        }
      }),
    )
  })

  it('never loses what was ready when more is covered by something that can be named', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.nat(30)), ({ law, facts: given }, picks) => {
        const ids = idsOf(law)
        const more = picks.map((pick) => ({ element: ids[pick % ids.length] ?? '' }))
        const before = judge(given, law).ready
        expect(judge({ ...given, covers: [...given.covers, ...more] }, law).ready).toEqual(
          expect.arrayContaining([...before]),
        )
      }),
    )
  })

  it('is not moved by anonymous tips, however many', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.nat(30)), ({ law, facts: given }, picks) => {
        const ids = idsOf(law)
        const tips = picks.map((pick) => ({
          element: ids[pick % ids.length] ?? '',
          supports: [{ kind: 'anonymous-tip' as const }],
        }))
        const [without, withTips] = [
          judge(given, law),
          judge({ ...given, covers: [...given.covers, ...tips] }, law),
        ]
        expect([withTips.ready, withTips.missing]).toEqual([without.ready, without.missing])
      }),
    )
  })

  it('asks of an unknown age whatever an adult or a child would need', () => {
    fc.assert(
      fc.property(anyCase, ({ law, facts: given }) => {
        const of = (victim: VictimAge) => judge({ ...given, victim }, law).ready
        expect(of('unknown')).toEqual(of('child').filter((id) => of('adult').includes(id)))
      }),
    )
  })

  it('is never ready on a span of days where some day of it would not be', () => {
    fc.assert(
      fc.property(anyCase, ({ law, facts: given }) => {
        const span = { from: '2024-06-01', to: '2026-12-31' }
        for (const id of judge({ ...given, day: span }, law).ready)
          for (const one of ['2024-06-01', '2025-01-01', '2026-02-01', '2026-12-31'])
            expect(judge({ ...given, day: day(one) }, law).ready).toContain(id)
      }),
    )
  })

  it('gives every warning a source and no warning without words', () => {
    fc.assert(
      fc.property(anyCase, ({ law, facts: given }) => {
        for (const { text, source } of judge(given, law).warnings) {
          expect(text.length).toBeGreaterThan(10)
          expect(source.document.length).toBeGreaterThan(3)
        }
      }),
    )
  })
})

describe('one witness', () => {
  const RULE = {
    rule: 'one-witness' as const,
    text: 'One witness is not enough.',
    source: { ref: 'ZZ-LAW', section: 's.342' },
    confidence: 'high' as const,
  }
  const law = pack([offence('ZZ-1')], { proof_rules: [RULE] })
  const by = (id: string, ...supports: Support[]): Cover => ({ element: id, supports })
  const A: Support = { kind: 'witness', who: 'person:1' }
  const B: Support = { kind: 'witness', who: 'person:2' }

  it('is not enough where the law says so, however much is covered by her word', () => {
    const { ready, missing, warnings } = judge(facts([by('ZZ-1.a1', A, A), by('ZZ-1.g1', A)]), law)
    expect(ready).toEqual([])
    expect(missing).toEqual({ 'ZZ-1': ['second-source'] })
    expect(warnings.filter(({ offence: about }) => about === 'ZZ-1').map(({ code }) => code)).toContain(
      'one-witness',
    )
  })

  it.each<[string, Cover[]]>([
    ['a second witness', [by('ZZ-1.a1', A), by('ZZ-1.g1', B)]],
    ['a document beside her', [by('ZZ-1.a1', A), by('ZZ-1.g1', A, { kind: 'document' })]],
    ['an exhibit for one element', [by('ZZ-1.a1', { kind: 'exhibit', who: 'E-01' }), by('ZZ-1.g1', A)]],
    ['covers that do not say by what', bare('ZZ-1.a1', 'ZZ-1.g1')],
  ])('is enough with %s', (_what, covers) => {
    expect(judge(facts(covers), law).ready).toEqual(['ZZ-1'])
  })

  it('does not become two by a tip of nobody', () => {
    const tip: Support = { kind: 'anonymous-tip' }
    expect(judge(facts([by('ZZ-1.a1', A, tip), by('ZZ-1.g1', A)]), law).ready).toEqual([])
  })

  it('is enough where no law asks for more', () => {
    expect(judge(facts([by('ZZ-1.a1', A), by('ZZ-1.g1', A)]), pack([offence('ZZ-1')])).ready).toEqual([
      'ZZ-1',
    ])
  })
})

describe('a child', () => {
  const means = offence('ZZ-M', {
    elements: [element('ZZ-M.a1', 'act'), element('ZZ-M.s1', 'means', 'means')],
    logic: [
      { group: 'act', rule: 'all' },
      { group: 'means', rule: 'all' },
    ],
    means_for_child: { must_be_proved: true, basis: 'text', text: 'Fallback: ZZ-2.' },
  })
  const law = pack([
    means,
    offence('ZZ-1'),
    offence('ZZ-2', { topics: ['purchase'] }),
    offence('ZZ-3', {
      risk_to_child: { show: 'hidden', text: 'Punishes the child.', source: { ref: 'ZZ-LAW' } },
    }),
    offence('ZZ-4', { valid_from: '2027' }),
  ])

  it('has the ways without a means named: those of the text first, none hidden, none of another time', () => {
    expect(judge(facts([]), law).alternatives).toEqual({ 'ZZ-M': ['ZZ-2', 'ZZ-1'] })
    expect(judge(facts([], { victim: 'adult' }), law).alternatives).toEqual({})
  })

  it('does not need what adults need, but a means where the law asks for it of everybody', () => {
    expect(judge(facts(bare('ZZ-M.a1')), law).missing['ZZ-M']).toEqual(['means'])
    const both = pack([
      offence('ZZ-5', {
        elements: [element('ZZ-5.a1', 'act'), element('ZZ-5.s1', 'means_adult', 'means')],
        logic: [
          { group: 'act', rule: 'all' },
          { group: 'means_adult', rule: 'any' },
        ],
      }),
    ])
    expect(judge(facts(bare('ZZ-5.a1')), both).ready).toEqual(['ZZ-5'])
    expect(judge(facts(bare('ZZ-5.a1'), { victim: 'adult' }), both).missing).toEqual({
      'ZZ-5': ['means_adult'],
    })
  })

  it('is not shown an offence that would punish the child; an adult is', () => {
    const hidden = (victim: VictimAge) =>
      judge(facts([], { victim }), law)
        .offences.filter((one) => one.hidden)
        .map((one) => one.offence.id)
    expect([hidden('child'), hidden('unknown'), hidden('adult')]).toEqual([['ZZ-3'], ['ZZ-3'], []])
  })

  it('collects a means anyway where it is not settled, and is told so', () => {
    const open = pack([
      { ...means, means_for_child: { must_be_proved: null, basis: 'unclear', text: 'Not read.' } },
    ])
    expect(judge(facts([]), open).warnings.map(({ code }) => code)).toContain('means-not-settled')
  })
})

describe('the day of the act', () => {
  const law = pack([
    offence('ZZ-OLD', { valid_until: '2024-06-30' }),
    offence('ZZ-NEW', { valid_from: '2024-07-01', predecessor: 'the old one', succeeds: 'ZZ-OLD' }),
    offence('ZZ-VAGUE', { valid_from: '2025' }),
  ])
  const state = (when: DaySpan | undefined) =>
    Object.fromEntries(
      judge(facts([], { day: when }), law).offences.map((one) => [one.offence.id, one.force]),
    )

  it('chooses the text of that day', () => {
    expect(state(day('2024-06-30'))).toEqual({
      'ZZ-OLD': 'in-force',
      'ZZ-NEW': 'not-yet',
      'ZZ-VAGUE': 'not-yet',
    })
    expect(state(day('2024-07-01'))).toEqual({
      'ZZ-OLD': 'ended',
      'ZZ-NEW': 'in-force',
      'ZZ-VAGUE': 'not-yet',
    })
  })

  it('must be found where the span crosses a change, or no day is known', () => {
    for (const when of [undefined, { from: '2024-06-30', to: '2024-07-01' }]) {
      const judged = judge(facts(bare('ZZ-OLD.a1', 'ZZ-OLD.g1'), { day: when }), law)
      expect(judged.ready).toEqual([])
      expect(judged.missing['ZZ-OLD']).toEqual(['day-of-the-act'])
    }
  })

  it('is warned of where only the year of a change is known', () => {
    const codes = (when: string) =>
      judge(facts([], { day: day(when) }), law)
        .warnings.filter((one) => one.offence === 'ZZ-VAGUE')
        .map(({ code }) => code)
    expect(codes('2025-12-31')).toContain('start-not-exact')
    expect(codes('2026-01-01')).toEqual([])
  })
})
