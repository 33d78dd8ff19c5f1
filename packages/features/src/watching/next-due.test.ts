/** Promises about when a watched page is due. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Every, Schedule } from './contract.ts'
import { chanceOf, isQuiet, nextDue, pagesPerMonth } from './next-due.ts'

const at = (iso: string) => new Date(iso)
const ANCHOR = at('2026-11-24T08:00:00.000Z')
const plan = (every: Every, more: Partial<Schedule> = {}): Schedule => ({
  every,
  timeZone: 'Asia/Kathmandu',
  leastWords: 1,
  ...more,
})
const NIGHT = { from: '22:00', to: '06:00' }

describe('nextDue', () => {
  it.each<[Every, string]>([
    ['hour', '2026-11-24T09:00:00.000Z'],
    ['six-hours', '2026-11-24T14:00:00.000Z'],
    ['day', '2026-11-25T08:00:00.000Z'],
    ['week', '2026-12-01T08:00:00.000Z'],
    ['month', '2026-12-24T08:00:00.000Z'],
  ])('of %s is one step after the start', (every, due) => {
    expect(nextDue(plan(every), ANCHOR, ANCHOR, 0).toISOString()).toBe(due)
  })

  it('keeps to the steps from the start, however late the last check was', () => {
    expect(nextDue(plan('hour'), ANCHOR, at('2026-11-24T09:47:12.000Z'), 0)).toEqual(
      at('2026-11-24T10:00:00.000Z'),
    )
  })

  it('comes once after a long time away, not once for each step that was missed', () => {
    expect(nextDue(plan('hour'), ANCHOR, at('2027-03-01T00:30:00.000Z'), 0)).toEqual(
      at('2027-03-01T01:00:00.000Z'),
    )
  })

  it('is after the moment asked, and no later than a step and its lateness', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Every>('hour', 'six-hours', 'day', 'week'),
        fc.integer({ min: 0, max: 400 * 24 * 3_600 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (every, seconds, chance) => {
          const after = new Date(ANCHOR.getTime() + seconds * 1_000)
          const step = { hour: 1, 'six-hours': 6, day: 24, week: 168, month: 0 }[every] * 3_600_000
          const wait = nextDue(plan(every), ANCHOR, after, chance).getTime() - after.getTime()
          expect(wait).toBeGreaterThan(0)
          expect(wait).toBeLessThanOrEqual(step + Math.min(step / 10, 30 * 60_000))
        },
      ),
    )
  })

  it('is on the day of the month, or the last there is', () => {
    const anchor = at('2027-01-31T10:00:00.000Z')
    const dues = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'].map((day) =>
      nextDue(plan('month'), anchor, at(`${day}T10:00:00.000Z`), 0)
        .toISOString()
        .slice(0, 10),
    )
    expect(dues).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
  })

  it('moves out of the quiet hours to their end, in the time zone of the watch', () => {
    // 16:15 UTC is 22:00 in Kathmandu; 00:15 UTC is 06:00.
    const due = nextDue(plan('hour', { quiet: NIGHT }), ANCHOR, at('2026-11-24T16:00:00.000Z'), 0)
    expect(due).toEqual(at('2026-11-25T00:15:00.000Z'))
    const before = nextDue(plan('hour', { quiet: NIGHT }), ANCHOR, at('2026-11-24T15:30:00.000Z'), 0)
    expect(before).toEqual(at('2026-11-24T16:00:00.000Z'))
  })

  it('is never in quiet hours, also on the days when clocks are changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        fc.constantFrom(NIGHT, { from: '01:00', to: '03:30' }, { from: '09:00', to: '17:00' }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (timeZone, minutes, quiet, chance) => {
          const schedule = plan('hour', { timeZone, quiet })
          const due = nextDue(schedule, ANCHOR, new Date(ANCHOR.getTime() + minutes * 60_000), chance)
          expect(isQuiet(due, quiet, timeZone)).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('quiet hours', () => {
  it('begin with their first minute and end before their last', () => {
    expect(isQuiet(at('2026-11-24T22:00:00Z'), NIGHT, 'UTC')).toBe(true)
    expect(isQuiet(at('2026-11-24T05:59:00Z'), NIGHT, 'UTC')).toBe(true)
    expect(isQuiet(at('2026-11-24T06:00:00Z'), NIGHT, 'UTC')).toBe(false)
    expect(isQuiet(at('2026-11-24T12:00:00Z'), { from: '09:00', to: '17:00' }, 'UTC')).toBe(true)
  })

  it('of no length are none', () => {
    expect(isQuiet(at('2026-11-24T09:00:00Z'), { from: '09:00', to: '09:00' }, 'UTC')).toBe(false)
  })
})

describe('pagesPerMonth', () => {
  it.each<[Schedule, number]>([
    [plan('hour'), 720],
    [plan('six-hours'), 120],
    [plan('day'), 30],
    [plan('week'), 4],
    [plan('month'), 1],
    [plan('hour', { quiet: NIGHT }), 510],
    [plan('hour', { quiet: { from: '08:00', to: '08:00' } }), 720],
  ])('is about what the schedule loads', (schedule, pages) => {
    expect(pagesPerMonth(schedule)).toBe(pages)
  })

  it('is about what a month of dues comes to', () => {
    for (const schedule of [plan('hour', { quiet: NIGHT }), plan('six-hours', { quiet: NIGHT })]) {
      let [due, count] = [ANCHOR, 0]
      while (due < at('2026-12-24T08:00:00.000Z')) {
        due = nextDue(schedule, ANCHOR, due, 0)
        count += 1
      }
      expect(Math.abs(count - pagesPerMonth(schedule))).toBeLessThanOrEqual(count / 5)
    }
  })
})

describe('chanceOf', () => {
  it('is in [0, 1), the same for one id and spread over many', () => {
    const ids = Array.from(
      { length: 1_000 },
      (_, n) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    )
    const chances = ids.map(chanceOf)
    expect(chances.every((chance) => chance >= 0 && chance < 1)).toBe(true)
    expect(chanceOf(ids[0] ?? '')).toBe(chances[0])
    expect(chances.filter((chance) => chance < 0.5).length).toBeGreaterThan(350)
    expect(chances.filter((chance) => chance < 0.5).length).toBeLessThan(650)
  })
})
