/** The gate: asks the database how the actor stands to the case, and core/access for the answer. */
import { decide, type Relation } from '@smart-rescue/core/access'
import { CaseId, type Endpoint, Failure } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Actor, Gate } from '../ports/actor.ts'
import type { Transactor } from '../ports/database.ts'

/** How a member stands to a case, read afresh at every request. */
const readRelation = async (db: Transactor, actor: Actor, caseId: string): Promise<Relation> =>
  db.ask(async (trx) => {
    const found = await sql<{
      relation: Relation
    }>`select team_relation(${caseId}, ${actor.memberId}) as relation`.execute(trx)
    return found.rows[0]?.relation ?? 'unknown'
  })

const caseOf = (endpoint: Endpoint, input: unknown): string | undefined => {
  if (endpoint.scope !== 'case') return undefined
  const parsed = CaseId.safeParse((input as { caseId?: unknown }).caseId)
  return parsed.success ? parsed.data : undefined
}

/**
 * Makes the gate. A case that one may not see and a case that does not exist answer alike (`request.not-found`), so that
 * nobody learns of a case by asking; a role that is missing answers `access.denied`.
 */
export const createGate =
  (db: Transactor): Gate =>
  async (actor, endpoint, input) => {
    const caseId = caseOf(endpoint, input)
    const relation =
      actor !== undefined && caseId !== undefined ? await readRelation(db, actor, caseId) : undefined
    const principal = actor === undefined ? undefined : { roles: actor.roles, status: 'active' as const }
    const decision = decide(principal, endpoint.action, relation)
    if (decision.allow) return
    if (decision.reason === 'not-signed-in') throw new Failure('access.not-signed-in')
    if (decision.reason === 'team' || decision.reason === 'unknown-case')
      throw new Failure('request.not-found')
    throw new Failure('access.denied')
  }
