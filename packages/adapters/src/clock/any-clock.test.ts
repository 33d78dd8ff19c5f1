/** Ids over any clock: whatever it does, they ascend, differ, and are UUIDs of version 7. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIds } from './index.ts'

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const over = (times: readonly number[]) => {
  let turn = 0
  const ids = createIds({ now: () => new Date(times[turn++] ?? 0) })
  return times.map(() => ids.next())
}
const timeOf = (id: string | undefined) => Number.parseInt((id ?? '').replace('-', '').slice(0, 12), 16)
const time = fc.integer({ min: 1, max: 2 ** 47 })

describe('ids over any clock', () => {
  it('ascend, differ, and keep their form', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 40 }), (times) => {
        const made = over(times)
        expect(made).toEqual([...made].sort())
        expect(new Set(made).size).toBe(made.length)
        for (const id of made) expect(id).toMatch(UUID_7)
      }),
    )
  })

  it('tell the latest time seen so far, exactly while no counter was used up', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 40 }), (times) => {
        let latest = 0
        for (const [index, id] of over(times).entries()) {
          latest = Math.max(latest, times[index] ?? 0)
          expect(timeOf(id)).toBe(latest)
        }
      }),
    )
  })

  it('borrow the next millisecond once the counter is used up, and give it back to nobody', () => {
    const made = over(new Array(4_200).fill(1_000))
    expect(timeOf(made[0])).toBe(1_000)
    expect(timeOf(made.at(-1))).toBe(1_001)
    const borrowed = made.filter((id) => timeOf(id) === 1_001).length
    expect(borrowed).toBeLessThan(4_200 - 3_900)
    expect(borrowed).toBeGreaterThan(0)
  })

  it('begin low in their counter, so that a millisecond holds thousands', () => {
    const first = Array.from({ length: 50 }, (_, n) => over([5_000 + n])[0] ?? '')
    for (const id of first) expect(Number.parseInt(id.slice(15, 18), 16)).toBeLessThan(128)
  })

  it('have random ends that differ', () => {
    expect(new Set(Array.from({ length: 200 }, () => over([7])[0]?.slice(24))).size).toBe(200)
  })
})
