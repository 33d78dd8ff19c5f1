/** Promises about the order in which missing leaves are told. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Transactor } from '../ports/database.ts'
import { createFakeLocker } from '../ports/proof/locker.fake.ts'
import { catchUp, toSpans } from './catch-up.ts'

describe('toSpans', () => {
  it.each([
    [[], []],
    [[0], [[0, 1]]],
    [[0, 1, 2], [[0, 3]]],
    [
      [0, 2, 3, 7],
      [
        [0, 1],
        [2, 4],
        [7, 8],
      ],
    ],
  ])('makes of %j the spans %j', (indexes, spans) => {
    expect(toSpans(indexes).map(({ start, end }) => [start, end])).toEqual(spans)
  })

  it('covers exactly what was given, in order, with no two spans that touch', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (some) => {
        const indexes = [...some].sort((a, b) => a - b)
        const spans = toSpans(indexes)
        expect(
          spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
        ).toEqual(indexes)
        for (const [at, span] of spans.entries()) {
          expect(span.end).toBeGreaterThan(span.start)
          const next = spans[at + 1]
          if (next !== undefined) expect(next.start).toBeGreaterThan(span.end)
        }
      }),
    )
  })
})

describe('catchUp', () => {
  it('asks for nothing while the locker is empty, and tells nothing', async () => {
    const asked: string[] = []
    const asNobody = async () => {
      asked.push('missing')
      return []
    }
    const db = { asNobody } as unknown as Transactor
    const locker = createFakeLocker()
    expect(await catchUp({ db, locker, projections: {} })).toEqual({ told: 0, untold: 0 })
    expect(asked).toEqual(['missing'])
  })

  it('passes on what goes wrong, so that a start with half an index is refused', async () => {
    const db = { asNobody: () => Promise.reject(new Error('away')) } as unknown as Transactor
    await expect(catchUp({ db, locker: createFakeLocker(), projections: {} })).rejects.toThrow('away')
  })
})
