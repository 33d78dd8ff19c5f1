/** Captures, their reports, exhibits and mentions: signed data, so each field has one shape. */
import { describe, expect, it } from 'vitest'
import { CapturedRequest, CaptureReport, CaptureState, CaptureStep, TlsFacts } from './capture.ts'
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
import {
  Capture,
  CustodyEntry,
  Exhibit,
  ExhibitMention,
  ExhibitPart,
  ExhibitSummary,
  Provenance,
} from './exhibit.ts'
import { ARCHIVE_CHECK, IMPORT_REPORT, IMPORT_TERMS, INNER_FILE, RECOGNISED_PART } from './import.fixture.ts'
import { Mention, SelectorKind } from './sources/mention.ts'

const AT = '2026-11-24T08:00:00.000Z'
const ASHA = { id: uuid(1), displayName: 'Asha R.' }
const NO_MEMBER = [undefined, null, 'Asha', { id: 'x', displayName: 'A' }, { id: uuid(1) }]
const NO_FLAG = [undefined, null, 0, 1, 'true', '']
const NO_NUMBER = [undefined, null, '1', Number.NaN, Number.POSITIVE_INFINITY]
const NO_REASON = [null, 'x', {}, ...spoilt({ code: 'a', sentence: 'b' })]

const REQUEST = {
  url: 'https://jobs.example/ad/7',
  method: 'GET',
  resourceType: 'Document',
  status: 200,
  bytes: 1024,
  remoteAddress: '93.184.216.34',
  protocol: 'h2',
  fate: 'loaded' as const,
  reason: 'It came whole.',
}
describeRecord('a captured request', CapturedRequest, REQUEST, {
  url: NO_TEXT,
  method: NO_TEXT,
  resourceType: NO_TEXT,
  status: orAbsent(NO_COUNT),
  bytes: NO_NATURAL,
  remoteAddress: orAbsent(NO_TEXT),
  protocol: orAbsent(NO_TEXT),
  fate: [undefined, '', 'Loaded', 'skipped', null],
  reason: orAbsent(NO_TEXT),
})

const STEP = { name: 'scroll', ok: true, sentence: 'Scrolled to the end.', ms: 12.5 }
describeRecord('a step of a capture', CaptureStep, STEP, {
  name: NO_TEXT,
  ok: NO_FLAG,
  sentence: orAbsent(NO_TEXT),
  ms: NO_NUMBER,
})

const TLS = {
  protocol: 'TLS 1.3',
  cipher: 'AES_128_GCM',
  subject: 'jobs.example',
  issuer: 'Example CA',
  validFrom: AT,
  validTo: AT,
  valid: false,
  problem: 'It has expired.',
  chain: ['MIIB'],
}
describeRecord('the facts of a TLS connection', TlsFacts, TLS, {
  protocol: NO_TEXT,
  cipher: NO_TEXT,
  subject: NO_TEXT,
  issuer: NO_TEXT,
  validFrom: NO_TEXT,
  validTo: NO_TEXT,
  valid: NO_FLAG,
  problem: orAbsent(NO_TEXT),
  chain: [...NO_LIST, [1], [null]],
})

const COUNTS = { loaded: 1, failed: 0, blocked: 0, withheld: 4, cut: 0, bytes: 1024 }
const REPORT = {
  v: 1 as const,
  captureId: uuid(2),
  requestedUrl: 'https://jobs.example/ad/7',
  finalUrl: 'https://jobs.example/ad/7',
  title: 'Waiter wanted',
  state: 'partial' as const,
  reason: { code: 'capture.incomplete', sentence: 'Parts did not load.' },
  startedAt: AT,
  endedAt: AT,
  operator: 'Asha R.',
  caseReference: 'C-2026-0001',
  purpose: 'p',
  legalBasis: 'l',
  media: 'withheld' as const,
  mediaAuthority: 'Public Prosecutor, order 12 of 2026, until 2026-12-31',
  route: 'direct' as const,
  routeSentence: 'The site saw the address of this office.',
  dropped: [
    { url: 'https://example.org/a.jpg', at: '2026-11-24T08:00:00.000Z', because: 'matched' as const },
  ],
  software: 'Smart Rescue 0.1.0',
  browser: 'Chromium',
  userAgent: 'Mozilla/5.0',
  confinement: 'Its own sandbox.',
  viewport: { width: 1280, height: 900 },
  status: 200,
  remoteAddress: '93.184.216.34',
  redirects: [{ url: 'https://jobs.example/7', status: 301 }],
  tls: TLS,
  wall: 'login' as const,
  scroll: { stoppedBecause: 'end', height: 2400, steps: 3 },
  steps: [STEP],
  requests: [REQUEST],
  egress: [{ host: 'jobs.example', port: 443, address: '93.184.216.34', allowed: true, reason: 'public' }],
  counts: COUNTS,
  claim: 'What the page showed to this browser at that time.',
}
describeRecord('a capture report', CaptureReport, REPORT, {
  v: [undefined, 0, 2, '1', true],
  captureId: NO_TEXT,
  requestedUrl: NO_TEXT,
  finalUrl: NO_TEXT,
  title: NO_TEXT,
  state: [undefined, 'queued', 'running', 'ok', ''],
  reason: NO_REASON,
  startedAt: NO_TEXT,
  endedAt: NO_TEXT,
  operator: NO_TEXT,
  caseReference: NO_TEXT,
  purpose: NO_TEXT,
  legalBasis: NO_TEXT,
  media: [undefined, '', 'loaded', true],
  mediaAuthority: [7, null],
  route: [undefined, 'Tor', 'vpn', ''],
  routeSentence: [7, null],
  dropped: [[{ url: 'x' }], 7, [{ url: 'x', at: 'y', because: 'verdict' }]],
  software: NO_TEXT,
  browser: NO_TEXT,
  userAgent: NO_TEXT,
  confinement: NO_TEXT,
  viewport: [undefined, {}, ...spoilt(REPORT.viewport)],
  status: orAbsent(NO_COUNT),
  remoteAddress: orAbsent(NO_TEXT),
  redirects: [...NO_LIST, [{}], ...spoilt({ url: 'x', status: 301 }).map((one) => [one])],
  tls: [null, {}, ...spoilt(TLS, ['problem'])],
  wall: [null, '', 'paywall', true],
  scroll: [null, {}, ...spoilt(REPORT.scroll, [], ['height'])],
  steps: [...NO_LIST, ...spoilt(STEP, ['sentence'], ['ms']).map((one) => [one])],
  requests: [...NO_LIST, [{}], [{ ...REQUEST, bytes: -1 }], [REQUEST, { ...REQUEST, fate: 'x' }]],
  egress: [...NO_LIST, ...spoilt(REPORT.egress[0] ?? {}, ['address', 'reason']).map((one) => [one])],
  counts: [undefined, {}, ...Object.keys(COUNTS).map((name) => ({ ...COUNTS, [name]: 0.5 }))],
  claim: NO_TEXT,
})

