import type { CaseSummary } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { findNext, placeOnLine } from './place-on-line.ts'

const counts = (over: Partial<CaseSummary['counts']> = {}): CaseSummary['counts'] => ({
  exhibits: 0,
  captures: 0,
  links: 0,
  proposals: 0,
  dossiers: 0,
  notes: 0,
  ...over,
})

const summary = (over: Partial<CaseSummary['counts']> = {}): CaseSummary => ({
  id: '00000000-0000-7000-8000-00000000000a' as never,
  reference: 'SR-2026-001',
  title: 'Lantern',
  leadKind: 'recruitment',
  countries: ['NP'],
  purpose: 'p',
  legalBasis: 'b',
  state: 'open',
  openedAt: '2026-11-24T08:00:00.000Z',
  openedBy: { id: '00000000-0000-7000-8000-000000000001' as never, displayName: 'A' },
  counts: counts(over),
  lastActivityAt: '2026-11-24T08:00:00.000Z',
})

const states = (over: Partial<CaseSummary['counts']>) =>
  Object.fromEntries(placeOnLine(summary(over)).map((stage) => [stage.name, stage.state]))

describe('placeOnLine', () => {
  it('shows eight stages in the order of the line', () => {
    expect(placeOnLine(summary()).map((stage) => stage.name)).toEqual([
      'lead',
      'evidence',
      'links',
      'case',
      'readiness',
      'dossier',
      'referral',
      'outcome',
    ])
  })

  it('names exactly one stage as the present one until the dossier is out', () => {
    for (const over of [{}, { exhibits: 1 }, { exhibits: 2, links: 1 }]) {
      expect(Object.values(states(over)).filter((state) => state === 'now')).toHaveLength(1)
    }
    expect(states({})).toMatchObject({ evidence: 'now', links: 'ahead' })
    expect(states({ exhibits: 2 })).toMatchObject({ evidence: 'done', links: 'now' })
    expect(states({ exhibits: 2, links: 1 })).toMatchObject({ links: 'done', dossier: 'now' })
    expect(states({ exhibits: 2, links: 1, proposals: 1 })).toMatchObject({ links: 'now', dossier: 'ahead' })
    expect(states({ exhibits: 2, links: 1, dossiers: 1 })).toMatchObject({ dossier: 'done' })
  })

  it('keeps the links open while nobody looked at the networks, and names the leads that wait', () => {
    expect(states({ exhibits: 1, networks: 2 })).toMatchObject({ links: 'now' })
    expect(states({ exhibits: 1, networks: 2, joins: 1 })).toMatchObject({ links: 'done', dossier: 'now' })
    expect(placeOnLine(summary({ leads: 3 }))[0]).toMatchObject({ name: 'lead', state: 'done', count: 3 })
    expect(placeOnLine(summary())[0]).not.toHaveProperty('count')
  })

  it('waits for nothing in a closed case', () => {
    for (const over of [{}, { exhibits: 2 }, { exhibits: 2, links: 1, proposals: 1 }]) {
      const closed = placeOnLine({ ...summary(over), state: 'closed' })
      expect(closed.filter((stage) => stage.state === 'now')).toEqual([])
    }
  })

  it('counts the offences that are ready, and waits for the first where offences were chosen', () => {
    const linked = { exhibits: 2, links: 1 }
    expect(states({ ...linked, offences: 2, ready: 0 })).toMatchObject({ readiness: 'now', dossier: 'ahead' })
    expect(states({ ...linked, offences: 2, ready: 1 })).toMatchObject({ readiness: 'done', dossier: 'now' })
    expect(states({ ...linked, offences: 0, ready: 0 })).toMatchObject({ readiness: 'ahead', dossier: 'now' })
    const stages = placeOnLine(summary({ ...linked, offences: 2, ready: 1 }))
    expect(stages.find(({ name }) => name === 'readiness')).toMatchObject({ count: 1 })
  })

  it('never claims a stage whose room does not exist yet', () => {
    expect(states({ exhibits: 9, links: 9, dossiers: 9 })).toMatchObject({
      readiness: 'ahead',
      referral: 'ahead',
      outcome: 'ahead',
    })
  })
})

describe('findNext', () => {
  it('asks for the first page, then a second source, then decisions, then the dossier', () => {
    expect(findNext(counts(), 0, 'open')).toBe('capture-first')
    expect(findNext(counts({ exhibits: 1 }), 0, 'open')).toBe('capture-second')
    expect(findNext(counts({ exhibits: 2, proposals: 1 }), 0, 'open')).toBe('decide-links')
    expect(findNext(counts({ exhibits: 2, links: 1 }), 0, 'open')).toBe('export-dossier')
    expect(findNext(counts({ exhibits: 2, links: 1, dossiers: 1 }), 0, 'open')).toBe('nothing')
  })

  it('asks for a look at waiting leads and at networks before a second source, after proposed links', () => {
    expect(findNext(counts({ exhibits: 1, leads: 2, networks: 3 }), 0, 'open')).toBe('look-at-leads')
    expect(findNext(counts({ exhibits: 1, networks: 3 }), 0, 'open')).toBe('decide-networks')
    expect(findNext(counts({ exhibits: 2, proposals: 1, leads: 2 }), 0, 'open')).toBe('decide-links')
    expect(findNext(counts({ exhibits: 2, networks: 3, joins: 1 }), 0, 'open')).toBe('export-dossier')
    expect(findNext(counts({ exhibits: 2, networks: 3, links: 1 }), 0, 'open')).toBe('export-dossier')
    expect(findNext(counts({ exhibits: 1, leads: 2, networks: 3 }), 0, 'closed')).toBe('nothing')
  })

  it('asks for the elements of chosen offences before the dossier', () => {
    const two = { exhibits: 2, links: 1 }
    expect(findNext(counts({ ...two, offences: 2, ready: 1 }), 0, 'open')).toBe('cover-elements')
    expect(findNext(counts({ ...two, offences: 2, ready: 2 }), 0, 'open')).toBe('export-dossier')
    expect(findNext(counts({ ...two, offences: 1, ready: 0, proposals: 1 }), 0, 'open')).toBe('decide-links')
  })

  it('points at failures when nothing else was won', () => {
    expect(findNext(counts(), 2, 'open')).toBe('look-at-failures')
    expect(findNext(counts({ captures: 1 }), 2, 'open')).toBe('capture-first')
    expect(findNext(counts({ exhibits: 1 }), 2, 'open')).toBe('capture-second')
  })

  it('asks nothing of a closed case', () => {
    expect(findNext(counts({ proposals: 3, exhibits: 2 }), 0, 'closed')).toBe('nothing')
  })
})

describe('the road', () => {
  it('puts the hand-over and the outcome behind a case that has them', () => {
    expect(states({ exhibits: 2, links: 1, dossiers: 1, referrals: 1 })).toMatchObject({
      referral: 'done',
      outcome: 'ahead',
    })
    expect(states({ exhibits: 2, links: 1, dossiers: 1, referrals: 1, outcomes: 1 })).toMatchObject({
      outcome: 'done',
    })
  })

  it('asks who is silent before what can be done any day, and nothing of a closed case', () => {
    expect(findNext(counts({ exhibits: 2, proposals: 1, silent: 1 }), 0, 'open')).toBe('answer-silence')
    expect(findNext(counts({ exhibits: 2, silent: 1 }), 0, 'closed')).toBe('nothing')
  })
})
