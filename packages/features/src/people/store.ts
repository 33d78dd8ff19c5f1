/** SQL of members and sessions. */
import type { Locale, Member, MemberId, Role } from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'

interface MemberRow {
  id: string
  login: string
  display_name: string
  roles: string[]
  locale: string
  status: string
  created_at: Date
}

const COLUMNS = ['id', 'login', 'display_name', 'roles', 'locale', 'status', 'created_at'] as const

const toMember = (row: MemberRow): Member => ({
  id: row.id as MemberId,
  login: row.login,
  displayName: row.display_name,
  roles: row.roles as Role[],
  locale: row.locale as Locale,
  status: row.status === 'suspended' ? 'suspended' : 'active',
  createdAt: row.created_at.toISOString(),
})

/** Everybody, by name. */
export const listMembers = async (trx: Trx): Promise<Member[]> =>
  (await trx.selectFrom('member').select(COLUMNS).orderBy('display_name').orderBy('id').execute()).map(
    toMember,
  )

/** One member, or nothing. */
export const findMember = async (trx: Trx, id: MemberId): Promise<Member | undefined> => {
  const row = await trx.selectFrom('member').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toMember(row)
}

/** A member by sign-in name, with the stored hash of her passphrase. */
export const findByLogin = async (
  trx: Trx,
  login: string,
): Promise<{ member: Member; hash: string } | undefined> => {
  const row = await trx
    .selectFrom('member')
    .select([...COLUMNS, 'passphrase_hash'])
    .where('login', '=', login)
    .executeTakeFirst()
  return row === undefined ? undefined : { member: toMember(row), hash: row.passphrase_hash }
}

/** The stored hash of a member's passphrase. */
export const findHash = async (trx: Trx, id: MemberId): Promise<string | undefined> =>
  (await trx.selectFrom('member').select('passphrase_hash').where('id', '=', id).executeTakeFirst())
    ?.passphrase_hash

/** Sets what is given and leaves the rest. */
export const updateMember = async (
  trx: Trx,
  id: MemberId,
  change: Partial<{
    display_name: string
    roles: string[]
    status: string
    locale: string
    passphrase_hash: string
  }>,
): Promise<void> => {
  if (Object.keys(change).length > 0)
    await trx.updateTable('member').set(change).where('id', '=', id).execute()
}

/** Active operators other than one member. */
export const countOtherOperators = async (trx: Trx, id: MemberId): Promise<number> => {
  const rows = await trx
    .selectFrom('member')
    .select('roles')
    .where('id', '<>', id)
    .where('status', '=', 'active')
    .execute()
  return rows.filter((row) => row.roles.includes('operator')).length
}

/** A session as stored: the token itself is never kept, only its hash. */
export interface SessionRow {
  readonly tokenHash: string
  readonly memberId: MemberId
  readonly csrf: string
  readonly at: Date
  readonly expiresAt: Date
}

/** Keeps a new session and clears those that ended. */
export const insertSession = async (trx: Trx, session: SessionRow): Promise<void> => {
  await trx.deleteFrom('session').where('expires_at', '<', session.at).execute()
  await trx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      member_id: session.memberId,
      csrf: session.csrf,
      created_at: session.at,
      seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** A running session with its member, or nothing. Idle time and absolute end are judged by the caller. */
export const findSession = async (trx: Trx, tokenHash: string) => {
  const row = await trx
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .select([
      'member.id',
      'member.login',
      'member.display_name',
      'member.roles',
      'member.locale',
      'member.status',
      'member.created_at',
      'session.csrf',
      'session.seen_at',
      'session.expires_at',
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { member: toMember(row), csrf: row.csrf, seenAt: row.seen_at, expiresAt: row.expires_at }
}

/** Notes that a session is alive. */
export const touchSession = async (trx: Trx, tokenHash: string, at: Date): Promise<void> => {
  await trx.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

/** Ends one session. */
export const deleteSession = async (trx: Trx, tokenHash: string): Promise<void> => {
  await trx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Ends every session of a member, but for one that is spared. */
export const deleteSessionsOf = async (trx: Trx, id: MemberId, spare?: string): Promise<void> => {
  let query = trx.deleteFrom('session').where('member_id', '=', id)
  if (spare !== undefined) query = query.where('token_hash', '<>', spare)
  await query.execute()
}
