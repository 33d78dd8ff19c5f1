/** What the validator says of packs: nothing of a sound one, and of each slip where it is and what to do. */
import type { LawPack } from '@smart-rescue/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPack } from './check-pack.ts'
import { element, offence, pack } from './pack.fixture.ts'

const sound = (): LawPack => pack([offence('ZZ-1'), offence('ZZ-2')])
const rulesOf = (value: unknown, level = 'error') =>
  checkPack(value)
    .findings.filter((finding) => finding.level === level)
    .map(({ rule, at }) => [rule, at])
/** The sound pack with its first offence changed. */
const withFirst = (over: object): unknown => ({
  ...sound(),
  offences: [{ ...offence('ZZ-1'), ...over }, offence('ZZ-2')],
})
const means = { must_be_proved: true, basis: 'b', text: 'Means.' }

describe('a sound pack', () => {
  it('has nothing to say of it', () => {
    expect(checkPack(sound())).toMatchObject({ findings: [], errors: 0, warnings: 0 })
  })

  it('may be followed by a text that begins the day after', () => {
    const law = pack([
      offence('ZZ-1', { valid_until: '2024-02-29' }),
      offence('ZZ-2', { valid_from: '2024-03-01', succeeds: 'ZZ-1' }),
    ])
    expect(checkPack(law).findings).toEqual([])
  })
})

describe('an error', () => {
  it.each<[string, unknown, [string, string][]]>([
    [
      'a group that the logic does not name',
      withFirst({
        elements: [element('ZZ-1.a1', 'act'), element('ZZ-1.g1', 'age'), element('ZZ-1.q', 'quay')],
      }),
      [['unknown-group', 'offences[0].elements[2].group']],
    ],
    [
      'a rule without elements',
      withFirst({ logic: [...offence('ZZ-1').logic, { group: 'quay', rule: 'all' }] }),
      [['logic-without-elements', 'offences[0].logic[2]']],
    ],
    [
      'two rules of one group',
      withFirst({ logic: [...offence('ZZ-1').logic, { group: 'act', rule: 'all' }] }),
      [['group-twice', 'offences[0].logic[2]']],
    ],
    [
      'nothing to prove',
      withFirst({
        logic: [
          { group: 'act', rule: 'aggravating' },
          { group: 'age', rule: 'aggravating' },
        ],
      }),
      [['nothing-to-prove', 'offences[0].logic']],
    ],
    [
      'an id that stands twice',
      { ...sound(), offences: [offence('ZZ-1'), offence('ZZ-1')] },
      [
        ['id-twice', 'offences[1].id'],
        ['id-twice', 'offences[1].elements[0].id'],
        ['id-twice', 'offences[1].elements[1].id'],
        ['id-twice', 'offences[1].elements[2].id'],
      ],
    ],
    [
      'an id of another country',
      { ...sound(), offences: [offence('QQ-1')] },
      [['id-of-another-country', 'offences[0].id']],
    ],
    [
      'an element of another offence',
      withFirst({ elements: [element('ZZ-9.a1', 'act'), element('ZZ-1.g1', 'age')] }),
      [['element-id-of-another-offence', 'offences[0].elements[0].id']],
    ],
    [
      'a source that the table lacks',
      withFirst({ source: { ref: 'NOPE' } }),
      [['unknown-source', 'offences[0].source.ref']],
    ],
    ['a source that is missing', withFirst({ source: undefined }), [['form', 'offences[0].source']]],
    [
      'a day that the calendar lacks',
      withFirst({ valid_from: '2023-02-29', predecessor: 'p' }),
      [['no-such-day', 'offences[0].valid_from']],
    ],
    [
      'an end before the beginning',
      withFirst({ valid_from: '2024-02-01', valid_until: '2024-01-31', predecessor: 'p' }),
      [['ends-before-it-begins', 'offences[0].valid_until']],
    ],
    [
      'a text that overlaps with what it replaces',
      pack([
        offence('ZZ-1', { valid_until: '2024-07-01' }),
        offence('ZZ-2', { valid_from: '2024-07-01', succeeds: 'ZZ-1' }),
      ]),
      [['dates-overlap', 'offences[1].valid_from']],
    ],
    [
      'a text that replaces one without an end',
      pack([offence('ZZ-1'), offence('ZZ-2', { valid_from: '2024-07-01', succeeds: 'ZZ-1' })]),
      [['dates-overlap', 'offences[1].succeeds']],
    ],
    [
      'a gap between two texts',
      pack([
        offence('ZZ-1', { valid_until: '2024-06-29' }),
        offence('ZZ-2', { valid_from: '2024-07-01', succeeds: 'ZZ-1' }),
      ]),
      [['dates-leave-gap', 'offences[1].valid_from']],
    ],
    [
      'a predecessor that is not there',
      withFirst({ valid_from: '2024-07-01', succeeds: 'ZZ-9' }),
      [['unknown-predecessor', 'offences[0].succeeds']],
    ],
    [
      'no means for a child, and a group that asks for one',
      withFirst({
        elements: [element('ZZ-1.s1', 'means', 'means')],
        logic: [{ group: 'means', rule: 'all' }],
      }),
      [['means-for-child-contradicts', 'offences[0].means_for_child.must_be_proved']],
    ],
    [
      'a review without a name',
      pack([offence('ZZ-1')], { review: { state: 'reviewed' } }),
      [['review-without-name', 'review']],
    ],
    ['an unknown form', { ...sound(), pack: 'smart-rescue-law/9' }, [['unknown-form', 'pack']]],
    [
      'a penalty upside down',
      withFirst({ penalty: { ...offence('ZZ-1').penalty, min_years: 9 } }),
      [['penalty-upside-down', 'offences[0].penalty']],
    ],
    [
      'an address that is none',
      pack([offence('ZZ-1')], { sources: { 'ZZ-LAW': { document: 'd', url: 'somewhere', kind: 'k' } } }),
      [['no-address', 'sources.ZZ-LAW.url']],
    ],
    ['several countries in one file', { countries: [] }, [['not-a-pack', '']]],
    ['no object at all', undefined, [['not-a-pack', '']]],
  ])('is %s', (_what, value, found) => {
    expect(rulesOf(value)).toEqual(found)
  })

  it('is a circle of successors', () => {
    const law = pack([
      offence('ZZ-1', { valid_from: '2024-01-01', valid_until: '2024-12-31', succeeds: 'ZZ-2' }),
      offence('ZZ-2', { valid_from: '2025-01-01', valid_until: '2025-12-31', succeeds: 'ZZ-1' }),
    ])
    expect(rulesOf(law).map(([rule]) => rule)).toContain('succession-in-a-circle')
  })
})

