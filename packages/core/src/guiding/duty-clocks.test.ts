/** Promises about the duty clocks of a case: from first knowledge, with warnings that only grow, until reported or waived. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportingDuty } from '../safeguarding/duties/index.ts'
import { REPORTING_DUTIES } from '../safeguarding/rules/index.ts'
import { type DutyAnswers, isOpenDuty, listDutyClocks } from './index.ts'

const OPENED = '2026-11-24T08:00:00.000Z'
const hoursOn = (hours: number) => new Date(Date.parse(OPENED) + hours * 3_600_000)
const duty = (id: string, more: Partial<ReportingDuty> = {}): ReportingDuty => ({
  id,
  country: 'IN',
  binds: 'anyone',
  who: 'any person',
  mandatory: 'yes',
  text: 'Reports to the police.',
  source: 'An Act',
  confidence: 'high',
  ...more,
})
const clocks = (rows: readonly ReportingDuty[], now: Date, answers: [string, DutyAnswers][] = []) =>
  listDutyClocks({ countries: ['IN'], openedAt: OPENED, answers: new Map(answers), now }, rows)
const RANK = ['running', 'half', 'urgent', 'overdue']

describe('a clock', () => {
  it('only ever grows more urgent, and warns at half, at four fifths and at the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (hours, a, b) => {
          const stateAt = (on: number) => clocks([duty('IN-1', { hours })], hoursOn(on))[0]?.state ?? ''
          const [early, late] = [Math.min(a, b), Math.max(a, b)]
          expect(RANK.indexOf(stateAt(late))).toBeGreaterThanOrEqual(RANK.indexOf(stateAt(early)))
          expect(stateAt(hours * 0.49)).toBe('running')
          expect(stateAt(hours * 0.51)).toBe('half')
          expect(stateAt(hours * 0.81)).toBe('urgent')
          expect(stateAt(hours * 1.01)).toBe('overdue')
        },
      ),
    )
  })

  it('counts from an earlier moment that was stated, and not from a later one', () => {
    const stated = (knownAt: string) => clocks([duty('IN-1')], hoursOn(0), [['IN-1', { knownAt }]])[0]
    expect(stated('2026-11-23T08:00:00.000Z')).toMatchObject({
      knownAt: '2026-11-23T08:00:00.000Z',
      state: 'overdue',
    })
    expect(stated('2026-11-25T08:00:00.000Z')).toMatchObject({ knownAt: OPENED, state: 'running' })
  })

  it('says whose hours they are: the law’s where it names them, otherwise the house’s', () => {
    const [named, unnamed] = [duty('IN-1', { hours: 6 }), duty('IN-2', { deadline: 'immediately' })]
    expect(clocks([named, unnamed], hoursOn(0)).map(({ duty: { id }, basis }) => [id, basis])).toEqual([
      ['IN-1', 'law'],
      ['IN-2', 'house'],
    ])
  })

  it('ends when it was reported or waived, whatever the time', () => {
    for (const settled of ['reported', 'waived'] as const) {
      const [clock] = clocks([duty('IN-1')], hoursOn(900), [['IN-1', { settled }]])
      expect(clock?.state).toBe(settled)
      expect(clock !== undefined && isOpenDuty(clock)).toBe(false)
    }
  })

  it('of professionals is asked about, and runs once a person said that it binds', () => {
    const row = duty('IN-4', { binds: 'professionals' })
    const stateWith = (answers: DutyAnswers) => clocks([row], hoursOn(0), [['IN-4', answers]])[0]?.state
    expect(stateWith({})).toBe('asked')
    expect(stateWith({ binds: true })).toBe('running')
    expect(stateWith({ binds: false })).toBe('not-bound')
  })
})

describe('the table of duties', () => {
  it('starts clocks by itself where the law binds anyone, and invents no hours', () => {
    const running = (country: string) =>
      listDutyClocks(
        { countries: [country], openedAt: OPENED, answers: new Map(), now: hoursOn(0) },
        REPORTING_DUTIES,
      )
        .filter(isOpenDuty)
        .map(({ duty: { id }, basis }) => [id, basis])
    expect(running('IN').length).toBeGreaterThan(0)
    expect(running('PH').length).toBeGreaterThan(0)
    for (const country of ['NP', 'BD', 'LA', 'IQ', 'US']) expect(running(country)).toEqual([])
    for (const row of REPORTING_DUTIES)
      if (row.hours !== undefined) expect(row.text + (row.deadline ?? '')).toMatch(/24/)
  })
})