describe('the states of a capture', () => {
  it('are two on the way and four ends, and the report knows only the ends', () => {
    const ends = CaptureReport.shape.state.options
    expect(CaptureState.options).toEqual(['queued', 'running', ...ends])
  })
})

const CAPTURE = {
  id: uuid(2),
  caseId: uuid(3),
  url: 'https://jobs.example/ad/7',
  state: 'running' as const,
  reason: { code: 'capture.incomplete', sentence: 's' },
  progress: { step: 'load', requests: 3, bytes: 10, sentence: 'Loading.' },
  requestedBy: ASHA,
  requestedAt: AT,
  endedAt: AT,
  exhibit: { id: uuid(4), number: 'E-01' },
  route: { id: uuid(5), kind: 'tor' as const, name: 'Tor' },
  origin: { kind: 'watch' as const, id: 'w' },
}
describeRecord('a capture in its case', Capture, CAPTURE, {
  id: [undefined, ...NO_ID],
  caseId: [undefined, ...NO_ID],
  url: NO_TEXT,
  state: [undefined, '', 'done'],
  reason: NO_REASON,
  progress: [null, {}, ...spoilt(CAPTURE.progress)],
  requestedBy: NO_MEMBER,
  requestedAt: NO_TEXT,
  endedAt: orAbsent(NO_TEXT),
  exhibit: [null, {}, { id: 'x', number: 'E-01' }, ...spoilt(CAPTURE.exhibit)],
  route: [null, {}, { ...CAPTURE.route, kind: 'vpn' }, ...spoilt(CAPTURE.route)],
  origin: [null, {}, { kind: 'person', id: 'w' }, ...spoilt(CAPTURE.origin)],
})

const PART = {
  role: 'text',
  name: 'text.txt',
  mediaType: 'text/plain',
  length: 12,
  sha256: `sha256:${'0'.repeat(64)}`,
  ciphertext: `sha256:${'1'.repeat(64)}`,
  leafIndex: 9,
}
describeRecord('a part of an exhibit', ExhibitPart, PART, {
  role: NO_TEXT,
  name: NO_TEXT,
  mediaType: NO_TEXT,
  length: NO_COUNT,
  sha256: NO_TEXT,
  ciphertext: NO_TEXT,
  leafIndex: NO_COUNT,
})

const PROVENANCE = {
  capturedAt: AT,
  capturedBy: ASHA,
  intact: true,
  logged: 9,
  timed: { from: AT, to: AT },
  witnessed: { have: 0, want: 0 },
}
describeRecord('the provenance of an exhibit', Provenance, PROVENANCE, {
  capturedAt: NO_TEXT,
  capturedBy: NO_MEMBER,
  intact: NO_FLAG,
  logged: [...NO_COUNT, true, 'yes'],
  timed: [null, {}, ...spoilt(PROVENANCE.timed)],
  witnessed: [undefined, {}, 1, true, ...spoilt(PROVENANCE.witnessed)],
})

