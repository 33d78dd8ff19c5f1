/**
 * Readiness over every offence of every shipped pack, held against an oracle that is written here from the rule in words:
 * every group «all» has all its elements, every group «any» at least one, «aggravating» never blocks, and `means_adult`
 * is asked for adults alone. Ready exactly when covered, and not one element earlier.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { assessReadiness, type Readiness } from '@smart-rescue/core/readiness'
import { LawPack } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

interface Row {
  readonly id: string
  readonly elements: readonly { readonly id: string; readonly group: string }[]
  readonly logic: readonly { readonly group: string; readonly rule: string }[]
  readonly valid_from?: string
}

const FOLDER = 'domain/law'
const texts = readdirSync(FOLDER)
  .filter((name) => name.length === 'NP.json'.length)
  .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as { iso2: string; offences: Row[] })
const packs = texts.map((text) => LawPack.parse(text))
const rows = texts.flatMap(({ iso2, offences }) => offences.map((row) => [row.id, iso2, row] as const))

type Victim = 'child' | 'adult'

/** The oracle: groups that are missing, from the words above. */
const oracle = (row: Row, have: ReadonlySet<string>, victim: Victim): string[] => {
  const missing: string[] = []
  for (const { group, rule } of row.logic) {
    if (rule === 'aggravating') continue
    if (group === 'means_adult' && victim === 'child') continue
    let found = 0
    let asked = 0
    for (const element of row.elements) {
      if (element.group !== group) continue
      asked += 1
      if (have.has(element.id)) found += 1
    }
    const isCovered = rule === 'all' ? found === asked : found > 0
    if (!isCovered) missing.push(group)
  }
  return missing
}

/** Every smallest set of elements that covers the offence. */
const minimalCovers = (row: Row, victim: Victim): string[][] => {
  let covers: string[][] = [[]]
  for (const { group, rule } of row.logic) {
    if (rule === 'aggravating' || (group === 'means_adult' && victim === 'child')) continue
    const ids = row.elements.filter((element) => element.group === group).map(({ id }) => id)
    covers =
      rule === 'all'
        ? covers.map((cover) => [...cover, ...ids])
        : covers.flatMap((cover) => ids.map((id) => [...cover, id]))
  }
  return covers
}

const LATE = '2026-11-01'
const judge = (iso2: string, covered: readonly string[], victim: Victim, day = LATE): Readiness =>
  assessReadiness(
    {
      countries: [iso2],
      day: { from: day, to: day },
      victim,
      covers: covered.map((element) => ({ element })),
    },
    packs,
  )

it('has 91 offences in ten countries to be judged', () => {
  expect([texts.length, rows.length]).toEqual([10, 91])
})

describe.each(rows)('%s', (id, iso2, row) => {
  it.each(['child', 'adult'] as const)(
    'is ready for a victim who is a %s exactly when covered, and not one element earlier',
    (victim) => {
      const covers = minimalCovers(row, victim)
      expect(covers.length).toBeGreaterThan(0)
      for (const cover of covers) {
        const full = judge(iso2, cover, victim)
        expect(full.ready).toContain(id)
        expect(full.missing[id]).toBeUndefined()
        for (const left of cover) {
          const less = new Set(cover.filter((element) => element !== left))
          const judged = judge(iso2, [...less], victim)
          expect(judged.ready).not.toContain(id)
          expect(judged.missing[id]).toEqual(oracle(row, less, victim))
        }
      }
    },
  )

  it('agrees with the oracle on every other offence of its country for chance sets of elements', () => {
    const own = rows.filter(([, country]) => country === iso2)
    const ids = own.flatMap(([, , each]) => each.elements.map((element) => element.id))
    fc.assert(
      fc.property(fc.subarray(ids), fc.constantFrom<Victim>('child', 'adult'), (have, victim) => {
        const { ready, missing } = judge(iso2, have, victim)
        for (const [other, , each] of own) {
          const lacks = oracle(each, new Set(have), victim)
          expect([other, ready.includes(other)]).toEqual([other, lacks.length === 0])
          expect(missing[other] ?? []).toEqual(lacks)
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('a change of law', () => {
  const dated = rows.filter(([, , row]) => row.valid_from !== undefined)

  /** First day of the day, month or year named, and the day before it, by the calendar of the machine. */
  const edge = (partial: string): { before: string; first: string } => {
    const first = partial.length === 4 ? `${partial}-01-01` : partial.length === 7 ? `${partial}-01` : partial
    const before = new Date(Date.parse(`${first}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    return { before, first }
  }

  it('is known for twelve offences', () => {
    expect(dated).toHaveLength(12)
  })

  it.each(dated)(
    '%s is neither ready nor missing on the day before, and judged from its first day',
    (id, iso2, row) => {
      const { before, first } = edge(row.valid_from ?? '')
      for (const victim of ['child', 'adult'] as const) {
        const [cover = []] = minimalCovers(row, victim)
        const early = judge(iso2, cover, victim, before)
        expect(early.ready).not.toContain(id)
        expect(early.missing[id]).toBeUndefined()
        const said = early.warnings.find(({ offence, code }) => offence === id && code === 'not-in-force')
        expect(said?.text).toContain(String(row.valid_from))
        expect(judge(iso2, cover, victim, first).ready).toContain(id)
        expect(judge(iso2, [], victim, first).missing[id]).toEqual(oracle(row, new Set(), victim))
      }
    },
  )

  it('names the text that held before, where the pack knows it', () => {
    const said = judge('IN', [], 'child', '2024-06-30').warnings.find(
      ({ offence }) => offence === 'IN-BNS-143',
    )
    expect(said?.text).toContain('Indian Penal Code s.370')
    expect(said?.source.document).toContain('Bharatiya Nyaya Sanhita')
  })
})
