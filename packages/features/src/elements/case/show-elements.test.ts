/** What the page of elements shows before and after a frame: what is suggested, what fits, which version, what is to be minded. */
import { assessReadiness } from '@smart-rescue/core/readiness'
import { type LawPack, PACK_FORM, type ProofPlaces } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'
import type { ShelfPack } from '../law/shelf.ts'
import type { CaseStanding } from './count-standing.ts'
import { showElements } from './show-elements.ts'

const SOURCE = { ref: 'ZZ-LAW', section: 's.1' }
const sure = { source: SOURCE, confidence: 'high' as const }
const offence = (id: string, topics: string[]): LawPack['offences'][number] => ({
  id,
  topics,
  law: 'Harbour Act',
  section: 's.1',
  short_title: id,
  elements: [{ id: `${id}.a1`, kind: 'act', group: 'act', text: 'moved a crate', ...sure }],
  logic: [{ group: 'act', rule: 'all' }],
  means_for_child: { must_be_proved: false, basis: 'none', text: 'None.' },
  penalty: { text: 'A year', min_years: 1, max_years: 1, life: false, death: false, fine: null, ...sure },
  ...sure,
})
const pack = (version: string): LawPack => ({
  pack: PACK_FORM,
  iso2: 'ZZ',
  iso3: 'ZZZ',
  name: 'Harbourland',
  version,
  author: 'Tests',
  review: { state: 'unreviewed' },
  licence: 'AGPL-3.0-or-later',
  disclaimer: 'Invented.',
  child_age: { rule: 'under 18', ...sure },
  offences: [offence('ZZ-1', ['recruitment']), offence('ZZ-2', ['premises'])],
  sources: { 'ZZ-LAW': { document: 'Harbour Act', url: 'https://law.example/', kind: 'law text' } },
})
const shelf = (version: string): ShelfPack => ({
  pack: pack(version),
  kept: true,
  version: { version, origin: 'own', inUse: true, author: 'Tests', review: 'unreviewed', reviews: [] },
})
const place = [{ text: 'The harbour book' }]
const PLACES: ProofPlaces = {
  version: '1',
  author: 'Tests',
  licence: 'AGPL-3.0-or-later',
  kinds: {
    act: place,
    means: place,
    purpose: place,
    age: place,
    mental: place,
    jurisdiction: place,
    exchange: place,
  },
  topics: { recruitment: { act: [{ text: 'The advert' }] } },
}
const CASE = { countries: ['ZZ', 'QQ'], leadKind: 'recruitment' as const }
const frame = { victim: 'child' as const, countries: ['ZZ'], topics: ['recruitment'] }
const standing = (chosen: readonly string[]): CaseStanding => ({
  frame: {
    frame,
    packs: { ZZ: '1' },
    by: { id: 'maya' as never, displayName: 'Maya' },
    at: '2026-11-24T08:00:00.000Z',
    times: 1,
  },
  packs: [pack('1')],
  chosen,
  readiness: assessReadiness({ ...frame, covers: [] }, [pack('1')]),
  standing: () => ({ state: 'missing', covers: [], judgements: [], conflicts: [] }),
})

describe('the page of elements', () => {
  it('suggests the countries of the case that have a pack, and names those that have none', () => {
    const page = showElements(CASE, [shelf('1')], PLACES, undefined)
    expect(page.suggested.countries).toEqual(['ZZ'])
    expect(page.suggested.topics).toContain('recruitment')
    expect(page.without).toEqual(['QQ'])
    expect([page.frame, page.offences, page.chosen]).toEqual([undefined, [], []])
    expect(page.countries).toEqual([{ iso2: 'ZZ', name: 'Harbourland', topics: ['premises', 'recruitment'] }])
  })

  it('marks what fits, and takes apart what is chosen, in the order it was chosen', () => {
    const page = showElements(CASE, [shelf('1')], PLACES, standing(['ZZ-2', 'ZZ-1']))
    expect(page.offences.map(({ id, fits, chosen }) => [id, fits, chosen])).toEqual([
      ['ZZ-1', true, true],
      ['ZZ-2', false, true],
    ])
    expect(page.chosen.map(({ id }) => id)).toEqual(['ZZ-2', 'ZZ-1'])
    expect(page.chosen[1]?.groups[0]?.elements[0]).toMatchObject({
      state: 'missing',
      source: { document: 'Harbour Act', section: 's.1', checked: true },
      places: [{ text: 'The advert' }, { text: 'The harbour book' }],
    })
  })

  it('says by which version it was judged, and which one is in use by now', () => {
    const judgedBy = (inUse: string) => showElements(CASE, [shelf(inUse)], PLACES, standing([])).judgedBy
    expect(judgedBy('1')).toMatchObject([{ country: 'ZZ', version: '1', review: 'unreviewed' }])
    expect(judgedBy('1')[0]?.newer).toBeUndefined()
    expect(judgedBy('2')).toMatchObject([{ version: '1', newer: '2' }])
  })

  it('warns of chosen offences and of whole countries, and of nothing else', () => {
    const page = showElements(CASE, [shelf('1')], PLACES, standing([]))
    expect(page.warnings.map(({ code }) => code)).toEqual(['not-reviewed'])
  })
})
