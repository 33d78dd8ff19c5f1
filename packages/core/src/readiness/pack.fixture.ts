/** A small invented pack of a country that does not exist, for tests. */
import { type LawElement, type LawOffence, type LawPack, PACK_FORM } from '@smart-rescue/schema'

const SOURCE = { ref: 'ZZ-LAW', section: 's.1' }

/** An element of an offence. */
export const element = (id: string, group: string, kind: LawElement['kind'] = 'act'): LawElement => ({
  id,
  kind,
  group,
  text: `what ${id} says`,
  source: SOURCE,
  confidence: 'high',
})

/** An offence that asks for one of two acts and for the age, changed as told. */
export const offence = (id: string, over: Partial<LawOffence> = {}): LawOffence => ({
  id,
  topics: ['recruitment'],
  law: 'Harbour Act',
  section: 's.1',
  short_title: 'Moving a crate',
  elements: [element(`${id}.a1`, 'act'), element(`${id}.a2`, 'act'), element(`${id}.g1`, 'age', 'age')],
  logic: [
    { group: 'act', rule: 'any' },
    { group: 'age', rule: 'all' },
  ],
  means_for_child: { must_be_proved: false, basis: 'no_means', text: 'None.' },
  penalty: {
    text: 'Two years',
    min_years: 1,
    max_years: 2,
    life: false,
    death: false,
    fine: null,
    source: SOURCE,
    confidence: 'high',
  },
  source: SOURCE,
  confidence: 'high',
  ...over,
})

/** A reviewed pack of these offences, changed as told. */
export const pack = (offences: LawOffence[], over: Partial<LawPack> = {}): LawPack => ({
  pack: PACK_FORM,
  iso2: 'ZZ',
  iso3: 'ZZZ',
  name: 'Harbourland',
  version: '1',
  author: 'Tests',
  review: { state: 'reviewed', by: 'A lawyer', on: '2026-01-02' },
  licence: 'AGPL-3.0-or-later',
  disclaimer: 'Invented.',
  child_age: { rule: 'under 18', source: SOURCE, confidence: 'high' },
  offences,
  sources: { 'ZZ-LAW': { document: 'Harbour Act', url: 'https://law.example/harbour', kind: 'law text' } },
  ...over,
})
