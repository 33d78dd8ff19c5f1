/** Figures over the real database: own cases exactly, others’ only where they single nobody out, and tables for publication. */

import type { publishFigures, readFigures } from '@smart-rescue/features/figures/contract'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { OutputOf } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, DRAFT, failureOf, foundOrganisation, type House } from './house-under-test.ts'

let house: House
let sita: Actor
let rohan: Actor
const open = async (actor: Actor, more: object = {}): Promise<string> =>
  (await house.call<{ case: { id: string } }>('case.open', actor, { ...DRAFT, ...more })).case.id
const enter = (actor: Actor, caseId: string, stage: string, on: string, more: object = {}) =>
  house.call('stage.enter', actor, {
    caseId,
    track: { unit: 'charge', subject: 'person:K7Q2M4', charge: '1' },
    stage,
    on,
    authority: 'District court',
    jurisdiction: 'NP',
    source: 'letter',
    sourceNote: 'No. 7',
    confidence: 'confirmed',
    ...more,
  })
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  for (const on of ['2026-03-01', '2026-04-01', '2026-05-01']) {
    const id = await open(sita, { countries: ['NP'] })
    await enter(sita, id, 'charged', '2026-02-01')
    await enter(sita, id, 'verdict', on, { value: 'convicted' })
  }
  await open(sita, { countries: ['NP', 'TH'], leadKind: 'livestream' })
  const other = await open(rohan, { countries: ['IN'], leadKind: 'travel' })
  await enter(rohan, other, 'charged', '2026-02-01', { exit: 'out_of_time' })
})
afterAll(() => house.close())

const figures = (scope: string, actor = sita) =>
  house.call<OutputOf<typeof readFigures>>('figures.read', actor, { fromYear: 2026, toYear: 2026, scope })
const step = (read: OutputOf<typeof readFigures>, dimension: string, key: string, name: string) =>
  read.groups
    .find((one) => one.dimension === dimension && one.key === key)
    ?.steps.find((one) => one.step === name)

describe('figures of one’s own cases', () => {
  it('count with numerator and denominator, units apart', async () => {
    const read = await figures('mine')
    expect(step(read, 'all', '', 'convicted')).toEqual({ step: 'convicted', numerator: 3, denominator: 4 })
    expect(step(read, 'country', 'TH', 'charged')).toEqual({ step: 'charged', numerator: 0, denominator: 1 })
    expect(read.groups.find(({ dimension }) => dimension === 'all')?.charges).toEqual({
      numerator: 3,
      denominator: 3,
    })
    expect(read.times).toEqual([
      { unit: 'charge', stage: 'charged', tracks: 3, lowerDays: 28, medianDays: 59, upperDays: 89 },
    ])
    expect(read.exits).toEqual([])
  })

  it('know no case that one may not see', async () => {
    const read = await figures('mine')
    expect(read.groups.map(({ key }) => key)).not.toContain('IN')
    expect(step(await figures('mine', rohan), 'all', '', 'opened')?.numerator).toBe(1)
  })
})

describe('figures of the house', () => {
  it('hide what would single out the cases of others', async () => {
    const read = await figures('house')
    expect(step(read, 'all', '', 'opened')).toEqual({ step: 'opened' })
    expect(step(read, 'country', 'IN', 'opened')).toEqual({ step: 'opened' })
    expect(step(read, 'kind', 'livestream', 'opened')?.numerator).toBe(1)
    expect(read.exits).toEqual([{ unit: 'charge', reason: 'out_of_time' }])
  })
})

describe('a table for publication', () => {
  it('states its budget and releases every cell of the grid, whatever the cases are', async () => {
    const made = await house.call<OutputOf<typeof publishFigures>>('figures.publish', sita, {
      fromYear: 2025,
      toYear: 2026,
    })
    expect(made).toMatchObject({
      epsilon: { numerator: 1, denominator: 1 },
      cellEpsilon: { numerator: 1, denominator: 4 },
      cellsPerCase: 4,
      leastCell: 11,
    })
    const empty = await createHouse()
    const other = await foundOrganisation(empty)
    const none = await empty.call<OutputOf<typeof publishFigures>>('figures.publish', other, {
      fromYear: 2025,
      toYear: 2026,
    })
    await empty.close()
    const grid = (cells: typeof made.cells) =>
      cells.map(({ dimension, key, step: name }) => [dimension, key, name])
    expect(grid(none.cells)).toEqual(grid(made.cells))
    for (const { value } of made.cells) expect(value ?? 11).toBeGreaterThanOrEqual(11)
    expect(made.csv.split('\r\n')).toHaveLength(made.cells.length + 2)
    const wrong = house.call('figures.publish', sita, { fromYear: 2026, toYear: 2025 })
    expect((await failureOf(wrong)).code).toBe('request.invalid')
  })
})
