/** Cases, their teams, notes and logs: what a person may give, and what leaves. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CaseDraft,
  CaseSummary,
  CountryCode,
  LeadKind,
  Line,
  LogLine,
  NextThing,
  Note,
  Notice,
  Stage,
  TeamMember,
} from './case.ts'
import {
  describeRecord,
  NO_COUNT,
  NO_ID,
  NO_LIST,
  NO_TEXT,
  orAbsent,
  uuid,
} from './describe-record.fixture.ts'

const ASHA = { id: uuid(1), displayName: 'Asha R.' }
const NO_MEMBER = [
  undefined,
  null,
  'Asha',
  { id: 'x', displayName: 'A' },
  { id: uuid(1) },
  { displayName: 'A' },
]
const CONTROL = ['a\nb', 'a\0', 'a\u001b[0m', 'a\u0085b', 'a\u007f']
const AT = '2026-11-24T08:00:00.000Z'

describeRecord(
  'a case as it is opened',
  CaseDraft,
  {
    title: 'Blue door',
    leadKind: 'recruitment',
    countries: ['NP', 'IN'],
    purpose: 'Check an advert for work abroad',
    legalBasis: 'Consent of the reporter',
  },
  {
    title: [...NO_TEXT, '', '   ', 'x'.repeat(201), ...CONTROL],
    leadKind: [undefined, null, '', 'Recruitment', 'unknown', 7],
    countries: [
      ...NO_LIST,
      [],
      ['np'],
      ['NPL'],
      ['N'],
      [''],
      ['NP '],
      ['12'],
      ['ÄÖ'],
      [7],
      Array(21).fill('NP'),
    ],
    purpose: [...NO_TEXT, '', '   ', 'x'.repeat(501), ...CONTROL],
    legalBasis: [...NO_TEXT, '', '   ', 'x'.repeat(501), ...CONTROL],
  },
)

const COUNTS = { exhibits: 2, captures: 3, links: 1, proposals: 0, dossiers: 0, notes: 4 }
describeRecord(
  'a case in a list',
  CaseSummary,
  {
    id: uuid(2),
    reference: 'C-2026-0001',
    title: 'Blue door',
    leadKind: 'travel',
    countries: ['NP'],
    purpose: 'p',
    legalBasis: 'l',
    state: 'open',
    openedAt: AT,
    openedBy: ASHA,
    counts: COUNTS,
    lastActivityAt: AT,
  },
  {
    id: [undefined, ...NO_ID],
    reference: NO_TEXT,
    title: NO_TEXT,
    leadKind: [undefined, 'x', 1],
    countries: [...NO_LIST, [1], [null]],
    purpose: NO_TEXT,
    legalBasis: NO_TEXT,
    state: [undefined, '', 'Open', 'deleted', 1],
    openedAt: NO_TEXT,
    openedBy: NO_MEMBER,
    counts: [
      undefined,
      null,
      {},
      7,
      ...Object.keys(COUNTS).flatMap((name) => NO_COUNT.map((bad) => ({ ...COUNTS, [name]: bad }))),
    ],
    lastActivityAt: NO_TEXT,
  },
)

describeRecord(
  'a stage of the line',
  Stage,
  { name: 'evidence', state: 'now', count: 3, at: AT },
  {
    name: [undefined, 'Evidence', 'verdict', ''],
    state: [undefined, 'past', ''],
    count: orAbsent(NO_COUNT),
    at: orAbsent(NO_TEXT),
  },
)

describeRecord(
  'a person on a team',
  TeamMember,
  { member: ASHA, roles: ['lawyer'], since: AT, addedBy: ASHA },
  { member: NO_MEMBER, roles: [...NO_LIST, [1]], since: NO_TEXT, addedBy: NO_MEMBER },
)

describeRecord(
  'a note',
  Note,
  { id: uuid(3), body: 'The number is on both pages.', author: ASHA, at: AT, exhibit: uuid(4) },
  {
    id: [undefined, ...NO_ID],
    body: NO_TEXT,
    author: NO_MEMBER,
    at: NO_TEXT,
    exhibit: orAbsent(NO_TEXT),
  },
)

describeRecord(
  'a line of the log',
  LogLine,
  {
    index: 7,
    type: 'note.written',
    at: AT,
    actor: ASHA,
    exhibit: uuid(4),
    role: 'text',
    leafHash: 'sha256:00',
  },
  {
    index: NO_COUNT,
    type: NO_TEXT,
    at: NO_TEXT,
    actor: orAbsent(NO_MEMBER),
    exhibit: orAbsent(NO_TEXT),
    role: orAbsent(NO_TEXT),
    leafHash: NO_TEXT,
  },
)

describeRecord(
  'a notice',
  Notice,
  {
    id: uuid(5),
    kind: 'selector-asked',
    caseId: uuid(2),
    caseReference: 'C-2026-0001',
    selectorId: uuid(6),
    selector: '+9779800000101',
    from: ASHA,
    message: 'May I see this?',
    watchId: uuid(7),
    page: 'https://jobs.example/ad/7',
    searchId: uuid(8),
    search: 'Piers',
    matches: 2,
    taskId: uuid(9),
    at: AT,
    readAt: AT,
  },
  {
    id: [undefined, ...NO_ID],
    kind: [undefined, '', 'other'],
    caseId: NO_ID,
    caseReference: orAbsent(NO_TEXT),
    selectorId: NO_ID,
    selector: orAbsent(NO_TEXT),
    from: orAbsent(NO_MEMBER),
    message: orAbsent(NO_TEXT),
    watchId: NO_ID,
    page: orAbsent(NO_TEXT),
    searchId: NO_ID,
    search: orAbsent(NO_TEXT),
    matches: ['many', 1.5],
    taskId: NO_ID,
    at: NO_TEXT,
    readAt: orAbsent(NO_TEXT),
  },
)

describe('a case’s words', () => {
  it('knows the kinds of lead of the design, and always an “other”', () => {
    expect(LeadKind.options).toContain('other')
    expect(LeadKind.options).toHaveLength(8)
    expect(new Set(LeadKind.options).size).toBe(8)
  })

  it('runs the line in its order, from lead to outcome', () => {
    expect(Stage.shape.name.options.join(' → ')).toBe(
      'lead → evidence → links → case → readiness → dossier → referral → outcome',
    )
  })

  it('names the next thing as a code and never as prose', () => {
    for (const code of NextThing.options) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })
})

describe('a country code', () => {
  it.each([['NP'], ['IN'], ['KH'], ['BR'], ['XK']])('accepts %s', (code) => {
    expect(CountryCode.parse(code)).toBe(code)
  })

  it('accepts nothing but two capital ASCII letters, whatever is tried', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4 }), (text) => {
        expect(CountryCode.safeParse(text).success).toBe(/^[A-Z][A-Z]$/.test(text) && text.length === 2)
      }),
    )
    for (const near of ['NP\n', '\nNP', 'ＮＰ', 'NΡ', 'np', 'N1']) {
      expect(CountryCode.safeParse(near).success, JSON.stringify(near)).toBe(false)
    }
  })
})

describe('a line of text', () => {
  it('loses blanks at its edges before it is measured', () => {
    expect(Line.parse(`  ${'x'.repeat(500)}\n`)).toHaveLength(500)
    expect(Line.safeParse(`  ${'x'.repeat(501)}`).success).toBe(false)
    expect(Line.safeParse(' \n\t ').success).toBe(false)
  })

  it('keeps every script, direction marks and emoji as written', () => {
    for (const text of [
      'काठमाडौं',
      'مرحبا \u200f abc',
      'ພາສາລາວ',
      '👍🏽 fine',
      'a\u0301',
      '<script>x</script>',
    ])
      expect(Line.parse(text)).toBe(text)
  })

  it('never lets a control character through, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const read = Line.safeParse(text)
        if (read.success) expect(read.data).not.toMatch(/\p{Cc}/u)
        if (/\p{Cc}/u.test(text.trim())) expect(read.success).toBe(false)
      }),
    )
  })
})
