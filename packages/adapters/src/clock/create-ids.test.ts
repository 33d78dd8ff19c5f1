/** Ids sort by time and never fall back. */
import { MemberId } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { createIds, systemClock } from './index.ts'

const at = (...times: number[]) => {
  let n = 0
  return { now: () => new Date(times[Math.min(n++, times.length - 1)] ?? 0) }
}

describe('ids', () => {
  it('are UUIDs of version 7 that carry the time in milliseconds', () => {
    const id = createIds(at(1_795_507_200_000)).next()
    expect(MemberId.safeParse(id).success).toBe(true)
    expect(id[14]).toBe('7')
    expect('89ab').toContain(id[19])
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(1_795_507_200_000)
  })

  it('ascend through 20,000 ids of one and the same millisecond', () => {
    const ids = createIds(at(1_795_507_200_000))
    const made = Array.from({ length: 20_000 }, () => ids.next())
    expect(made).toEqual([...made].sort())
    expect(new Set(made).size).toBe(made.length)
  })

  it('ascend when the clock goes back by a day', () => {
    const ids = createIds(at(1_795_507_200_000, 1_795_420_800_000, 1_795_420_800_001))
    const made = [ids.next(), ids.next(), ids.next()]
    expect(made).toEqual([...made].sort())
  })

  it('differ between two processes that start in the same millisecond', () => {
    const time = at(1_795_507_200_000)
    expect(createIds(time).next()).not.toBe(createIds(time).next())
  })

  it('come with a clock that does not stand still', () => {
    const before = Date.now()
    const now = systemClock.now().getTime()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })
})
