/** Links, selectors and dossiers: proposals with reasons, places where things were seen, exports. */
import { describe, expect, it } from 'vitest'
import {
  describeRecord,
  NO_COUNT,
  NO_ID,
  NO_LIST,
  NO_NATURAL,
  NO_TEXT,
  orAbsent,
  spoilt,
  uuid,
} from './describe-record.fixture.ts'
import { Dossier } from './dossier.ts'
import { CounterReason, Link, LinkDecision, LinkPlace, LinkProposal, LinkReason } from './link.ts'
import { Recognition, SelectorPage, SelectorSummary, Sighting } from './sources/selector.ts'

const AT = '2026-11-24T08:00:00.000Z'
const ASHA = { id: uuid(1), displayName: 'Asha R.' }
const NO_MEMBER = [undefined, null, 'Asha', { id: 'x', displayName: 'A' }, { id: uuid(1) }]
const NO_SHARE = [null, '1', Number.NaN, -0.01, 1.01]
const NO_KIND = [undefined, null, '', 'Phone', 'face']

const PLACE = { start: 0, end: 10, original: '9800000101' }
describeRecord('a place of a selector', LinkPlace, PLACE, {
  start: NO_NATURAL,
  end: [...NO_NATURAL, 0],
  original: NO_TEXT,
})

const REASON = {
  rule: 'same-selector' as const,
  kind: 'phone' as const,
  normal: '+9779800000101',
  selectorId: uuid(5),
  originalA: '९८०',
  originalB: '980',
  exhibits: 2,
  placesA: [PLACE],
  placesB: [PLACE],
  weight: 0.8,
  sentence: 'The telephone number stands in both.',
}
describeRecord('a reason for a link', LinkReason, REASON, {
  rule: [undefined, '', 'same-face', 'similar-text'],
  kind: NO_KIND,
  normal: NO_TEXT,
  selectorId: NO_ID,
  originalA: NO_TEXT,
  originalB: NO_TEXT,
  exhibits: [...NO_NATURAL, 0],
  placesA: [...orAbsent(NO_LIST), ...spoilt(PLACE).map((one) => [one])],
  placesB: [...orAbsent(NO_LIST), [{}], [{ ...PLACE, start: -1 }]],
  weight: NO_SHARE,
  sentence: orAbsent(NO_TEXT),
})

const COUNTER = { rule: 'same-site' as const, sentence: 'Both are pages of one site.' }
describeRecord('a reason against a link', CounterReason, COUNTER, {
  rule: [undefined, '', 'same-selector'],
  sentence: NO_TEXT,
})

describeRecord(
  'a proposal',
  LinkProposal,
  { key: 'k', a: uuid(3), b: uuid(4), strength: 0.8, reasons: [REASON], counterReasons: [COUNTER] },
  {
    key: NO_TEXT,
    a: [undefined, ...NO_ID],
    b: [undefined, ...NO_ID],
    strength: [undefined, ...NO_SHARE],
    reasons: [...NO_LIST, [], [{}], [REASON, { ...REASON, exhibits: 0 }]],
    counterReasons: [...NO_LIST, [{}], [{ ...COUNTER, rule: 'x' }]],
  },
)

const DECISION = { decision: 'accepted' as const, by: ASHA, at: AT, why: 'Seen on both pages.' }
describeRecord('a decision', LinkDecision, DECISION, {
  decision: [undefined, '', 'Accepted', 'maybe', 'auto'],
  by: NO_MEMBER,
  at: NO_TEXT,
  why: orAbsent(NO_TEXT),
})

const END = { id: uuid(3), number: 'E-01', title: 't', url: 'https://a.example/', capturedAt: AT }
const NO_END = [undefined, null, {}, uuid(3), { ...END, id: 'E-01' }, ...spoilt(END)]
describeRecord(
  'a link in its case',
  Link,
  {
    id: uuid(6),
    caseId: uuid(2),
    a: END,
    b: { ...END, id: uuid(4) },
    strength: 0.8,
    reasons: [REASON],
    counterReasons: [COUNTER],
    state: 'proposed',
    proposedAt: AT,
    decisions: [DECISION],
  },
  {
    id: [undefined, ...NO_ID],
    caseId: [undefined, ...NO_ID],
    a: NO_END,
    b: NO_END,
    strength: [undefined, null, '1', Number.NaN],
    reasons: [...NO_LIST, [{}]],
    counterReasons: [...NO_LIST, [{}]],
    state: [undefined, '', 'confirmed'],
    proposedAt: NO_TEXT,
    decisions: [...NO_LIST, [{}], [{ ...DECISION, by: 'the machine' }]],
  },
)

describe('a decision on a link', () => {
  it('is always by a named person: there is no form without one', () => {
    const { by: _, ...nobody } = DECISION
    expect(LinkDecision.safeParse(nobody).success).toBe(false)
    expect(Link.shape.state.options).not.toContain('auto-accepted')
  })
})

