/** The words of the report. English is complete; other languages are begun, fall back to English word by word, and say so on the cover. */
import type { CustodyPurpose, CustodyType, LeadKind, Locale } from '@smart-rescue/schema'
import { ES, HI, NE, PT } from './report-words-begun.ts'
import { EN, type ReportWords } from './report-words-english.ts'

export type { ReportWords } from './report-words-english.ts'

const BEGUN: Readonly<Partial<Record<Locale, Partial<ReportWords>>>> = { ne: NE, hi: HI, es: ES, pt: PT }

const UNREVIEWED =
  'This translation is begun and has not been reviewed; the English report is the one that counts.'
const NOT_BEGUN = 'The report has not been translated into the language that was asked for.'

/** The language in which the report is printed: the one asked for where its words are begun, English otherwise. */
export const languageFor = (locale: Locale): Locale => (BEGUN[locale] ? locale : 'en')

/** The words for a language. */
export const wordsFor = (locale: Locale): ReportWords => {
  if (locale === 'en') return EN
  const begun = BEGUN[locale]
  return { ...EN, unreviewed: begun ? UNREVIEWED : NOT_BEGUN, ...begun }
}

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
  'list.started': 'list of addresses started',
  'list.ended': 'list of addresses ended',
  'watch.started': 'watch started',
  'watch.changed': 'watch changed',
  'watch.checked': 'watched page checked',
  'watch.ended': 'watch ended',
  'capture.compared': 'captures compared',
  'import.requested': 'import asked for',
  'import.ended': 'import ended',
  'exhibit.derived': 'derived',
  'authority.granted': 'media authority granted',
  'authority.ended': 'media authority ended',
  'hashlist.loaded': 'known-hash list loaded',
  'hashlist.dropped': 'known-hash list dropped',
  'material.stopped': 'material stopped and dropped',
  'hotline.reported': 'reported to a hotline',
  'receipt.locked': 'accidental receipt locked',
  'receipt.instructed': 'instruction on an accidental receipt',
  'table.requested': 'table of rows taken in',
  'table.ended': 'table of rows read',
  'rows.expired': 'rows expired',
  'join.decided': 'join decided',
  'source.aside': 'source put aside or taken back',
  'lead.raised': 'lead raised',
  'lead.decided': 'lead decided',
  'network.exported': 'network exported',
  'evidence.shredded': 'evidence destroyed at the end of its time',
  'law.loaded': 'law pack loaded',
  'charge.framed': 'facts of the act described',
  'element.judged': 'element judged',
  'playbook.changed': 'playbook changed',
  'task.changed': 'task changed',
  'exploitation.described': 'exploitation described',
  'person.changed': 'person of the case changed',
  'custodian.changed': 'custodian changed',
  'identity.sealed': 'identity sealed',
  'identity.opened': 'identity opened',
  'safety.planned': 'safety plan written',
  'consent.noted': 'consent noted',
  'referral.changed': 'referral changed',
  'stage.changed': 'stage on the road entered',
  'case.assigned': 'case handed over',
  'report.exported': 'report exported',
  'search.saved': 'search saved',
  'search.dropped': 'search dropped',
  'setting.changed': 'setting changed',
  'time.anchored': 'time stamped',
  'checkpoint.witnessed': 'checkpoint witnessed',
  'witness.trusted': 'witness trusted',
  'witness.cosigned': 'checkpoint of a partner cosigned',
  'witness.refused': 'checkpoint of a partner refused',
  'key.rotated': 'key rotated',
  'key.revoked': 'key revoked',
  'recovery.shared': 'recovery shares made',
  'recovery.tested': 'recovery shares tested',
}

/** Purposes of the custody log in words. */
export const PURPOSES: Readonly<Record<CustodyPurpose, string>> = {
  capture: 'to capture',
  import: 'to import',
  review: 'to review',
  link: 'to link',
  dossier: 'for a dossier',
  verification: 'to verify',
  safeguard: 'to safeguard',
  operation: 'to operate',
  safety: 'to keep somebody safe',
  law: 'to judge the law',
  referral: 'to hand over and follow',
}

/** Kinds of lead in words. */
export const LEADS: Readonly<Record<LeadKind, string>> = {
  recruitment: 'recruitment',
  extortion: 'extortion',
  'offer-of-a-child': 'offer of a child',
  livestream: 'livestream',
  'hidden-venue': 'hidden venue',
  'dark-web-forum': 'dark-web forum',
  travel: 'travel',
  other: 'other',
}
