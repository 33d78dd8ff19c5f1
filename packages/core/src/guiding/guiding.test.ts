/** Promises about guiding: days of steps, findings of playbooks, differences between versions, and the definition's form. */
import type { Playbook, PlaybookStep } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlaybook, comparePlaybooks, planSteps, readExploitation } from './index.ts'

const step = (id: string, more: Partial<PlaybookStep> = {}): PlaybookStep => ({
  id,
  phase: 'plan',
  title: `Step ${id}`,
  who: 'investigator',
  what: 'Do this and then do that, word by word, so that a beginner can follow it to its end.',
  capture: [],
  never: ['Never alone'],
  doneWhen: 'It is written down.',
  due: { hours: 24 },
  page: 'overview',
  hotlines: [],
  duty: false,
  approval: false,
  sources: ['D6'],
  ...more,
})
const playbook = (steps: PlaybookStep[]): Playbook => ({
  kind: 'other',
  version: 1,
  title: 'A playbook',
  summary: 'For a test.',
  author: 'A test',
  topics: ['online'],
  steps,
})
const sound = playbook([
  step('safety-first', { phase: 'safety', due: { hours: 1 } }),
  step('stop-rule', { phase: 'safety', sources: ['D1'] }),
  step('duty', { phase: 'duty', duty: true }),
  step('safety-plan', { phase: 'safety', page: 'safety-plan' }),
  step('capture', { phase: 'capture', due: { hours: 24, after: 'safety-plan' } }),
  step('four-eyes', { approval: true }),
])
const codes = (one: Playbook) => checkPlaybook(one).map(({ code, step: id }) => `${code} ${id ?? ''}`.trim())

const START = '2026-11-24T08:00:00.000Z'
const anySteps = fc
  .array(
    fc.record({ hours: fc.integer({ min: 0, max: 8_760 }), back: fc.option(fc.integer({ min: 1, max: 9 })) }),
    { minLength: 1, maxLength: 30 },
  )
  .map((drafts) =>
    drafts.map(({ hours, back }, at) =>
      step(`s${at}`, {
        due: { hours, ...(back !== null && at - back >= 0 ? { after: `s${at - back}` } : {}) },
      }),
    ),
  )

describe('the days of steps', () => {
  it('never lie before the beginning, and never before the step they wait for', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const planned = planSteps(playbook(steps), START, [])
        expect(planned.map(({ step: { id } }) => id)).toEqual(steps.map(({ id }) => id))
        const due = new Map(planned.map((one) => [one.step.id, Date.parse(one.due)]))
        for (const { step: one, due: at } of planned) {
          const from = one.due.after === undefined ? Date.parse(START) : (due.get(one.due.after) ?? 0)
          expect(Date.parse(at) - from).toBe(one.due.hours * 3_600_000)
          expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(START))
        }
      }),
    )
  })

  it('move with the beginning, all by the same', () => {
    fc.assert(
      fc.property(anySteps, fc.integer({ min: 0, max: 10_000 }), (steps, hours) => {
        const later = new Date(Date.parse(START) + hours * 3_600_000).toISOString()
        const [a, b] = [planSteps(playbook(steps), START, []), planSteps(playbook(steps), later, [])]
        for (const [at, one] of a.entries())
          expect(Date.parse(b[at]?.due ?? '') - Date.parse(one.due)).toBe(hours * 3_600_000)
      }),
    )
  })

  it('leave out what serves other countries, and count from the beginning where the other step is left out', () => {
    const steps = [
      step('a', { countries: ['BR'], due: { hours: 5 } }),
      step('b', { due: { hours: 3, after: 'a' } }),
    ]
    expect(planSteps(playbook(steps), START, ['NP']).map(({ due }) => due)).toEqual([
      '2026-11-24T11:00:00.000Z',
    ])
    expect(planSteps(playbook(steps), START, ['BR', 'NP'])).toHaveLength(2)
  })
})

