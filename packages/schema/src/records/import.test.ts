/** Imports: what a person states, what leaves, and that who gave a file has no place in what a package carries. */
import { describe, expect, it } from 'vitest'
import {
  describeRecord,
  NO_COUNT,
  NO_ID,
  NO_LIST,
  NO_TEXT,
  orAbsent,
  spoilt,
  uuid,
} from './describe-record.fixture.ts'
import { ARCHIVE_CHECK, IMPORT_REPORT, IMPORT_TERMS, INNER_FILE, RECOGNISED_PART } from './import.fixture.ts'
import {
  ArchiveCheck,
  HeldFileState,
  HeldKind,
  ImportDraft,
  ImportedFile,
  ImportReport,
  ImportTerms,
  InnerFile,
  RecognisedPart,
  StatedFact,
  StatedMessage,
} from './import.ts'

const AT = '2026-11-24T08:00:00.000Z'
const ASHA = { id: uuid(1), displayName: 'Asha R.' }
const NO_LINE = [null, 7, '', '   ', 'x'.repeat(501), 'a\nb', 'a\0']
const NO_ACCESS = [undefined, null, '', 'Given', 'found', 'leaked']
const NO_CONSENT = [undefined, null, '', 'yes', true]
const NO_REASON = [null, 'x', {}, { code: 'a' }, { sentence: 'b' }]
const NO_MEMBER = [undefined, null, 'Asha', {}, { id: 'x', displayName: 'A' }]

describeRecord(
  'what a person states before she imports',
  ImportDraft,
  {
    accessMode: 'given',
    receivedOn: '2026-11-20',
    consent: 'given',
    purpose: 'p',
    legalBasis: 'l',
    ...IMPORT_TERMS,
  },
  {
    accessMode: NO_ACCESS,
    givenBy: NO_LINE,
    receivedOn: [undefined, null, 7, '', '20.11.2026', '2026-13-01', '2026-11-31', AT],
    consent: NO_CONSENT,
    consentBy: NO_LINE,
    purpose: [undefined, ...NO_LINE],
    legalBasis: [undefined, ...NO_LINE],
    note: [null, 7, 'x'.repeat(2_001), 'a\0'],
  },
)

describeRecord('the sealed words of an import', ImportTerms, IMPORT_TERMS, {
  givenBy: NO_LINE,
  consentBy: NO_LINE,
  note: [null, 7, 'x'.repeat(2_001), 'a\0'],
})

describeRecord(
  'an imported file in its case',
  ImportedFile,
  {
    id: uuid(20),
    importId: uuid(22),
    state: 'read',
    reason: { code: 'file.broken', sentence: 's' },
    name: 'chat.txt',
    nameSha256: '3'.repeat(64),
    length: 12,
    step: 'reading',
    accessMode: 'given',
    consent: 'given',
    importedBy: ASHA,
    requestedAt: AT,
    endedAt: AT,
    exhibit: { id: uuid(4), number: 'E-01' },
    known: true,
  },
  {
    id: [undefined, ...NO_ID],
    importId: [undefined, ...NO_ID],
    state: [undefined, '', 'complete', 'failed'],
    reason: NO_REASON,
    name: orAbsent(NO_TEXT),
    nameSha256: NO_TEXT,
    length: NO_COUNT,
    step: orAbsent(NO_TEXT),
    accessMode: NO_ACCESS,
    consent: NO_CONSENT,
    importedBy: NO_MEMBER,
    requestedAt: NO_TEXT,
    endedAt: orAbsent(NO_TEXT),
    exhibit: [null, {}, { id: 'x', number: 'E-01' }],
    known: [null, 'yes', 1],
  },
)

describeRecord(
  'a fact that stands in the file',
  StatedFact,
  { group: 'EXIF', name: 'Model', value: 'Invented 5' },
  { group: NO_TEXT, name: NO_TEXT, value: NO_TEXT },
)

describeRecord(
  'a message',
  StatedMessage,
  { at: '20/11/2026, 18:03', from: 'Harbour Jobs', text: 'Ring me', attachment: 'a.pdf' },
  { at: orAbsent(NO_TEXT), from: orAbsent(NO_TEXT), text: NO_TEXT, attachment: orAbsent(NO_TEXT) },
)

describeRecord('a file inside a file', InnerFile, INNER_FILE, {
  name: NO_TEXT,
  mediaType: NO_TEXT,
  length: NO_COUNT,
  sha256: orAbsent(NO_TEXT),
})

describeRecord('text off a picture', RecognisedPart, RECOGNISED_PART, {
  v: [undefined, 2, '1'],
  of: NO_TEXT,
  text: NO_TEXT,
  confidence: [undefined, null, '1', Number.NaN],
  languages: [...NO_LIST, [7]],
  method: NO_TEXT,
})

describeRecord('a checked archive', ArchiveCheck, ARCHIVE_CHECK, {
  v: [undefined, 2],
  ok: [undefined, null, 'yes'],
  proofs: [...NO_LIST, [{}], [{ ...ARCHIVE_CHECK.proofs[0], state: 'proved' }]],
  findings: [...NO_LIST, [{}], [{ ...ARCHIVE_CHECK.findings[0], severity: 'info' }]],
  page: [null, 'x', {}, { url: 'x' }],
})

describeRecord('an import report', ImportReport, IMPORT_REPORT, {
  v: [undefined, 2, '1'],
  fileId: NO_TEXT,
  fileName: NO_TEXT,
  declaredType: NO_TEXT,
  mediaType: NO_TEXT,
  kind: [undefined, '', 'selfie'],
  length: NO_COUNT,
  sha256: NO_TEXT,
  state: [undefined, 'refused', ''],
  reason: NO_REASON,
  accessMode: NO_ACCESS,
  consent: NO_CONSENT,
  receivedOn: NO_TEXT,
  importedAt: NO_TEXT,
  operator: NO_TEXT,
  caseReference: NO_TEXT,
  purpose: NO_TEXT,
  legalBasis: NO_TEXT,
  media: [undefined, '', 'shown'],
  parent: [null, {}, 'x', { exhibitId: uuid(1) }],
  facts: [...NO_LIST, [{}]],
  problems: [...NO_LIST, [7]],
  children: NO_COUNT,
  messages: NO_COUNT,
  languages: [
    ...NO_LIST,
    ...spoilt({ language: 'ne', confidence: 0.9 }, [], ['confidence']).map((one) => [one]),
  ],
  derivatives: [...NO_LIST, ...spoilt({ role: 'text', method: 'm' }).map((one) => [one])],
  confinement: NO_TEXT,
  software: NO_TEXT,
  claim: NO_TEXT,
})

describe('who gave a file', () => {
  it('has no field in the report that stands in every package', () => {
    const fields = Object.keys(ImportReport.shape)
    for (const field of Object.keys(ImportTerms.shape)) expect(fields).not.toContain(field)
    const strict = ImportReport.parse({ ...IMPORT_REPORT, ...IMPORT_TERMS })
    expect(JSON.stringify(strict)).not.toContain('neighbour')
  })

  it('has no field in the list of files either', () => {
    for (const field of Object.keys(ImportTerms.shape))
      expect(Object.keys(ImportedFile.shape)).not.toContain(field)
  })
})

describe('the words of imports', () => {
  it('know “unknown” as a kind, and no kind that judges what is seen', () => {
    expect(HeldKind.options).toContain('unknown')
    for (const kind of HeldKind.options) expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('end a file as read, quarantined or refused and in no other way', () => {
    expect(HeldFileState.options).toEqual(['queued', 'running', 'read', 'quarantined', 'refused'])
  })
})
