/** The laws of joining, tried on many made-up worlds: independent of order, idempotent, symmetric, bounded, faithful to decisions. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  collectTies,
  explainJoin,
  type JoinDecision,
  type JoinInput,
  joinSources,
  pathBetween,
  sharedTies,
  type TieKind,
  tieKey,
  weakestJoins,
} from './index.ts'

type Carry = readonly [source: number, kind: TieKind, name: string]

const inputOf = (sources: number, carries: readonly Carry[]): JoinInput => {
  const collector = collectTies(sources)
  for (const [source, kind, name] of carries) collector.carry(source, kind, name)
  return collector.input()
}

const SOURCES = 24
const carries: fc.Arbitrary<Carry[]> = fc.array(
  fc.tuple(
    fc.nat(SOURCES - 1),
    fc.constantFrom<TieKind>('phone', 'email', 'template', 'file-trace'),
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  ),
  { maxLength: 60 },
)

/** A source follows one template at most. */
const oneTemplate = (list: readonly Carry[]): Carry[] => {
  const has = new Set<number>()
  return list.filter(([source, kind]) => {
    if (kind !== 'template') return true
    const fresh = !has.has(source)
    has.add(source)
    return fresh
  })
}
const worlds = carries.map(oneTemplate)

const source = fc.nat(SOURCES - 1)
const pairs = fc.tuple(source, source).filter(([a, b]) => a !== b)
const kinds = fc.constantFrom('confirm', 'reject', 'break', 'rejoin', 'undo' as const)
const decisionsOn = (input: JoinInput): fc.Arbitrary<JoinDecision[]> => {
  const ties = input.kinds.length
  const subject = fc.oneof(
    pairs.map(([a, b]) => ({ on: 'pair' as const, a, b })),
    ...(ties === 0
      ? []
      : [
          fc.nat(ties - 1).map((tie) => ({ on: 'tie' as const, tie })),
          fc.tuple(source, fc.nat(ties - 1)).map(([s, tie]) => ({ on: 'carrying' as const, source: s, tie })),
        ]),
  )
  return fc
    .array(fc.record({ subject, kind: kinds }), { maxLength: 8 })
    .map((list) => list.map((each, leaf) => ({ ...each, leaf })))
}
const decidedWorlds = worlds.chain((list) => {
  const input = inputOf(SOURCES, list)
  return decisionsOn(input).map((decisions) => ({ list, input, decisions }))
})

const labelsOf = (input: JoinInput, decisions: readonly JoinDecision[] = []): number[] => [
  ...joinSources(input, decisions).label,
]

