/** What facts about authorities and stamps change in the index. */
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `setting.changed` where an authority was added or ended, or the pace was set. */
export const StampSetting = z.union([
  z.object({
    setting: z.literal('stamp-authority'),
    authority: z.object({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      url: z.string(),
      rootPem: z.string(),
      qualified: z.boolean(),
    }),
  }),
  z.object({ setting: z.literal('stamp-authority'), ended: z.uuid() }),
  z.object({ setting: z.literal('stamp-pace'), minutes: z.int() }),
])
export type StampSetting = z.infer<typeof StampSetting>

/** Sealed detail of `time.anchored`. The bounds are RFC 3339; an OpenTimestamps proof has none, and a height once it names a block. */
export const AnchorDetail = z.object({
  kind: z.enum(['tsr', 'ots']),
  slug: z.string(),
  size: z.int(),
  earliest: z.string().optional(),
  latest: z.string().optional(),
  height: z.int().optional(),
})
export type AnchorDetail = z.infer<typeof AnchorDetail>

const tellSetting: Projection = async (trx, fact) => {
  const setting = StampSetting.safeParse(fact.detail)
  // Another feature's setting.
  if (!setting.success) return
  const { data } = setting
  if (data.setting === 'stamp-pace') {
    await trx
      .insertInto('stamp_pace')
      .values({ minutes: data.minutes })
      .onConflict((conflict) => conflict.column('singleton').doUpdateSet({ minutes: data.minutes }))
      .execute()
    return
  }
  if ('ended' in data) {
    await trx
      .updateTable('stamp_authority')
      .set({ ended_at: fact.receipt.at })
      .where('id', '=', data.ended)
      .execute()
    return
  }
  const { id, slug, name, url, rootPem, qualified } = data.authority
  await trx
    .insertInto('stamp_authority')
    .values({
      id,
      slug,
      name,
      url,
      root_pem: rootPem,
      qualified,
      added_by: fact.actor,
      added_at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const tellAnchor: Projection = async (trx, fact) => {
  const detail = AnchorDetail.safeParse(fact.detail)
  if (!detail.success) return
  const { kind, slug, size, earliest, latest, height } = detail.data
  await trx
    .insertInto('stamp')
    .values({
      leaf_index: fact.receipt.index,
      kind,
      slug,
      size,
      earliest: earliest ?? null,
      latest: latest ?? null,
      height: height ?? null,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Facts of this feature. */
export const stampProjections: Projections = { 'setting.changed': tellSetting, 'time.anchored': tellAnchor }
