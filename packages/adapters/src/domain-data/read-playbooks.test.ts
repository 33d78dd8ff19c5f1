/** Promises about the playbooks that come with the program: one a kind of lead, each sound, each rule, channel and duty known. */
import { checkPlaybook, chooseChannels, planSteps, REFERENCES } from '@smart-rescue/core/guiding'
import { HOTLINES, REPORTING_DUTIES } from '@smart-rescue/core/safeguarding/rules'
import { LeadKind } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import { createLawLibrary, DOMAIN_FOLDER, readPlaybooks } from './index.ts'

const { shipped } = readPlaybooks(DOMAIN_FOLDER)

describe('the shipped playbooks', () => {
  it('are one for each kind of lead', () => {
    expect(shipped.map(({ kind }) => kind).toSorted()).toEqual([...LeadKind.options].toSorted())
  })

  it.each(shipped)('$kind has no finding but that nobody reviewed it yet', (playbook) => {
    expect(checkPlaybook(playbook)).toEqual([{ level: 'warning', code: 'unreviewed' }])
  })

  it.each(shipped)(
    '$kind puts safety first, ends with the people, and has a second person approve',
    ({ steps }) => {
      expect(steps[0]).toMatchObject({ id: 'safety-first', phase: 'safety' })
      expect(steps[0]?.hotlines).toContain('police')
      expect(steps.at(-1)?.phase).toBe('care')
      expect(steps.filter(({ approval }) => approval).length).toBeGreaterThan(0)
    },
  )

  it.each(shipped)(
    '$kind names only rules that are known, and channels that exist for each of the ten countries or everywhere',
    ({ steps }) => {
      const countries = new Set(REPORTING_DUTIES.map(({ country }) => country))
      expect(countries.size).toBe(10)
      for (const { sources, hotlines } of steps) {
        for (const source of sources)
          if (/^(D|BP-)/.test(source)) expect(Object.keys(REFERENCES)).toContain(source)
        for (const wanted of hotlines) expect(HOTLINES.map(({ kind }) => kind)).toContain(wanted)
        for (const country of hotlines.length === 0 ? [] : countries)
          expect([country, chooseChannels(hotlines, [country], HOTLINES).channels.length > 0]).toEqual([
            country,
            true,
          ])
      }
    },
  )

  it.each(shipped)('$kind leads to topics that the law packs know', async ({ topics }) => {
    const known = new Set(
      (await createLawLibrary().packs()).flatMap(({ offences }) => offences.flatMap((one) => one.topics)),
    )
    for (const topic of topics) expect(known).toContain(topic)
  })

  it.each(shipped)('$kind can be planned, its first step within an hour', (playbook) => {
    const planned = planSteps(playbook, '2026-11-24T08:00:00.000Z', ['NP'])
    expect(planned).toHaveLength(playbook.steps.length)
    expect(planned[0]?.due).toBe('2026-11-24T09:00:00.000Z')
  })
})
