/** Promises about the memory of the graphics card: every corner has the values of the whole, and its own place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeQuad } from './quads.ts'

const CORNERS = [
  [0, -1],
  [0, 1],
  [1, -1],
  [1, -1],
  [0, 1],
  [1, 1],
] as const

describe('writeQuad', () => {
  it('writes six corners one after another and touches nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 8 }),
        fc.nat(20),
        (values, start) => {
          const width = values.length + 2
          const array = new Float32Array(start + 6 * width + 3).fill(7)
          writeQuad(array, start, CORNERS, values)
          const expected = CORNERS.flatMap((corner) => [...values, ...corner])
          expect([...array.subarray(start, start + 6 * width)]).toEqual(expected)
          expect([...array.subarray(0, start), ...array.subarray(start + 6 * width)]).toEqual(
            Array(start + 3).fill(7),
          )
        },
      ),
    )
  })
})
