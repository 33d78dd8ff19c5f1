/** SQL of witnesses, partners, alarms, recovery and looks at blobs. Nothing here is about a case. */
import type { MemberId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

/** A partner in force. Times are RFC 3339; `witnessed` is the largest size of our log that it cosigned. */
export interface PartnerRow {
  readonly id: string
  readonly kind: 'log' | 'witness'
  readonly name: string
  readonly url: string | undefined
  readonly vkeys: readonly string[]
  readonly trustedBy: MemberId
  readonly since: string
  readonly cosignedAt: string | undefined
  readonly witnessed: number | undefined
  readonly witnessedAt: string | undefined
}

/** Partners in force, in the order in which they were trusted. */
export const listPartners = async (trx: Trx, kind?: 'log' | 'witness'): Promise<PartnerRow[]> => {
  let query = trx
    .selectFrom('witness_partner as p')
    .select((eb) => [
      'p.id',
      'p.kind',
      'p.name',
      'p.url',
      'p.vkeys',
      'p.trusted_by',
      'p.trusted_at',
      'p.cosigned_at',
      eb
        .selectFrom('checkpoint_witness as c')
        .select(({ fn }) => fn.max('c.size').as('size'))
        .whereRef('c.partner_id', '=', 'p.id')
        .as('witnessed'),
      eb
        .selectFrom('checkpoint_witness as c')
        .select(({ fn }) => fn.max('c.at').as('at'))
        .whereRef('c.partner_id', '=', 'p.id')
        .as('witnessed_at'),
    ])
    .where('p.ended_at', 'is', null)
    .orderBy('p.trusted_at')
  if (kind !== undefined) query = query.where('p.kind', '=', kind)
  return (await query.execute()).map((row) => ({
    id: row.id,
    kind: row.kind === 'log' ? 'log' : 'witness',
    name: row.name,
    url: row.url ?? undefined,
    vkeys: row.vkeys,
    trustedBy: row.trusted_by as MemberId,
    since: row.trusted_at.toISOString(),
    cosignedAt: row.cosigned_at?.toISOString(),
    witnessed: row.witnessed === null ? undefined : Number(row.witnessed),
    witnessedAt: row.witnessed_at?.toISOString(),
  }))
}

/** Alarms that nobody settled, newest first. */
export const listOpenAlarms = async (trx: Trx) =>
  trx
    .selectFrom('witness_alarm as a')
    .leftJoin('witness_partner as p', 'p.id', 'a.partner_id')
    .select(['a.leaf_index', 'a.kind', 'a.size', 'a.seen', 'a.at', 'p.name'])
    .where('a.settled_at', 'is', null)
    .orderBy('a.leaf_index', 'desc')
    .limit(50)
    .execute()

/** Settles an alarm; false where there is none. */
export const settle = async (trx: Trx, leafIndex: number, at: Date): Promise<boolean> => {
  const done = await trx
    .updateTable('witness_alarm')
    .set({ settled_at: at })
    .where('leaf_index', '=', leafIndex)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The newest recovery act of each kind, and the newest look at every blob. */
export const readUpkeep = async (trx: Trx) => {
  const recovery = (kind: string) =>
    trx
      .selectFrom('recovery_act')
      .selectAll()
      .where('kind', '=', kind)
      .orderBy('leaf_index', 'desc')
      .executeTakeFirst()
  const scrub = await trx.selectFrom('scrub_run').selectAll().orderBy('leaf_index', 'desc').executeTakeFirst()
  return { shared: await recovery('shared'), tested: await recovery('tested'), scrub }
}

/** The member who answers for what the installation does by itself: the operator who was there first. */
export const findKeeper = async (trx: Trx): Promise<MemberId | undefined> => {
  const row = await trx
    .selectFrom('member')
    .select('id')
    .where(sql<boolean>`'operator' = any (roles)`)
    .orderBy('created_at')
    .executeTakeFirst()
  return row === undefined ? undefined : (row.id as MemberId)
}
