/** The words of the report. English is complete; other languages are begun, fall back to English word by word, and say so on the cover. */
import type { CustodyPurpose, CustodyType, LeadKind, Locale } from '@smart-rescue/schema'
import { ES, HI, NE, PT } from './report-words-begun.ts'

/** The English words; their keys are the table that translations fill. */
export const EN = {
  unreviewed: '',
  report: 'Evidence report',
  contents: 'Contents',
  caseReference: 'Case',
  pseudonym: 'The title is a pseudonym. No name of a child stands in this report.',
  leadKind: 'Kind of lead',
  countries: 'Countries',
  purpose: 'Purpose',
  legalBasis: 'Legal basis',
  organisation: 'Organisation',
  opened: 'Case opened',
  madeAt: 'Package made',
  madeBy: 'by',
  packageNumber: 'Package number',
  checkpoint: 'Log checkpoint',
  logOrigin: 'Log',
  logSize: 'Entries',
  logRoot: 'Root',
  logKey: 'Key of the log',
  signerKey: 'Key that signs the package',
  keyHint:
    'Compare both keys with what the organisation gave you by another way. Printed here they prove nothing.',
  summary: 'Summary',
  exhibits: 'Exhibits',
  complete: 'complete',
  partial: 'partial',
  selectors: 'Selectors',
  inSeveral: 'in more than one exhibit',
  acceptedLinks: 'Accepted links',
  intact: 'Intact',
  intactAtExport: 'every part was read and compared with its seal when this package was made',
  logged: 'Logged',
  loggedAll: 'every entry of every history stands in the log below this checkpoint',
  loggedAs: 'entry',
  timed: 'Timed',
  witnessed: 'Witnessed',
  byNobody: 'by nobody yet',
  fourMarks:
    'These are four separate statements. Nobody outside the organisation has confirmed a time or seen the log yet.',
  chronology: 'Chronology of exhibits',
  capturedAt: 'Captured',
  capturedBy: 'Captured by',
  exhibit: 'Exhibit',
  title: 'Title',
  address: 'Address',
  askedAddress: 'Address asked for',
  finalAddress: 'Address reached',
  state: 'State',
  reason: 'Reason',
  provenance: 'Provenance',
  screenshot: 'Screenshot (first part). Images and media were withheld: neutral tiles stand in their place.',
  noScreenshot: 'The screenshot is in the package.',
  environment: 'Environment',
  software: 'Software',
  browser: 'Browser',
  confinement: 'Confinement',
  viewport: 'Window',
  remoteAddress: 'Server address',
  status: 'Status',
  tls: 'Connection',
  notLoaded: 'Withheld / not loaded',
  claim: 'What is claimed',
  parts: 'Parts',
  file: 'File in the package',
  bytes: 'Bytes',
  sha256: 'SHA-256',
  entry: 'Entry',
  kind: 'Kind',
  normalForm: 'Normal form',
  asWritten: 'As written',
  seenIn: 'Seen in',
  whyTaken: 'Why it was taken',
  noSelectors: 'No selector was found in these exhibits.',
  links: 'Links',
  linksNote:
    'The machine proposed these links; the person named decided. A shared selector does not prove that one person stands behind both pages.',
  noLinks: 'No link between these exhibits was accepted.',
  sameSelector: 'The same selector stands in both',
  decidedBy: 'Accepted by',
  custody: 'Custody',
  custodyNote:
    'Every act on an exhibit, in order, as it stands in the log. Times are those of the organisation’s own clock.',
  number: 'No.',
  time: 'Time (UTC)',
  act: 'Act',
  who: 'Who',
  part: 'Part',
  method: 'Method and limits',
  checking: 'How to check this package',
  page: 'Page',
} as const

/** A table of words. */
export type ReportWords = Readonly<Record<keyof typeof EN, string>>

const BEGUN: Readonly<Partial<Record<Locale, Partial<ReportWords>>>> = { ne: NE, hi: HI, es: ES, pt: PT }

/** The words for a language. */
export const wordsFor = (locale: Locale): ReportWords => {
  const begun = BEGUN[locale]
  return begun || locale !== 'en' ? { ...EN, unreviewed: UNREVIEWED, ...begun } : EN
}

const UNREVIEWED =
  'This translation is begun and has not been reviewed; the English report is the one that counts.'

/** Acts of the custody log in words. */
export const ACTS: Readonly<Record<CustodyType, string>> = {
  'log.opened': 'log opened',
  'member.added': 'member added',
  'member.changed': 'member changed',
  'case.opened': 'case opened',
  'case.changed': 'case changed',
  'team.joined': 'joined the team',
  'team.left': 'left the team',
  'note.written': 'note written',
  'capture.requested': 'capture asked for',
  'capture.ended': 'capture ended',
  'evidence.sealed': 'sealed',
  'exhibit.recorded': 'exhibit recorded',
  'evidence.read': 'read',
  'link.proposed': 'link proposed',
  'link.decided': 'link decided',
  'selector.asked': 'selector asked about',
  'package.exported': 'exported in this package',
  'package.read': 'package downloaded',
  'backup.made': 'backup made',
  'backup.restored': 'backup restored',
  'index.rebuilt': 'index rebuilt',
  'log.verified': 'log verified',
}

/** Purposes of the custody log in words. */
export const PURPOSES: Readonly<Record<CustodyPurpose, string>> = {
  capture: 'to capture',
  review: 'to review',
  link: 'to link',
  dossier: 'for a dossier',
  verification: 'to verify',
  operation: 'to operate',
}

/** Kinds of lead in words. */
export const LEADS: Readonly<Record<LeadKind, string>> = {
  recruitment: 'recruitment',
  extortion: 'extortion',
  'offer-of-a-child': 'offer of a child',
  livestream: 'livestream',
  'hidden-venue': 'hidden venue',
  travel: 'travel',
  other: 'other',
}