describe('the networks', () => {
  it('do not depend on the order in which sources, ties and decisions are handed over', () => {
    fc.assert(
      fc.property(decidedWorlds, fc.integer(), ({ list, decisions, input }, seed) => {
        const turned = [...list].sort((x, y) => spin(x.join(), seed) - spin(y.join(), seed))
        const other = inputOf(SOURCES, turned)
        const renumbered = decisions.map((each) => renumber(each, input, other)).reverse()
        expect(labelsOf(other, renumbered)).toEqual(labelsOf(input, decisions))
      }),
    )
  })

  it('are the same groups whatever numbers the sources bear', () => {
    fc.assert(
      fc.property(worlds, fc.integer(), (list, seed) => {
        const order = Array.from({ length: SOURCES }, (_, n) => n).sort(
          (x, y) => spin(`${x}`, seed) - spin(`${y}`, seed),
        )
        const moved = inputOf(
          SOURCES,
          list.map(([s, kind, name]) => [order.indexOf(s), kind, name]),
        )
        const [one, other] = [labelsOf(inputOf(SOURCES, list)), labelsOf(moved)]
        for (let a = 0; a < SOURCES; a += 1)
          for (let b = 0; b < a; b += 1)
            expect(one[a] === one[b] && one[a] !== -1).toBe(
              other[order.indexOf(a)] === other[order.indexOf(b)] && other[order.indexOf(a)] !== -1,
            )
      }),
      { numRuns: 50 },
    )
  })

  it('are not changed by asking twice, nor by saying twice what a source carries', () => {
    fc.assert(
      fc.property(decidedWorlds, ({ list, input, decisions }) => {
        expect(joinSources(input, decisions)).toEqual(joinSources(input, decisions))
        expect(labelsOf(inputOf(SOURCES, [...list, ...list]), decisions)).toEqual(labelsOf(input, decisions))
      }),
    )
  })

  it('bear the name of their smallest source, and a source alone bears none', () => {
    fc.assert(
      fc.property(decidedWorlds, ({ input, decisions }) => {
        const labels = labelsOf(input, decisions)
        labels.forEach((label, n) => {
          if (label === -1) return
          expect(label).toBe(labels.indexOf(label))
          expect(labels.filter((each) => each === label).length).toBeGreaterThan(1)
          expect(label).toBeLessThanOrEqual(n)
        })
      }),
    )
  })

  it('hold together by a way of reasons between any two of their sources', () => {
    fc.assert(
      fc.property(decidedWorlds, ({ input, decisions }) => {
        // A tie that joins nobody may still hold those of whom a person confirmed that they carry it.
        const plain = decisions.filter(({ subject }) => subject.on !== 'carrying')
        const joined = joinSources(input, plain)
        const weakest = weakestJoins(input, joined)
        joined.label.forEach((label, n) => {
          if (label === -1 || label === n) return
          const way = pathBetween(input, joined, label, n)
          expect([way.at(0)?.source, way.at(-1)?.source]).toEqual([label, n])
          expect(weakest[label]).toBeGreaterThan(0)
          expect(weakest[label]).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('an explanation', () => {
  it('is the same from either side', () => {
    fc.assert(
      fc.property(decidedWorlds, pairs, ({ input, decisions }, [a, b]) => {
        const joined = joinSources(input, decisions)
        expect(explainJoin(input, joined, a, b)).toEqual(explainJoin(input, joined, b, a))
      }),
    )
  })

  it('has a reason or a counter-reason for every tie that both carry', () => {
    fc.assert(
      fc.property(decidedWorlds, pairs, ({ input, decisions }, [a, b]) => {
        const { reasons, counterReasons, strength } = explainJoin(input, joinSources(input, decisions), a, b)
        const told = [...reasons, ...counterReasons].map(({ tie }) => tie)
        for (const tie of sharedTies(input, a, b)) expect(told).toContain(tie)
        expect(strength).toBeGreaterThanOrEqual(0)
        expect(strength).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('decisions', () => {
  it('that part two sources part them, unless a later one joins what holds both', () => {
    fc.assert(
      fc.property(decidedWorlds, pairs, ({ input, decisions }, [a, b]) => {
        const parting: JoinDecision = { subject: { on: 'pair', a, b }, kind: 'break', leaf: 100 }
        const labels = labelsOf(input, [...decisions, parting])
        expect(labels[a] === labels[b] && labels[a] !== -1).toBe(false)
      }),
    )
  })

  it('that join two sources join them, whatever was decided before', () => {
    fc.assert(
      fc.property(decidedWorlds, pairs, ({ input, decisions }, [a, b]) => {
        const joining: JoinDecision = { subject: { on: 'pair', a, b }, kind: 'confirm', leaf: 100 }
        const labels = labelsOf(input, [...decisions, joining])
        expect(labels[a]).toBe(labels[b])
        expect(labels[a]).not.toBe(-1)
      }),
    )
  })

  it('are taken back to exactly the state before', () => {
    fc.assert(
      fc.property(decidedWorlds, kinds, fc.nat(), ({ input, decisions }, kind, pick) => {
        fc.pre(kind !== 'undo')
        const old = decisions[pick % Math.max(1, decisions.length)]
        const subject = old?.subject ?? { on: 'pair' as const, a: 0, b: 1 }
        const more: JoinDecision[] = [
          { subject, kind, leaf: 100 },
          { subject, kind: 'undo', leaf: 101 },
        ]
        const [before, after] = [joinSources(input, decisions), joinSources(input, [...decisions, ...more])]
        expect(after).toEqual(before)
      }),
    )
  })

  it('leave every earlier state as it was: as of a leaf only what stood in the log then counts', () => {
    fc.assert(
      fc.property(decidedWorlds, fc.nat(8), ({ input, decisions }, leaf) => {
        expect(joinSources(input, decisions, { asOf: leaf })).toEqual(
          joinSources(
            input,
            decisions.filter((each) => each.leaf <= leaf),
          ),
        )
      }),
    )
  })

  it('against a pair hold as long as it shares nothing new, and no longer', () => {
    const known: Carry[] = [
      [0, 'phone', 'a'],
      [1, 'phone', 'a'],
    ]
    const input = inputOf(4, known)
    const keys = sharedTies(input, 0, 1).map((tie) => tieKey(input, tie))
    const rejected: JoinDecision = {
      subject: { on: 'pair', a: 1, b: 0 },
      kind: 'reject',
      leaf: 1,
      known: keys,
    }
    expect(labelsOf(input, [rejected])).toEqual([-1, -1, -1, -1])
    const more = inputOf(4, [...known, [2, 'phone', 'a'], [3, 'phone', 'a']])
    const still = labelsOf(more, [rejected])
    expect(still[0] === still[1] && still[0] !== -1).toBe(false)
    const fresh = inputOf(4, [...known, [0, 'email', 'x'], [1, 'email', 'x']])
    expect(labelsOf(fresh, [rejected])).toEqual([0, 0, -1, -1])
    expect(joinSources(fresh, [rejected]).overruled).toHaveLength(1)
  })
})

/** Movers with templates and numbers of their own, and adverts of which each stands for itself. */
const market = (movers: number, loners: number): Carry[] => {
  const list: Carry[] = []
  let at = 0
  for (let mover = 0; mover < movers; mover += 1)
    for (let n = 0; n < 4 + (mover % 9); n += 1) {
      list.push([at, 'template', `t${mover}.${n % (1 + (mover % 3))}`], [at, 'phone', `p${mover}.${n % 2}`])
      at += 1
    }
  for (let n = 0; n < loners; n += 1) list.push([at + n, 'phone', `l${n}`])
  return list
}

describe('commonness', () => {
  const base = market(30, 400)
  const count = Math.max(...base.map(([s]) => s)) + 1

  it.each([20, 60, 300])('an agency’s number on %i adverts of all kinds joins none of them', (carriers) => {
    const hub = Array.from({ length: carriers }, (_, n): Carry => [(n * 7919) % count, 'phone', 'agency'])
    const [without, withHub] = [
      labelsOf(inputOf(count, base)),
      joinSources(inputOf(count, [...base, ...hub])),
    ]
    expect([...withHub.label]).toEqual(without)
    const { figures } = withHub
    expect(figures.chance[inputOf(count, [...base, ...hub]).names.indexOf('agency')]).toBeLessThan(0.05)
  })

  it('a mover’s number on 300 adverts of two templates joins all of them', () => {
    const big = Array.from({ length: 300 }, (_, n): Carry[] => [
      [count + n, 'template', `big${n % 2}`],
      [count + n, 'phone', 'mover'],
    ]).flat()
    const labels = labelsOf(inputOf(count + 300, [...base, ...big]))
    expect(new Set(labels.slice(count))).toEqual(new Set([count]))
  })

  it('makes a number that nothing else confirms weigh less the more carry it', () => {
    const chances = [2, 3, 5, 8, 13, 30].map((n) => {
      const extra = Array.from({ length: n }, (_, at): Carry => [count + at, 'phone', 'same'])
      const input = inputOf(count + n, [...base, ...extra])
      return joinSources(input).figures.chance[input.names.indexOf('same')] ?? 0
    })
    for (let at = 1; at < chances.length; at += 1) expect(chances[at]).toBeLessThan(chances[at - 1] ?? 0)
    expect(chances[0]).toBeGreaterThan(0.9)
    expect(chances.at(-1)).toBeLessThan(0.01)
  })

  it('a standard text that hundreds copy, each with a number of their own, joins nobody', () => {
    const copies = Array.from({ length: 200 }, (_, n): Carry[] => [
      [count + 2 * n, 'template', 'standard'],
      [count + 2 * n, 'phone', `c${n}`],
      [count + 2 * n + 1, 'phone', `c${n}`],
    ]).flat()
    const labels = labelsOf(inputOf(count + 400, [...base, ...copies]))
    expect(new Set(labels.slice(count)).size).toBe(200)
  })
})

/** The decision on the same things under the numbers of another input. */
const renumber = (decision: JoinDecision, from: JoinInput, to: JoinInput): JoinDecision => {
  const { subject } = decision
  if (subject.on === 'pair') return decision
  const name = tieName(from, subject.tie)
  const tie = to.names.findIndex((_, at) => tieName(to, at) === name)
  return { ...decision, subject: { ...subject, tie } }
}
const tieName = (input: JoinInput, tie: number): string => `${input.kinds[tie]}/${input.names[tie]}`

/** A number that turns with the seed, for shuffling. */
const spin = (text: string, seed: number): number => {
  let hash = seed | 0
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x9e37_79b1)
  return hash
}
