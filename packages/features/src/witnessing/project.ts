/** What acts on witnesses, keys and blobs change in the index. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `witness.trusted`: a partner who is trusted from now on, or no more. */
const TrustDetail = z.union([
  z.object({
    partner: z.object({
      id: z.uuid(),
      kind: z.enum(['log', 'witness']),
      name: z.string(),
      vkeys: z.array(z.string()),
      url: z.string().optional(),
    }),
  }),
  z.object({ ended: z.uuid() }),
])

/** Sealed detail of `checkpoint.witnessed`. Times are RFC 3339. */
const WitnessedDetail = z.object({
  size: z.int(),
  cosigners: z.array(z.object({ partnerId: z.uuid(), at: z.string() })),
})

/** Sealed detail of `witness.cosigned`: where a partner's log stood when we said so. */
const CosignedDetail = z.object({ partnerId: z.uuid(), size: z.int() })

/** Sealed detail of `witness.refused`. */
const RefusedDetail = z.object({
  partnerId: z.uuid(),
  kind: z.enum(['fork', 'bad-proof', 'rollback']),
  size: z.int(),
  seen: z.int(),
})

/** Sealed detail of `log.verified` by a look at every blob: how many, and the names of those that are damaged or missing. */
const ScrubDetail = z.object({ blobs: z.int(), damaged: z.array(z.string()) })

const RecoveryDetail = z.object({ setId: z.string(), needed: z.int(), total: z.int() })

const tellTrust: Projection = async (trx, fact) => {
  const detail = TrustDetail.parse(fact.detail)
  if ('ended' in detail) {
    await trx
      .updateTable('witness_partner')
      .set({ ended_at: fact.receipt.at })
      .where('id', '=', detail.ended)
      .execute()
    return
  }
  const { id, kind, name, vkeys, url } = detail.partner
  await trx
    .insertInto('witness_partner')
    .values({
      id,
      kind,
      name,
      vkeys,
      url: url ?? null,
      trusted_by: fact.actor,
      trusted_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellWitnessed: Projection = async (trx, fact) => {
  const { size, cosigners } = WitnessedDetail.parse(fact.detail)
  for (const { partnerId, at } of cosigners)
    await trx
      .insertInto('checkpoint_witness')
      .values({ size, partner_id: partnerId, at, leaf_index: fact.receipt.index })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const tellCosigned: Projection = async (trx, fact) => {
  const { partnerId } = CosignedDetail.parse(fact.detail)
  await trx
    .updateTable('witness_partner')
    .set({ cosigned_at: fact.receipt.at })
    .where('id', '=', partnerId)
    .execute()
}

const tellRefused: Projection = async (trx, fact) => {
  const { kind, partnerId, size, seen } = RefusedDetail.parse(fact.detail)
  const { index, at } = fact.receipt
  await trx
    .insertInto('witness_alarm')
    .values({ leaf_index: index, kind, partner_id: partnerId, size, seen, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellScrub: Projection = async (trx, fact) => {
  const detail = ScrubDetail.safeParse(fact.detail)
  if (!detail.success) return
  const { blobs, damaged } = detail.data
  const { index, at } = fact.receipt
  await trx
    .insertInto('scrub_run')
    .values({ leaf_index: index, at, blobs, damaged: damaged.length })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select tell_intact(${damaged}::text[])`.execute(trx)
  if (damaged.length === 0) return
  await trx
    .insertInto('witness_alarm')
    .values({ leaf_index: index, kind: 'damaged', partner_id: null, size: damaged.length, seen: null, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellRecovery =
  (kind: 'shared' | 'tested'): Projection =>
  async (trx, fact) => {
    const { setId, needed, total } = RecoveryDetail.parse(fact.detail)
    const { index, at } = fact.receipt
    await trx
      .insertInto('recovery_act')
      .values({ leaf_index: index, kind, set_id: setId, needed, total, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

/** Every projection of this feature. Rotated and revoked keys stand in the keyring itself. */
export const witnessProjections: Projections = {
  'witness.trusted': tellTrust,
  'checkpoint.witnessed': tellWitnessed,
  'witness.cosigned': tellCosigned,
  'witness.refused': tellRefused,
  'log.verified': tellScrub,
  'recovery.shared': tellRecovery('shared'),
  'recovery.tested': tellRecovery('tested'),
}
