/** Decides whether somebody may do something. Pure and total: the same question has the same answer, and silence is a no. */
import type { Action, Role } from '@smart-rescue/schema'
import { ACCESS, type Relation } from './table.ts'

/** Who asks: nobody signed in, or a member with her roles of this very moment. */
export interface Principal {
  readonly roles: readonly Role[]
  readonly status: 'active' | 'suspended'
}

/** The answer with its reason. `not-signed-in`, `suspended`, `role` and `team` say what is missing; `unknown-case` and `team` look alike from outside. */
export type Decision =
  | { readonly allow: true; readonly reason: 'anyone' | 'member' | 'role' | 'team' }
  | {
      readonly allow: false
      readonly reason: 'no-rule' | 'not-signed-in' | 'suspended' | 'role' | 'team' | 'unknown-case'
    }

/**
 * Decides by the table. `relation` is how the principal stands to the case; leave it out for acts without a case.
 * A missing row, a missing principal and a missing relation all deny.
 */
export const decide = (principal: Principal | undefined, action: Action, relation?: Relation): Decision => {
  const row = Object.hasOwn(ACCESS, action) ? ACCESS[action] : undefined
  if (row === undefined) return { allow: false, reason: 'no-rule' }
  if (row.who === 'anyone') return { allow: true, reason: 'anyone' }
  if (principal === undefined) return { allow: false, reason: 'not-signed-in' }
  if (principal.status !== 'active') return { allow: false, reason: 'suspended' }
  if (row.who !== 'member' && !row.who.some((role) => principal.roles.includes(role))) {
    return { allow: false, reason: 'role' }
  }
  if (row.on === 'nothing') return { allow: true, reason: row.who === 'member' ? 'member' : 'role' }
  if (relation === undefined || relation === 'unknown') return { allow: false, reason: 'unknown-case' }
  return relation === 'team' ? { allow: true, reason: 'team' } : { allow: false, reason: 'team' }
}

/** Every action of the table that the principal may do, for a page that offers nothing that would be refused. */
export const listAllowed = (principal: Principal, relation?: Relation): readonly Action[] =>
  (Object.keys(ACCESS) as Action[]).filter((action) => decide(principal, action, relation).allow)
