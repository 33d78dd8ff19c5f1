/** The access table: one row an action, and nothing that is not in it is allowed. */
import type { Action, Role } from '@smart-rescue/schema'

/** How the principal stands to the case the act is done on. `unknown`: there is no such case. */
export type Relation = 'team' | 'former' | 'none' | 'unknown'

/** Who may act: `anyone` needs no sign-in, `member` any active member, otherwise one of the roles; `on` names the relation that is needed besides. */
export interface AccessRow {
  readonly who: 'anyone' | 'member' | readonly Role[]
  readonly on: 'nothing' | 'team'
}

const CASE_ROLES = [
  'case-officer',
  'investigator',
  'lawyer',
  'social-worker',
] as const satisfies readonly Role[]

const anyone: AccessRow = { who: 'anyone', on: 'nothing' }
const member: AccessRow = { who: 'member', on: 'nothing' }
const roles = (...who: readonly Role[]): AccessRow => ({ who, on: 'nothing' })
const team = (...who: readonly Role[]): AccessRow => ({ who, on: 'team' })

/**
 * Action → who, on what. The operator keeps the machine and the members and reads no case; the auditor reads the log's
 * leaves, which hold no content; case work needs a case role and a place on that case's team (trust, section 3.2).
 */
export const ACCESS: Readonly<Record<Action, AccessRow>> = {
  'health.read': anyone,
  'organisation.setup': anyone,
  'organisation.unlock': anyone,
  'organisation.read': member,
  'session.create': anyone,
  'session.read': member,
  'session.end': member,
  'passphrase.change': member,
  'member.list': member,
  'member.add': roles('operator'),
  'member.change': roles('operator'),
  'case.list': member,
  'case.open': roles('case-officer'),
  'case.read': team(...CASE_ROLES),
  'case.change': team('case-officer'),
  'team.change': team('case-officer'),
  'note.write': team(...CASE_ROLES),
  'capture.request': team('case-officer', 'investigator'),
  'capture.read': team(...CASE_ROLES),
  'route.read': roles('operator'),
  'route.change': roles('operator'),
  'watch.change': team('case-officer', 'investigator'),
  'list.change': team('case-officer', 'investigator'),
  'import.request': team('case-officer', 'investigator'),
  'import.read': team(...CASE_ROLES),
  'evidence.read': team(...CASE_ROLES),
  // An original leaves the confinement of the house: not for every reader.
  'original.read': team('case-officer', 'investigator', 'lawyer'),
  'selector.read': team(...CASE_ROLES),
  'selector.search': roles(...CASE_ROLES),
  'selector.ask': roles('case-officer', 'investigator'),
  // From items to networks: what one may read, one may search; deciding is for those who answer for the case.
  'table.request': team('case-officer', 'investigator'),
  'table.read': team(...CASE_ROLES),
  'source.read': team(...CASE_ROLES),
  'source.aside': team('case-officer', 'investigator', 'lawyer'),
  'search.run': roles(...CASE_ROLES),
  'search.save': roles(...CASE_ROLES),
  'network.read': team(...CASE_ROLES),
  'network.decide': team('case-officer', 'investigator', 'lawyer'),
  'network.export': team('case-officer', 'investigator', 'lawyer'),
  'lead.list': roles(...CASE_ROLES),
  'lead.read': team(...CASE_ROLES),
  'lead.raise': team(...CASE_ROLES),
  'lead.decide': team('case-officer'),
  'link.read': team(...CASE_ROLES),
  'link.decide': team('case-officer', 'investigator', 'lawyer'),
  // A concrete case: everyone of the team reads where it stands; the law is judged by a lawyer.
  'law.read': member,
  'law.change': roles('lawyer'),
  'element.read': team(...CASE_ROLES),
  'element.cover': team('case-officer', 'investigator', 'lawyer'),
  'element.judge': team('lawyer'),
  'playbook.read': member,
  'playbook.change': roles('case-officer', 'lawyer'),
  'task.list': roles(...CASE_ROLES),
  'task.read': team(...CASE_ROLES),
  'task.change': team(...CASE_ROLES),
  'exploitation.describe': team(...CASE_ROLES),
  // People: the case sees `person:…`. Who opens an identity must also be its named custodian; the act asks that.
  'person.read': team(...CASE_ROLES),
  'person.change': team('case-officer', 'lawyer', 'social-worker'),
  'custodian.enrol': roles(...CASE_ROLES),
  'custodian.change': team('case-officer'),
  'identity.seal': team('case-officer', 'social-worker'),
  'identity.open': team('case-officer', 'lawyer', 'social-worker'),
  'safety.change': team('case-officer', 'social-worker'),
  // The road to the verdict.
  'referral.read': team(...CASE_ROLES),
  'referral.change': team('case-officer', 'lawyer'),
  'road.list': roles(...CASE_ROLES),
  'receiver.change': roles('case-officer', 'lawyer'),
  'case.hand-over': team('case-officer'),
  'report.export': team('case-officer', 'lawyer'),
  'dossier.export': team('case-officer', 'lawyer'),
  'dossier.read': team('case-officer', 'lawyer'),
  'custody.read': team(...CASE_ROLES),
  // The safeguard: whoever sees a case may stop and report in it; stopping itself is open to every member.
  'safeguard.list': member,
  'safeguard.act': member,
  'safeguard.read': team(...CASE_ROLES),
  'authority.grant': team('case-officer', 'lawyer'),
  'authority.house': roles('case-officer', 'lawyer'),
  'hashlist.list': roles('operator'),
  'hashlist.change': roles('operator'),
  'material.stop': team(...CASE_ROLES),
  'receipt.lock': team(...CASE_ROLES),
  'stamp.read': roles('operator', 'auditor'),
  'stamp.change': roles('operator'),
  'witness.read': roles('operator', 'auditor'),
  'witness.change': roles('operator'),
  // Wellbeing belongs to the member herself: row-level security holds it, not a role.
  'wellbeing.read': member,
  'wellbeing.change': member,
  'availability.read': team('case-officer'),
  'custody.audit': roles('auditor'),
}
