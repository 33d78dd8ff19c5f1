/** What facts about lists of addresses change in the index. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId, ListId, MemberId, RouteRef } from '@smart-rescue/schema'
import { z } from 'zod'
import type { Projection, Projections } from '../custody/fact.ts'
import { Skipped } from './contract.ts'

/** Sealed detail of `list.started`: the whole list. A list that goes on after a pause is started again without its lines. */
export const StartedDetail = z.union([
  z.object({
    listId: ListId,
    name: z.string(),
    route: RouteRef,
    lines: z.array(z.object({ line: z.int(), url: z.string(), skipped: Skipped.optional() })),
  }),
  z.object({ listId: ListId, resumedBy: MemberId }),
])
export type StartedDetail = z.infer<typeof StartedDetail>

/** Sealed detail of `list.ended`: done, stopped by hand or with its case, or ended for now by a pause. */
export const EndedDetail = z.object({ listId: ListId, state: z.enum(['paused', 'stopped', 'done']) })
export type EndedDetail = z.infer<typeof EndedDetail>

/** Lines that one statement carries. */
const BATCH = 500

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '')

const tellStarted: Projection = async (trx, fact) => {
  const detail = StartedDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  if ('resumedBy' in detail) {
    await trx
      .updateTable('address_list')
      .set({ state: 'running', owner_id: detail.resumedBy, ended_at: null, leaf_index: fact.receipt.index })
      .where('id', '=', detail.listId)
      .where('state', '=', 'paused')
      .execute()
    return
  }
  const { listId, name, route, lines } = detail
  const made = await trx
    .insertInto('address_list')
    .values({
      id: listId,
      case_id: caseId,
      name: toStorable(name),
      route_id: route.id,
      route_kind: route.kind,
      route_name: route.name,
      state: 'running',
      owner_id: fact.actor,
      started_at: fact.receipt.at,
      ended_at: null,
      leaf_index: fact.receipt.index,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return
  for (let at = 0; at < lines.length; at += BATCH)
    await trx
      .insertInto('address_line')
      .values(
        lines.slice(at, at + BATCH).map(({ line, url, skipped }) => ({
          list_id: listId,
          case_id: caseId,
          line,
          url: toStorable(url),
          host: hostOf(url),
          skipped: skipped ?? null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const tellEnded: Projection = async (trx, fact) => {
  const { listId, state } = EndedDetail.parse(fact.detail)
  await trx
    .updateTable('address_list')
    .set({ state, ended_at: fact.receipt.at, leaf_index: fact.receipt.index })
    .where('id', '=', listId)
    .where('state', 'in', ['running', 'paused'])
    .execute()
}

/** A line knows its capture also when the index is told anew. */
const RequestDetail = z.object({
  captureId: z.string(),
  url: z.string(),
  origin: z.object({ kind: z.literal('list'), id: ListId }),
})

const tellRequested: Projection = async (trx, fact) => {
  const asked = RequestDetail.safeParse(fact.detail)
  if (!asked.success) return
  const { captureId, url, origin } = asked.data
  await trx
    .updateTable('address_line')
    .set({ capture_id: captureId })
    .where('list_id', '=', origin.id)
    .where('url', '=', toStorable(url))
    .where('skipped', 'is', null)
    .where('capture_id', 'is', null)
    .execute()
}

/** Facts of this feature. */
export const listProjections: Projections = {
  'list.started': tellStarted,
  'list.ended': tellEnded,
  'capture.requested': tellRequested,
}
