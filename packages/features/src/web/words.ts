/** The closed lists of the schema in words: roles, kinds, stages, states. One place, so that a word is translated once. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CaptureState, LeadKind, MentionKind, Role, SelectorKind, Stage } from '@smart-rescue/schema'

/** A role: its name and what it may do, in one sentence. */
export const ROLE_WORDS: Record<Role, { readonly name: MessageDescriptor; readonly may: MessageDescriptor }> =
  {
    operator: {
      name: msg`Operator`,
      may: msg`Keeps the installation running: adds people, makes backups. Reads no case.`,
    },
    'case-officer': {
      name: msg`Case officer`,
      may: msg`Opens cases, chooses the team, decides links and exports dossiers.`,
    },
    investigator: {
      name: msg`Investigator`,
      may: msg`Captures addresses, reads evidence, writes notes and decides links in her cases.`,
    },
    lawyer: {
      name: msg`Lawyer`,
      may: msg`Reads evidence, writes notes and exports dossiers in her cases.`,
    },
    'social-worker': {
      name: msg`Social worker`,
      may: msg`Reads and writes notes in her cases, for the safety of the child.`,
    },
    auditor: {
      name: msg`Auditor`,
      may: msg`Checks the custody log of the whole organisation. Sees acts, no content and no names.`,
    },
  }

/** Kinds of lead. */
export const LEAD_WORDS: Record<LeadKind, MessageDescriptor> = {
  recruitment: msg`Recruitment abroad or away from home`,
  extortion: msg`Extortion`,
  'offer-of-a-child': msg`Offer of a child`,
  livestream: msg`Livestream`,
  'hidden-venue': msg`Hidden venue`,
  travel: msg`Travel`,
  'dark-web-forum': msg`Dark-web forum`,
  other: msg`Other lead`,
}

/** Stages of the line. */
export const STAGE_WORDS: Record<Stage['name'], MessageDescriptor> = {
  lead: msg`Lead`,
  evidence: msg`Evidence`,
  links: msg`Links`,
  case: msg`Case`,
  readiness: msg`Readiness`,
  dossier: msg`Dossier`,
  referral: msg`Referral`,
  outcome: msg`Outcome`,
}

/** Where a stage stands, for screen readers. */
export const STAGE_STATE_WORDS: Record<Stage['state'], MessageDescriptor> = {
  done: msg`done`,
  now: msg`the case stands here`,
  ahead: msg`ahead`,
}

/** States of a capture. */
export const CAPTURE_WORDS: Record<CaptureState, MessageDescriptor> = {
  queued: msg`waiting`,
  running: msg`capturing`,
  complete: msg`complete`,
  partial: msg`partial`,
  refused: msg`refused`,
  failed: msg`failed`,
}

/** Steps of a running capture or export. */
export const STEP_WORDS: Record<string, MessageDescriptor> = {
  resolving: msg`Looking up the host`,
  loading: msg`Loading the page`,
  scrolling: msg`Scrolling to the end`,
  settling: msg`Waiting for the page to come to rest`,
  recording: msg`Recording text and picture`,
  packing: msg`Packing the archive`,
  sealing: msg`Sealing into the locker`,
  reading: msg`Reading and checking every exhibit`,
  logging: msg`Writing the export into the log`,
  printing: msg`Printing the report`,
}

/** Kinds of selector. */
export const SELECTOR_WORDS: Record<SelectorKind, MessageDescriptor> = {
  phone: msg`Phone number`,
  email: msg`E-mail address`,
  url: msg`Web address`,
  handle: msg`Handle`,
  wallet: msg`Wallet`,
  account: msg`Account`,
}

/** Everything the extraction finds: selectors and statements. */
export const MENTION_WORDS: Record<MentionKind, MessageDescriptor> = {
  ...SELECTOR_WORDS,
  price: msg`Price`,
  date: msg`Date`,
  place: msg`Place`,
  name: msg`Name (candidate)`,
}