const SUMMARY = {
  id: uuid(4),
  caseId: uuid(3),
  number: 'E-01',
  title: 'Waiter wanted',
  url: 'https://jobs.example/ad/7',
  finalUrl: 'https://jobs.example/ad/7',
  state: 'complete' as const,
  reason: { code: 'capture.incomplete', sentence: 's' },
  excerpt: 'Waiter wanted …',
  mentions: 2,
  provenance: PROVENANCE,
  source: 'import' as const,
  held: { kind: 'chat' as const, accessMode: 'given' as const, quarantined: false },
}
const SUMMARY_WRONG = {
  id: [undefined, ...NO_ID],
  caseId: [undefined, ...NO_ID],
  number: NO_TEXT,
  title: NO_TEXT,
  url: NO_TEXT,
  finalUrl: NO_TEXT,
  state: [undefined, 'failed', 'refused', ''],
  reason: NO_REASON,
  excerpt: NO_TEXT,
  mentions: NO_COUNT,
  provenance: [undefined, null, {}, true, { ...PROVENANCE, intact: 'green' }],
  source: [undefined, '', 'upload'],
  held: [null, {}, 'chat', ...spoilt(SUMMARY.held), { ...SUMMARY.held, accessMode: 'found' }],
}
describeRecord('an exhibit in a list', ExhibitSummary, SUMMARY, SUMMARY_WRONG)

const MENTION = {
  kind: 'phone' as const,
  start: 5,
  end: 15,
  original: '9800000101',
  normal: '+9779800000101',
  rule: 'phone.national',
  confidence: 0.8,
  currency: 'NPR',
  platform: 'esewa',
  why: 'It is written as numbers are in Nepal.',
}
const MENTION_WRONG = {
  kind: [undefined, '', 'Phone', 'face', 'age', 'appearance'],
  start: NO_NATURAL,
  end: [...NO_NATURAL, 0],
  original: [...NO_TEXT, ''],
  normal: [...NO_TEXT, ''],
  rule: [...NO_TEXT, ''],
  confidence: [...NO_NUMBER, -0.01, 1.01],
  why: [...NO_TEXT, ''],
  currency: ['', 'npr', 'RUPEE', 5],
  platform: [5, {}],
}
describeRecord('a mention', Mention, MENTION, MENTION_WRONG)

const MARK = { ...MENTION, selectorId: uuid(5), seenIn: 2 }
describeRecord('a mark in an exhibit’s text', ExhibitMention, MARK, {
  ...MENTION_WRONG,
  selectorId: [undefined, ...NO_ID],
  seenIn: NO_COUNT,
})

describeRecord(
  'an exhibit in full',
  Exhibit,
  {
    ...SUMMARY,
    caseReference: 'C-2026-0001',
    purpose: 'p',
    legalBasis: 'l',
    text: 'Waiter wanted',
    marks: [MARK],
    parts: [PART],
    report: REPORT,
    importReport: IMPORT_REPORT,
    importTerms: IMPORT_TERMS,
    archiveCheck: ARCHIVE_CHECK,
    children: [{ ...INNER_FILE, exhibit: uuid(9) }],
    recognised: [{ ...RECOGNISED_PART, role: 'ocr-original', marks: [MARK] }],
  },
  {
    ...SUMMARY_WRONG,
    caseReference: NO_TEXT,
    purpose: NO_TEXT,
    legalBasis: NO_TEXT,
    text: NO_TEXT,
    marks: [
      ...NO_LIST,
      [MENTION],
      ...spoilt(MARK, ['currency', 'platform'], ['confidence']).map((one) => [one]),
    ],
    parts: [...NO_LIST, [{}], ...spoilt(PART).map((one) => [one])],
    report: [null, {}, { ...REPORT, v: 2 }],
    importReport: [null, {}, { ...IMPORT_REPORT, v: 2 }],
    importTerms: [null, 'x', { givenBy: '' }],
    archiveCheck: [null, {}, { ...ARCHIVE_CHECK, ok: 'yes' }],
    children: [null, 'a', [{}], [{ ...INNER_FILE, exhibit: 'x' }]],
    recognised: [null, 'a', [{}], [RECOGNISED_PART], [{ ...RECOGNISED_PART, role: 'r', marks: [{}] }]],
  },
)

describeRecord(
  'an entry of an exhibit’s history',
  CustodyEntry,
  {
    n: 0,
    index: 9,
    type: 'evidence.sealed',
    at: AT,
    actor: ASHA,
    role: 'text',
    purpose: 'capture',
    leafHash: 'x',
  },
  {
    n: NO_COUNT,
    index: NO_COUNT,
    type: NO_TEXT,
    at: NO_TEXT,
    actor: orAbsent(NO_MEMBER),
    role: orAbsent(NO_TEXT),
    purpose: orAbsent(NO_TEXT),
    leafHash: NO_TEXT,
  },
)

describe('the kinds of selector', () => {
  it('are ways to reach somebody, never what somebody looks like', () => {
    expect(SelectorKind.options).toEqual(['phone', 'email', 'url', 'handle', 'wallet', 'account'])
  })

  it('show four separate marks of provenance, and no field that sums them up', () => {
    expect(Object.keys(Provenance.shape)).toEqual([
      'capturedAt',
      'capturedBy',
      'intact',
      'logged',
      'timed',
      'witnessed',
    ])
  })
})
