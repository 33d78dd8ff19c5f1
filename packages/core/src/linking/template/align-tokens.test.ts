/** Promises about alignment: places rise, equal texts lie on one another, and few edits move few tokens. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openAligner } from './align-tokens.ts'
import { TOKEN } from './token-kind.ts'

const sequence = (ids: readonly number[], kind: (id: number) => number = () => TOKEN.word) => ({
  ids: Int32Array.from(ids),
  kinds: Uint8Array.from(ids, kind),
})
const ids = fc.array(fc.nat(30), { maxLength: 60 })
const align = (columns: readonly number[], tokens: readonly number[]) =>
  openAligner().align(sequence(columns), sequence(tokens))

/** The longest sequence that both hold in order, by the plain table. */
const longestCommon = (a: readonly number[], b: readonly number[]): number => {
  let above = new Array<number>(b.length + 1).fill(0)
  for (const one of a) {
    const here = [0]
    b.forEach((two, at) => {
      here.push(one === two ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, here[at] ?? 0))
    })
    above = here
  }
  return above.at(-1) ?? 0
}

describe('openAligner', () => {
  it('gives each column at most one token, and tokens in their order', () => {
    fc.assert(
      fc.property(ids, ids, (columns, tokens) => {
        let last = -1
        for (const token of align(columns, tokens)) {
          if (token < 0) continue
          expect(token).toBeGreaterThan(last)
          expect(token).toBeLessThan(tokens.length)
          last = token
        }
      }),
      { numRuns: 300 },
    )
  })

  it('lays a text on itself', () => {
    fc.assert(
      fc.property(ids, (columns) => {
        expect([...align(columns, columns)]).toEqual(columns.map((_, at) => at))
      }),
    )
  })

  it('finds nearly all that both have in order, where one is the other with a few edits', () => {
    const distinct = fc.uniqueArray(fc.nat(1_000), { minLength: 20, maxLength: 60 })
    fc.assert(
      fc.property(distinct, fc.array(fc.tuple(fc.nat(59), fc.nat(2)), { maxLength: 5 }), (columns, edits) => {
        const tokens = [...columns]
        edits.forEach(([at, way], n) => {
          tokens.splice(at % tokens.length, way === 0 ? 0 : 1, ...(way === 1 ? [] : [2_000 + n]))
        })
        const map = align(columns, tokens)
        const equal = columns.filter((id, at) => tokens[map[at] ?? -1] === id).length
        expect(equal).toBe(longestCommon(columns, tokens))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps nothing of one call for the next', () => {
    fc.assert(
      fc.property(ids, ids, ids, (columns, one, two) => {
        const aligner = openAligner()
        const shared = sequence(columns)
        aligner.align(shared, sequence(one))
        aligner.align(sequence(one), sequence(two))
        expect(aligner.align(shared, sequence(two))).toEqual(align(columns, two))
      }),
    )
  })

  it('lays numbers on numbers and no word on a number', () => {
    const kinds = (id: number) => (id >= 100 ? TOKEN.number : TOKEN.word)
    const columns = sequence([1, 100, 2], kinds)
    expect([...openAligner().align(columns, sequence([1, 7, 101, 2], kinds))]).toEqual([0, 2, 3])
    expect([...openAligner().align(columns, sequence([1, 7, 2], kinds))]).toEqual([0, -1, 2])
  })

  it('is done with long texts, also with two that share nothing', () => {
    const long = Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 4_999)
    const moved = long.toSpliced(2_000, 300)
    const map = align(long, moved)
    expect(long.filter((id, at) => moved[map[at] ?? -1] === id).length).toBeGreaterThan(4_600)
    expect(
      align(
        long,
        long.map((id) => id + 10_000),
      ).length,
    ).toBe(5_000)
  })
})
