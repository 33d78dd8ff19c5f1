/** What facts about routes change in the index. The passphrase of the sealed detail is not told: the row names its leaf. */
import { RouteId } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail of `setting.changed` where a route was set: the whole route afterwards, its passphrase with it. */
export const RouteSetting = z.object({
  setting: z.literal('route'),
  route: z.object({
    id: RouteId,
    kind: z.enum(['http-proxy', 'socks-proxy', 'tor']),
    name: z.string(),
    address: z.string(),
    username: z.string().optional(),
    passphrase: z.string().optional(),
    state: z.enum(['on', 'off', 'removed']),
  }),
})
export type RouteSetting = z.infer<typeof RouteSetting>

const tellRoute: Projection = async (trx, fact) => {
  const setting = RouteSetting.safeParse(fact.detail)
  // Another feature's setting.
  if (!setting.success) return
  const { id, kind, name, address, username, passphrase, state } = setting.data.route
  const told = {
    kind,
    name,
    address,
    username: username ?? null,
    secret_leaf: passphrase === undefined ? null : fact.receipt.index,
    state,
    changed_at: fact.receipt.at,
    leaf_index: fact.receipt.index,
  }
  await trx
    .insertInto('route')
    .values({ id, ...told })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
    .execute()
}

/** Facts of this feature. */
export const routeProjections: Projections = { 'setting.changed': tellRoute }