describe('a warning', () => {
  it.each<[string, unknown, string]>([
    ['low confidence without a note', withFirst({ confidence: 'low' }), 'low-without-note'],
    [
      'a means for a child without another way',
      pack([offence('ZZ-1', { means_for_child: means })]),
      'no-alternative-without-means',
    ],
    [
      'an address that nobody checked',
      pack([offence('ZZ-1')], {
        sources: { 'ZZ-LAW': { document: 'd', url: 'https://law.example/', kind: 'k', url_verified: false } },
      }),
      'address-not-checked',
    ],
    [
      'a document that nobody uses',
      {
        ...sound(),
        sources: { ...sound().sources, OTHER: { document: 'd', url: 'https://law.example/', kind: 'k' } },
      },
      'unused-source',
    ],
    [
      'a beginning of which only the month is known',
      withFirst({ valid_from: '2026-01', predecessor: 'p' }),
      'day-not-exact',
    ],
    ['a change of law without what was before', withFirst({ valid_from: '2026-01-05' }), 'no-predecessor'],
    [
      'a pack that no lawyer saw',
      pack([offence('ZZ-1')], { review: { state: 'unreviewed' } }),
      'not-reviewed',
    ],
    ['a field that is misspelt', withFirst({ valid_form: '2024-01-01' }), 'unknown-field'],
  ])('is %s', (_what, value, rule) => {
    expect([rulesOf(value), rulesOf(value, 'warning').map(([name]) => name)]).toEqual([[], [rule]])
  })
})

describe('the validator', () => {
  it('answers whatever JSON it is given, the same twice, and lets nothing through as a pack that is none', () => {
    fc.assert(
      fc.property(
        fc.json().map((text) => JSON.parse(text) as unknown),
        (value) => {
          const checked = checkPack(value)
          expect(checkPack(value)).toEqual(checked)
          expect(checked.pack).toBeUndefined()
          expect(checked.errors).toBeGreaterThan(0)
        },
      ),
    )
  })
})
