/** Promises about the duty clock: which law starts it, how long it runs, and when it warns. */
import { describe, expect, it } from 'vitest'
import { REPORTING_DUTIES } from '../rules/index.ts'
import { assessDuty, HOUSE_HOURS, listDuties, type ReportingDuty, setClock } from './index.ts'

const duty = (more: Partial<ReportingDuty>): ReportingDuty => ({
  id: 'X-1',
  country: 'NP',
  binds: 'anyone',
  who: 'any person',
  mandatory: 'yes',
  text: 'Reports to the police.',
  source: 'An Act',
  confidence: 'high',
  ...more,
})

describe('setting the clock', () => {
  it('counts the shortest hours that a law names for anyone', () => {
    const rows = [duty({ id: 'a', hours: 48 }), duty({ id: 'b', hours: 12 })]
    expect(setClock(['NP'], rows)).toMatchObject({ hours: 12, basis: 'law' })
  })

  it('counts the hours of the house where a law says “immediately”, and says that the number is not the law’s', () => {
    expect(setClock(['NP'], [duty({ deadline: 'immediately' })])).toMatchObject({
      hours: HOUSE_HOURS,
      basis: 'law-without-hours',
    })
    expect(setClock(['NP'], [duty({ id: 'a' }), duty({ id: 'b', hours: 48 })])).toMatchObject({
      hours: HOUSE_HOURS,
      basis: 'law-without-hours',
    })
  })

  it('still counts where no duty is known, so that no report is forgotten', () => {
    for (const countries of [[], ['ZZ'], ['US']])
      expect(setClock(countries, REPORTING_DUTIES)).toMatchObject({ hours: HOUSE_HOURS, basis: 'house' })
  })

  it('is not started by what binds only trades, professionals, finders or providers', () => {
    for (const binds of ['named-trades', 'professionals', 'finders', 'providers'] as const)
      expect(setClock(['NP'], [duty({ binds, hours: 2 })])).toMatchObject({ basis: 'house' })
  })

  it('knows the duties of India and the Philippines as mandatory for anyone, with their sources', () => {
    for (const country of ['IN', 'PH']) {
      const clock = setClock([country], REPORTING_DUTIES)
      expect(clock.basis).toBe('law-without-hours')
      expect(clock.rows[0]).toMatchObject({ mandatory: 'yes', binds: 'anyone', confidence: 'high' })
    }
  })

  it('lists certain duties first and doubtful ones last, of the asked countries alone', () => {
    const rows = listDuties(['IN', 'LA'], REPORTING_DUTIES)
    expect(rows[0]?.country).toBe('IN')
    expect(rows.at(-1)?.confidence).toBe('low')
    expect(new Set(rows.map(({ country }) => country))).toEqual(new Set(['IN', 'LA']))
    expect(rows.some(({ binds }) => binds === 'named-trades')).toBe(false)
  })
})

describe('the clock', () => {
  const at = (hours: number) => new Date(Date.parse('2026-11-24T08:00:00.000Z') + hours * 3_600_000)
  it.each([
    [0, 'running'],
    [11.99, 'running'],
    [12, 'half'],
    [19.19, 'half'],
    [19.2, 'urgent'],
    [23.99, 'urgent'],
    [24, 'overdue'],
    [90, 'overdue'],
  ])('is after %f of 24 hours: %s', (hours, state) => {
    expect(assessDuty('2026-11-24T08:00:00.000Z', 24, at(hours))).toMatchObject({
      state,
      dueAt: '2026-11-25T08:00:00.000Z',
    })
  })
})