describe('checking a playbook', () => {
  it('finds nothing but the missing review in a sound one', () => {
    expect(codes(sound)).toEqual(['unreviewed'])
    expect(checkPlaybook({ ...sound, reviewedBy: 'A lawyer of the house' })).toEqual([])
  })

  it('refuses what would leave a beginner without help', () => {
    expect(codes(playbook(sound.steps.slice(1)))).not.toContain('safety-not-first')
    expect(codes(playbook([...sound.steps].toReversed()))).toContain('safety-not-first four-eyes')
    expect(codes(playbook(sound.steps.filter(({ duty }) => !duty)))).toContain('no-duty-step')
    expect(codes(playbook(sound.steps.filter(({ id }) => id !== 'stop-rule')))).toContain('no-stop-rule')
    expect(codes(playbook([...sound.steps, step('duty')]))).toContain('step-twice duty')
    expect(codes(playbook([...sound.steps, step('x', { due: { hours: 1, after: 'nowhere' } })]))).toContain(
      'after-unknown x',
    )
    expect(codes(playbook([...sound.steps, step('x', { due: { hours: 1, after: 'x' } })]))).toContain(
      'after-later x',
    )
    expect(codes(playbook([...sound.steps, step('x', { sources: ['D99'] })]))).toContain('source-unknown x')
  })

  it('warns of a capture before the safety plan, and of a text nobody could follow', () => {
    const early = playbook([
      ...sound.steps.filter(({ id }) => id !== 'safety-plan'),
      step('x', { what: 'Do it.' }),
    ])
    expect(codes(early)).toEqual(
      expect.arrayContaining([
        'capture-before-safety-plan capture',
        'text-too-short x',
        'after-unknown capture',
      ]),
    )
  })
})

describe('comparing versions', () => {
  it('finds no difference between a playbook and itself, and each added, removed, changed and moved step', () => {
    expect(comparePlaybooks(sound, structuredClone(sound))).toEqual([])
    const [first, second, ...rest] = sound.steps
    if (first === undefined || second === undefined) return expect.unreachable('the playbook has two steps')
    const after = playbook([second, { ...first, title: 'Another' }, ...rest.slice(0, -1), step('new')])
    expect(
      comparePlaybooks(sound, after).map(({ id, what, fields, moved }) => [id, what, fields, moved]),
    ).toEqual([
      ['stop-rule', 'changed', [], true],
      ['safety-first', 'changed', ['title'], true],
      ['new', 'added', [], false],
      ['four-eyes', 'removed', [], false],
    ])
  })

  it('is blind to the order of keys', () => {
    const turned = {
      ...sound,
      steps: sound.steps.map((one) => Object.fromEntries(Object.entries(one).toReversed())),
    }
    expect(comparePlaybooks(sound, turned as unknown as Playbook)).toEqual([])
  })
})

describe('reading a description of exploitation', () => {
  const sure = { certainty: 'probable' as const, exhibits: [] }

  it('asks five questions in order, and takes coercion as no condition', () => {
    expect(readExploitation({}).unasked).toEqual([
      'participation',
      'exchange',
      'offeredBy',
      'benefit',
      'coercion',
    ])
    const both = {
      participation: { ...sure, answer: 'meant-to' as const, setting: 'online' as const },
      exchange: { ...sure, things: ['education-or-job' as const], state: 'promised' as const },
    }
    for (const coercion of ['yes', 'no-sign', 'unknown'] as const)
      expect(readExploitation({ ...both, coercion: { ...sure, answer: coercion } })).toMatchObject({
        participation: 'described',
        exchange: 'described',
      })
  })

  it('names what is unknown and what has no exhibit', () => {
    const reading = readExploitation({
      participation: { ...sure, answer: 'no-sign', setting: 'unknown' },
      exchange: { ...sure, things: ['unknown'], state: 'unknown' },
    })
    expect(reading).toMatchObject({ participation: 'no-sign', exchange: 'open', unknown: ['exchange'] })
    expect(reading.unsourced).toEqual(['participation'])
  })
})