const SELECTOR = {
  id: uuid(5),
  kind: 'phone' as const,
  normal: '+9779800000101',
  exhibits: 2,
  rows: 7,
  cases: 1,
  firstSeen: AT,
  lastSeen: AT,
}
const SELECTOR_WRONG = {
  id: [undefined, ...NO_ID],
  kind: NO_KIND,
  normal: NO_TEXT,
  exhibits: NO_COUNT,
  rows: [null, 0, -1, 1.5, '1'],
  cases: NO_COUNT,
  firstSeen: NO_TEXT,
  lastSeen: NO_TEXT,
}
describeRecord('a selector in a list', SelectorSummary, SELECTOR, SELECTOR_WRONG)

const SIGHTING = {
  caseId: uuid(2),
  caseReference: 'C-2026-0001',
  exhibitId: uuid(3),
  exhibitNumber: 'E-01',
  exhibitTitle: 't',
  row: 7,
  url: 'https://a.example/',
  original: '980',
  context: 'call 980 now',
  contextStart: 5,
  rule: 'phone.national',
  why: 'w',
  confidence: 0.8,
  seenAt: AT,
}
describeRecord('a sighting', Sighting, SIGHTING, {
  caseId: [undefined, ...NO_ID],
  caseReference: NO_TEXT,
  exhibitId: [undefined, ...NO_ID],
  exhibitNumber: NO_TEXT,
  exhibitTitle: NO_TEXT,
  row: [null, 0, -1, 1.5, '1'],
  url: NO_TEXT,
  original: NO_TEXT,
  context: NO_TEXT,
  contextStart: NO_COUNT,
  rule: NO_TEXT,
  why: NO_TEXT,
  confidence: [undefined, null, '1', Number.NaN],
  seenAt: NO_TEXT,
})

const NO_FLAG = [undefined, null, 0, 'yes', 3]
describeRecord(
  'the page of a selector',
  SelectorPage,
  { ...SELECTOR, sightings: [SIGHTING], elsewhere: true, asked: false },
  {
    ...SELECTOR_WRONG,
    sightings: [...NO_LIST, ...spoilt(SIGHTING, ['row'], ['confidence']).map((one) => [one])],
    elsewhere: NO_FLAG,
    asked: NO_FLAG,
  },
)

const MATCH = { caseId: uuid(2), caseReference: 'C', id: uuid(3), number: 'E-01', title: 't', url: 'u' }
describeRecord(
  'what the one box understood',
  Recognition,
  { kind: 'text', normal: 'blue door', selector: SELECTOR, elsewhere: false, exhibits: [MATCH] },
  {
    kind: [undefined, '', 'person', 'face'],
    normal: NO_TEXT,
    selector: [null, {}, ...spoilt(SELECTOR, ['rows'])],
    elsewhere: NO_FLAG,
    exhibits: [...NO_LIST, ...spoilt(MATCH).map((one) => [one])],
  },
)

describe('what is known elsewhere', () => {
  it('is a yes or a no: neither the case, nor its number, nor how many', () => {
    const told = SelectorPage.safeParse({
      ...SELECTOR,
      sightings: [],
      elsewhere: true,
      asked: false,
      elsewhereCases: [uuid(9)],
      elsewhereCount: 3,
    })
    expect(Object.keys(told.data ?? {})).not.toContain('elsewhereCases')
    expect(Object.keys(told.data ?? {})).not.toContain('elsewhereCount')
    expect(typeof told.data?.elsewhere).toBe('boolean')
  })
})

describeRecord(
  'a dossier',
  Dossier,
  {
    id: uuid(7),
    caseId: uuid(2),
    number: 1,
    state: 'ready',
    reason: { code: 'dossier.failed', sentence: 's' },
    step: 'sign',
    locale: 'en',
    exhibits: [uuid(3)],
    requestedBy: ASHA,
    requestedAt: AT,
    endedAt: AT,
    length: 1000,
    sha256: `sha256:${'0'.repeat(64)}`,
    treeSize: 40,
  },
  {
    id: [undefined, ...NO_ID],
    caseId: [undefined, ...NO_ID],
    number: NO_COUNT,
    state: [undefined, '', 'done'],
    reason: [null, {}, 'x', ...spoilt({ code: 'a', sentence: 'b' })],
    step: orAbsent(NO_TEXT),
    locale: [undefined, 'de', 'EN', ''],
    exhibits: [...NO_LIST, [1], [null]],
    requestedBy: NO_MEMBER,
    requestedAt: NO_TEXT,
    endedAt: orAbsent(NO_TEXT),
    length: orAbsent(NO_COUNT),
    sha256: orAbsent(NO_TEXT),
    treeSize: orAbsent(NO_COUNT),
  },
)
