/** SQL of identities and their custodians. */
import { listAllowed } from '@smart-rescue/core/access'
import {
  type CaseId,
  type CustodianChoice,
  IdentityState,
  MemberId,
  type MemberRef,
  type Opening,
  OpeningReason,
  type PersonId,
  Role,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { CustodianKey } from '../ports/identity-vault.ts'

const refOf = (id: string | null, displayName: string | null): MemberRef | undefined =>
  id === null || displayName === null ? undefined : { id: MemberId.parse(id), displayName }

/** A member's vault key, public half, or nothing. */
export const findKey = async (
  trx: Trx,
  memberId: MemberId,
): Promise<(CustodianKey & { readonly enrolledAt: string }) | undefined> => {
  const row = await trx
    .selectFrom('custodian_key')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row && { memberId, recipient: row.recipient, enrolledAt: row.enrolled_at.toISOString() }
}

/** The stored hash of the passphrase a member signs in with. */
export const findSignInHash = async (trx: Trx, memberId: MemberId): Promise<string | undefined> =>
  (await trx.selectFrom('member').select('passphrase_hash').where('id', '=', memberId).executeTakeFirst())
    ?.passphrase_hash

/** A person of the case with the state of her identity. */
export const findIdentity = async (trx: Trx, caseId: CaseId, personId: PersonId) => {
  const row = await trx
    .selectFrom('person as p')
    .leftJoin('identity as i', 'i.person_id', 'p.id')
    .leftJoin('member as s', 's.id', 'i.sealed_by')
    .leftJoin('member as a', 'a.id', 'i.asked_by')
    .leftJoin('member as h', 'h.id', 'i.hold_by')
    .select([
      'i.state',
      'i.version',
      'i.sealed_at',
      'i.asked_by',
      'i.asked_why',
      'i.hold_by',
      'i.hold_at',
      'i.hold_why',
      'i.sealed_by',
      's.display_name as sealed_name',
      'a.display_name as asked_name',
      'h.display_name as hold_name',
    ])
    .where('p.case_id', '=', caseId)
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const held = refOf(row.hold_by, row.hold_name)
  return {
    state: IdentityState.parse(row.state ?? 'none'),
    version: row.version ?? undefined,
    sealedBy: refOf(row.sealed_by, row.sealed_name),
    sealedAt: row.sealed_at?.toISOString(),
    askedBy: refOf(row.asked_by, row.asked_name),
    askedWhy: row.asked_why ?? undefined,
    hold:
      held === undefined || row.hold_at === null
        ? undefined
        : { by: held, at: row.hold_at.toISOString(), why: row.hold_why ?? '' },
  }
}
export type StoredIdentity = NonNullable<Awaited<ReturnType<typeof findIdentity>>>

/** Custodians of a person, with the key each has now. */
export const listCustodians = async (trx: Trx, personId: PersonId) => {
  const rows = await trx
    .selectFrom('identity_custodian as c')
    .innerJoin('member as m', 'm.id', 'c.member_id')
    .leftJoin('custodian_key as k', 'k.member_id', 'c.member_id')
    .select(['c.member_id', 'c.since', 'm.display_name', 'k.recipient'])
    .where('c.person_id', '=', personId)
    .orderBy('c.since')
    .orderBy('c.member_id')
    .execute()
  return rows.map((row) => {
    const id = MemberId.parse(row.member_id)
    return {
      member: { id, displayName: row.display_name },
      since: row.since.toISOString(),
      key: row.recipient === null ? undefined : { memberId: id, recipient: row.recipient },
    }
  })
}

/** The team's members: whether each may open identities by her roles, and whether she has a vault key. */
export const listChoices = async (
  trx: Trx,
  caseId: CaseId,
): Promise<(CustodianChoice & { readonly key?: CustodianKey })[]> => {
  const rows = await trx
    .selectFrom('case_team as t')
    .innerJoin('member as m', 'm.id', 't.member_id')
    .leftJoin('custodian_key as k', 'k.member_id', 'm.id')
    .select(['m.id', 'm.display_name', 'm.roles', 'm.status', 'k.recipient'])
    .where('t.case_id', '=', caseId)
    .where('t.until', 'is', null)
    .orderBy('m.display_name')
    .execute()
  return rows.map((row) => {
    const id = MemberId.parse(row.id)
    const roles = row.roles.flatMap((role) => Role.safeParse(role).data ?? [])
    const status = row.status === 'active' ? 'active' : 'suspended'
    return {
      member: { id, displayName: row.display_name },
      enrolled: row.recipient !== null,
      mayOpen: listAllowed({ roles, status }, 'team').includes('identity.open'),
      ...(row.recipient === null ? {} : { key: { memberId: id, recipient: row.recipient } }),
    }
  })
}

/** The ciphertext of a version; nothing for whoever is no custodian. */
export const findCiphertext = async (
  trx: Trx,
  personId: PersonId,
  version: number,
): Promise<string | undefined> =>
  (
    await trx
      .selectFrom('identity_version')
      .select('ciphertext')
      .where('person_id', '=', personId)
      .where('version', '=', version)
      .executeTakeFirst()
  )?.ciphertext

/** Openings of an identity, newest first, as far as the reader is its custodian. */
export const listStoredOpenings = async (
  trx: Trx,
  caseId: CaseId,
  personId: PersonId,
): Promise<Opening[]> => {
  const rows = await trx
    .selectFrom('identity_opening as o')
    .innerJoin('member as m', 'm.id', 'o.by_member')
    .select(['o.reason', 'o.line', 'o.at', 'm.id', 'm.display_name'])
    .where('o.case_id', '=', caseId)
    .where('o.person_id', '=', personId)
    .orderBy('o.leaf_index', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    by: { id: MemberId.parse(row.id), displayName: row.display_name },
    at: row.at.toISOString(),
    reason: OpeningReason.parse(row.reason),
    line: row.line,
  }))
}

/** How many wrong vault passphrases the acting member gave since a moment, over all cases. */
export const countRefused = async (trx: Trx, since: Date): Promise<number> => {
  const { rows } = await sql<{ refused: number }>`select refused_openings(${since}) as refused`.execute(trx)
  return rows[0]?.refused ?? 0
}

/** Tells the other custodians that an identity was opened, or that somebody tried. */
export const tellCustodians = async (trx: Trx, personId: PersonId, at: string): Promise<void> => {
  await sql`select tell_custodians(${personId}::uuid, ${at}::timestamptz)`.execute(trx)
}

/** People whose identity was erased: the vault must hold no key of theirs. */
export const listErased = async (trx: Trx): Promise<PersonId[]> => {
  const { rows } = await sql<{ id: PersonId }>`select erased_identities() as id`.execute(trx)
  return rows.map(({ id }) => id)
}
