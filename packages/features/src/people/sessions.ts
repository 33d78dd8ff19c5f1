/** Sessions: opened by a passphrase, ended by time, by hand, or by a change of what their member may do. */
import { Failure, type Locale, type Member, type MemberId } from '@smart-rescue/schema'
import type { Actor, Authenticate, Door } from '../ports/actor.ts'
import type { Clock } from '../ports/clock.ts'
import type { Transactor, Trx } from '../ports/database.ts'
import type { Tokens } from '../ports/tokens.ts'
import type { Session } from './contract.ts'
import { findSession, insertSession, touchSession } from './store.ts'

const MINUTE = 60_000
/** A session ends after 30 minutes without a request (trust, section 3.5). */
const IDLE_MS = 30 * MINUTE
/** A session ends 12 hours after sign-in, whatever happens (trust, section 3.5). */
const ABSOLUTE_MS = 12 * 60 * MINUTE
/** How often `seen_at` is written: a write a minute is enough to measure 30. */
const TOUCH_MS = MINUTE

/** Hands that sessions need. */
export interface SessionDeps {
  readonly db: Transactor
  readonly clock: Clock
  readonly tokens: Tokens
}

/** Opens a session for a member inside a transaction and gives it to the door. */
export const openSession = async (
  deps: SessionDeps,
  trx: Trx,
  member: Member,
  door: Door,
): Promise<Session> => {
  const token = deps.tokens.fresh()
  const at = deps.clock.now()
  const expiresAt = new Date(at.getTime() + ABSOLUTE_MS)
  const csrf = deps.tokens.fresh()
  await insertSession(trx, { tokenHash: deps.tokens.hash(token), memberId: member.id, csrf, at, expiresAt })
  door.openSession(token, expiresAt)
  return describeSession(trx, member, csrf, expiresAt)
}

/** What the signed-in member's page needs to know. */
export const describeSession = async (
  trx: Trx,
  member: Member,
  csrf: string,
  expiresAt: Date,
): Promise<Session> => {
  const organisation = await trx.selectFrom('organisation').select(['name', 'country']).executeTakeFirst()
  if (organisation === undefined) throw new Failure('organisation.missing')
  return { member, csrf, expiresAt: expiresAt.toISOString(), organisation }
}

/** Makes the function by which the door learns who calls. */
export const createAuthenticate =
  (deps: SessionDeps): Authenticate =>
  async (token) => {
    const tokenHash = deps.tokens.hash(token)
    const now = deps.clock.now()
    const found = await deps.db.ask((trx) => findSession(trx, tokenHash))
    if (found === undefined || found.member.status !== 'active') return undefined
    const idle = now.getTime() - found.seenAt.getTime()
    if (now >= found.expiresAt || idle > IDLE_MS) return undefined
    if (idle > TOUCH_MS) await deps.db.ask((trx) => touchSession(trx, tokenHash, now))
    return toActor(found.member, found.csrf, tokenHash)
  }

const toActor = (member: Member, csrf: string, sessionKey: string): Actor => ({
  memberId: member.id as MemberId,
  displayName: member.displayName,
  roles: member.roles,
  locale: member.locale as Locale,
  csrf,
  sessionKey,
})
