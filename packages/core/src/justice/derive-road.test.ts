/** Promises about days, silence and what a case has reached. */
import { describe, expect, it } from 'vitest'
import {
  deriveRoad,
  draftReminder,
  findPatience,
  firstDay,
  isBefore,
  lastDay,
  PATIENCE,
  PATIENCE_BY_COUNTRY,
  type RoadEntry,
} from './index.ts'

let seq = 0
const entry = (stage: RoadEntry['stage'], on: string, more: Partial<RoadEntry> = {}): RoadEntry => {
  seq += 1
  return {
    id: `e${seq}`,
    seq,
    track: { unit: 'charge', subject: 'person:K7Q2M4', charge: '1' },
    stage,
    on,
    jurisdiction: 'NP',
    authority: 'District court',
    ...more,
  }
}
const only = (entries: readonly RoadEntry[]) => deriveRoad(entries).tracks[0]

describe('days', () => {
  it('are compared by all that a month may mean', () => {
    expect([firstDay('2024-02'), lastDay('2024-02'), lastDay('2026-02')]).toEqual([
      '2024-02-01',
      '2024-02-29',
      '2026-02-28',
    ])
    expect(isBefore('2026-02', '2026-03-01')).toBe(true)
    expect(isBefore('2026-02', '2026-02-20')).toBe(false)
  })
})

describe('a track', () => {
  it('puts a charge of a month before a hearing in it, and a verdict of the month after', () => {
    expect(only([entry('trial', '2026-05-10'), entry('charged', '2026-05')])?.state?.stage).toBe('trial')
    const verdict = entry('verdict', '2026-05', { value: 'acquitted' })
    expect(only([verdict, entry('charged', '2026-05-10')])?.state?.stage).toBe('verdict')
  })

  it('counts days in a stage only where both days are known', () => {
    const steps = only([
      entry('charged', '2026-05-01'),
      entry('trial', '2026-05-11'),
      entry('verdict', '2026-06', { value: 'acquitted' }),
    ])?.state?.steps
    expect(steps?.map(({ days }) => days)).toEqual([10, undefined, undefined])
  })

  it('goes on after a retrial was ordered', () => {
    const state = only([
      entry('charged', '2025-01-01'),
      entry('verdict', '2025-03-01', { value: 'convicted' }),
      entry('appeal', '2025-06-01', { value: 'retrial' }),
      entry('trial', '2025-09-01'),
      entry('verdict', '2026-01-01', { value: 'acquitted' }),
    ])?.state
    expect(state).toMatchObject({ stage: 'verdict', value: 'acquitted', next: ['appeal', 'final'] })
  })
})

describe('silence', () => {
  it('is too long after the days of the stage and country, and each is a house default', () => {
    expect(only([entry('charged', '2026-01-01')])?.due).toEqual({ from: '2026-04-01', every: 90 })
    const inIndia = entry('charged', '2026-01-01', { jurisdiction: 'IN' })
    expect(only([inIndia])?.due).toEqual({ from: '2026-05-01', every: 120 })
    for (const [country, days] of Object.entries(PATIENCE_BY_COUNTRY))
      for (const stage of Object.keys(days) as (keyof typeof PATIENCE)[]) {
        expect(findPatience(stage, country)?.basis).toBe('house-default-of-country')
        expect(PATIENCE[stage]).toBeGreaterThan(0)
      }
  })

  it('is not waited for where a track ended or goes on elsewhere', () => {
    expect(only([entry('charged', '2026-01-01', { exit: 'suspect_dead' })])?.due).toBeUndefined()
    const arrested = entry('arrested', '2026-01-01', { track: { unit: 'person', subject: 'person:K7Q2M4' } })
    expect(only([arrested])?.due?.from).toBe('2026-01-31')
    const { tracks } = deriveRoad([arrested, entry('charged', '2026-01-20')])
    expect(tracks.map(({ due }) => due?.from)).toEqual([undefined, '2026-04-20'])
  })

  it('becomes a text that asks what the stage asks, and names no person', () => {
    const text = draftReminder({
      organisation: 'Deepa House',
      ourReference: 'SR-2026-001',
      authority: 'District court',
      stage: 'charged',
      heardOn: '2026-01-01',
      days: 120,
      askedOn: '2026-04-02',
    })
    expect(text).toContain('SR-2026-001')
    expect(text).toContain('120 days ago. We asked before on 2026-04-02.')
    expect(text).toContain('date of the next hearing')
    expect(text).not.toContain('person:')
  })
})

describe('milestones', () => {
  it('are the first days, convictions apart from other verdicts, exits by name', () => {
    const second = { unit: 'charge', subject: 'person:K7Q2M4', charge: '2' } as const
    const { milestones } = deriveRoad([
      entry('charged', '2026-01-01'),
      entry('verdict', '2026-03-01', { value: 'acquitted' }),
      entry('charged', '2026-02-01', { track: second, exit: 'duplicate' }),
    ])
    expect(milestones).toMatchObject({
      charged: '2026-01-01',
      verdict: '2026-03-01',
      charges: 2,
      convictedCharges: 0,
      exits: ['duplicate'],
      over: false,
    })
    expect(milestones.convicted).toBeUndefined()
  })
})
