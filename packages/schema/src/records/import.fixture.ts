/** A typical import report and its fellows, for the promises of imports and of exhibits. Invented and innocuous. */
import { uuid } from './describe-record.fixture.ts'
import type { ArchiveCheck, ImportReport, ImportTerms, InnerFile, RecognisedPart } from './import.ts'

/** Every field filled. */
export const IMPORT_REPORT: ImportReport = {
  v: 1,
  fileId: uuid(20),
  fileName: 'chat.txt',
  declaredType: 'text/plain',
  mediaType: 'text/plain',
  kind: 'chat',
  length: 12,
  sha256: '0'.repeat(64),
  state: 'read',
  reason: { code: 'file.broken', sentence: 's' },
  accessMode: 'given',
  consent: 'given',
  receivedOn: '2026-11-20',
  importedAt: '2026-11-24T08:00:00.000Z',
  operator: 'Asha R.',
  caseReference: 'C-2026-0001',
  purpose: 'p',
  legalBasis: 'l',
  media: 'withheld',
  parent: { exhibitId: uuid(21), sha256: '1'.repeat(64) },
  facts: [{ group: 'chat', name: 'form', value: 'WhatsApp text' }],
  problems: ['It has two endings.'],
  children: 0,
  messages: 2,
  languages: [{ language: 'ne', confidence: 0.9 }],
  derivatives: [{ role: 'text', method: 'read as UTF-8' }],
  confinement: 'No network.',
  software: 'Smart Rescue 0.1.0',
  claim: 'These are the bytes as they were handed over.',
}

/** The sealed words. */
export const IMPORT_TERMS: ImportTerms = { givenBy: 'a neighbour', consentBy: 'she herself', note: 'by post' }

/** A file inside. */
export const INNER_FILE: InnerFile = {
  name: 'a.txt',
  mediaType: 'text/plain',
  length: 3,
  sha256: '2'.repeat(64),
}

/** Text off a picture. */
export const RECOGNISED_PART: RecognisedPart = {
  v: 1,
  of: 'original',
  text: 'Waiter wanted',
  confidence: 0.7,
  languages: ['eng'],
  method: 'tesseract',
}

/** A checked archive. */
export const ARCHIVE_CHECK: ArchiveCheck = {
  v: 1,
  ok: false,
  proofs: [{ part: 'manifest', state: 'refuted', sentence: 's' }],
  findings: [{ code: 'manifest.hash', severity: 'error', sentence: 's', at: 'archive/data.warc.gz' }],
  page: { url: 'https://jobs.example/', at: '2026-11-20T08:00:00.000Z' },
}
