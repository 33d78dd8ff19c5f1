/** Promises about the matching of two sequences. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchSequences, type Run } from './index.ts'

const small = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 })

/** Length of the longest common subsequence, by the table of the textbook. */
const longest = (a: readonly number[], b: readonly number[]): number => {
  let before = new Array<number>(b.length + 1).fill(0)
  for (const item of a) {
    const row = [0]
    b.forEach((other, at) => {
      row.push(item === other ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0))
    })
    before = row
  }
  return before[b.length] ?? 0
}

const total = (runs: readonly Run[]) => runs.reduce((sum, { length }) => sum + length, 0)

describe('matchSequences', () => {
  it('gives runs that are equal on both sides, in order, without overlap', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        let [lastA, lastB] = [0, 0]
        for (const run of matchSequences(a, b).runs) {
          expect(run.length).toBeGreaterThan(0)
          expect(run.a).toBeGreaterThanOrEqual(lastA)
          expect(run.b).toBeGreaterThanOrEqual(lastB)
          expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length))
          lastA = run.a + run.length
          lastB = run.b + run.length
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds as much as the textbook in short sequences', () => {
    const pool = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
    fc.assert(
      fc.property(pool, pool, (a, b) => {
        expect(total(matchSequences(a, b).runs)).toBe(longest(a, b))
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds no more than the textbook in long ones', () => {
    const pool = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 80, maxLength: 160 })
    fc.assert(
      fc.property(pool, pool, (a, b) => {
        const found = total(matchSequences(a, b).runs)
        expect(found).toBeLessThanOrEqual(longest(a, b))
        expect(found).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })

  it('matches a sequence with itself in one run', () => {
    fc.assert(
      fc.property(small, (a) => {
        expect(matchSequences(a, a).runs).toEqual(a.length === 0 ? [] : [{ a: 0, b: 0, length: a.length }])
      }),
    )
  })

  it('finds an inserted block among repeated lines', () => {
    const a = [1, 0, 2, 0, 3, 0]
    const b = [1, 0, 9, 0, 2, 0, 3, 0]
    expect(total(matchSequences(a, b).runs)).toBe(6)
  })

  it('gives up a stretch that shares little in order after bounded work, and says so', () => {
    const a = Int32Array.from({ length: 10_000 }, (_, at) => (at * 7_919) % 97)
    const b = Int32Array.from({ length: 10_000 }, (_, at) => (at * 104_729 + 13) % 89)
    const { runs, coarse } = matchSequences(a, b)
    expect(coarse).toBe(true)
    for (const run of runs) expect(a[run.a]).toBe(b[run.b])
  })

  it('moves through a hundred thousand lines with one change', () => {
    const a = Int32Array.from({ length: 100_000 }, (_, at) => at % 50_000)
    const b = Int32Array.from({ length: 100_001 }, (_, at) => (at < 70_000 ? at : at - 1) % 50_000)
    b[70_000] = 999_999
    const { runs, coarse } = matchSequences(a, b)
    expect(coarse).toBe(false)
    expect(total(runs)).toBe(100_000)
  })
})
