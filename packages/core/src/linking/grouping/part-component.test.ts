/** Average linkage: chains do not join what is unlike, ties fall by place, and every part is named by its first place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partComponent } from './part-component.ts'

describe('parting a component', () => {
  it('does not chain groups together over a text between them', () => {
    // 0 and 1 are alike, 3 and 4 are alike; 2 is half like all of them.
    const alike = [
      [1, 0.9, 0.5, 0, 0],
      [0.9, 1, 0.5, 0, 0],
      [0.5, 0.5, 1, 0.5, 0.5],
      [0, 0, 0.5, 1, 0.9],
      [0, 0, 0.5, 0.9, 1],
    ]
    const parts = Array.from(partComponent(5, (a, b) => alike[a]?.[b] ?? 0))
    expect(parts[0]).toBe(parts[1])
    expect(parts[3]).toBe(parts[4])
    expect(parts[0]).not.toBe(parts[3])
  })

  it('names each part by its first place, whatever the likenesses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 196, maxLength: 196 }),
        (size, drawn) => {
          const parts = partComponent(size, (a, b) => drawn[Math.min(a, b) * 14 + Math.max(a, b)] ?? 0)
          parts.forEach((part, at) => {
            expect(part).toBeLessThanOrEqual(at)
            expect(parts[part]).toBe(part)
          })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('joins all where all are alike, and none where none is', () => {
    expect(new Set(partComponent(9, () => 0.8))).toEqual(new Set([0]))
    expect(new Set(partComponent(9, () => 0.2)).size).toBe(9)
  })
})