/** Acts of the custody log. */
export const ACT_WORDS: Record<string, MessageDescriptor> = {
  'log.opened': msg`Custody log opened`,
  'member.added': msg`Member added`,
  'member.changed': msg`Member changed`,
  'case.opened': msg`Case opened`,
  'case.changed': msg`Case corrected`,
  'team.joined': msg`Joined the team`,
  'team.left': msg`Left the team`,
  'note.written': msg`Note written`,
  'capture.requested': msg`Capture asked for`,
  'capture.ended': msg`Capture ended`,
  'evidence.sealed': msg`Part sealed`,
  'exhibit.recorded': msg`Exhibit recorded`,
  'evidence.read': msg`Evidence read`,
  'link.proposed': msg`Link proposed by the machine`,
  'link.decided': msg`Link decided`,
  'selector.asked': msg`Owner of a selector asked`,
  'table.requested': msg`Table of rows taken in`,
  'table.ended': msg`Table of rows read`,
  'rows.expired': msg`Rows expired`,
  'join.decided': msg`Join decided`,
  'source.aside': msg`Source put aside or taken back`,
  'lead.raised': msg`Lead raised`,
  'lead.decided': msg`Lead decided`,
  'network.exported': msg`Network exported`,
  'evidence.shredded': msg`Evidence destroyed at the end of its time`,
  'law.loaded': msg`Law pack loaded`,
  'charge.framed': msg`Facts of the act described`,
  'element.judged': msg`Element judged`,
  'playbook.changed': msg`Playbook changed`,
  'task.changed': msg`Task changed`,
  'exploitation.described': msg`Exploitation described`,
  'person.changed': msg`Person of the case changed`,
  'custodian.changed': msg`Custodian changed`,
  'identity.sealed': msg`Identity sealed`,
  'identity.opened': msg`Identity opened`,
  'safety.planned': msg`Safety plan written`,
  'consent.noted': msg`Consent noted`,
  'referral.changed': msg`Referral changed`,
  'stage.changed': msg`Stage on the road entered`,
  'case.assigned': msg`Case handed over`,
  'report.exported': msg`Report exported`,
  'search.saved': msg`Search saved`,
  'search.dropped': msg`Search dropped`,
  'package.exported': msg`Dossier exported`,
  'package.read': msg`Dossier downloaded`,
  'backup.made': msg`Backup made`,
  'backup.restored': msg`Backup restored`,
  'index.rebuilt': msg`Index rebuilt from the locker`,
  'log.verified': msg`Log verified`,
  'list.started': msg`List of addresses started`,
  'list.ended': msg`List of addresses ended`,
  'watch.started': msg`Watch started`,
  'watch.changed': msg`Watch changed`,
  'watch.checked': msg`Watched page checked`,
  'watch.ended': msg`Watch ended`,
  'capture.compared': msg`Captures compared`,
  'import.requested': msg`Import asked for`,
  'import.ended': msg`Import ended`,
  'exhibit.derived': msg`Derivative made`,
  'authority.granted': msg`Media authority granted`,
  'authority.ended': msg`Media authority ended`,
  'hashlist.loaded': msg`Known-hash list loaded`,
  'hashlist.dropped': msg`Known-hash list dropped`,
  'material.stopped': msg`Material stopped and dropped`,
  'hotline.reported': msg`Reported to a hotline`,
  'receipt.locked': msg`Accidental receipt locked`,
  'receipt.instructed': msg`Instruction on an accidental receipt`,
  'setting.changed': msg`Setting changed`,
  'time.anchored': msg`Time stamped`,
  'checkpoint.witnessed': msg`Checkpoint witnessed`,
  'witness.trusted': msg`Witness trusted`,
  'witness.cosigned': msg`Checkpoint of a partner cosigned`,
  'witness.refused': msg`Checkpoint of a partner refused`,
  'key.rotated': msg`Key rotated`,
  'key.revoked': msg`Key revoked`,
  'recovery.shared': msg`Recovery shares made`,
  'recovery.tested': msg`Recovery shares tested`,
}

/** Why something was opened. */
export const PURPOSE_WORDS: Record<string, MessageDescriptor> = {
  capture: msg`capture`,
  import: msg`import`,
  review: msg`review`,
  link: msg`link`,
  dossier: msg`dossier`,
  verification: msg`verification`,
  safeguard: msg`safeguard`,
  operation: msg`operation`,
  safety: msg`keeping somebody safe`,
  law: msg`judging the law`,
  referral: msg`handing over and following`,
}
