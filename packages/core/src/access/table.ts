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
  'evidence.read': team(...CASE_ROLES),
  'selector.read': team(...CASE_ROLES),
  'selector.search': roles(...CASE_ROLES),
  'selector.ask': roles('case-officer', 'investigator'),
  'link.read': team(...CASE_ROLES),
  'link.decide': team('case-officer', 'investigator', 'lawyer'),
  'dossier.export': team('case-officer', 'lawyer'),
  'dossier.read': team('case-officer', 'lawyer'),
  'custody.read': team(...CASE_ROLES),
  'custody.audit': roles('auditor'),
}
