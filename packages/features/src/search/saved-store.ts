/** SQL of saved searches and their alerts. */
import type { CaseId, MemberId, SearchId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import { type SavedSearch, SearchAsked } from './contract.ts'

/** The member's own saved searches, newest first. */
export const listSavedSearches = async (trx: Trx): Promise<SavedSearch[]> => {
  const rows = await trx
    .selectFrom('saved_search')
    .selectAll()
    .orderBy('saved_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id as SearchId,
    name: row.name,
    asked: SearchAsked.parse(row.query),
    alerts: row.alerts,
    savedAt: row.saved_at.toISOString(),
  }))
}

/** Whether the search is the member's own. */
export const isOwnSearch = async (trx: Trx, id: SearchId): Promise<boolean> =>
  (await trx.selectFrom('saved_search').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** Writes a saved search. */
export const keepSearch = async (
  trx: Trx,
  search: {
    readonly id: SearchId
    readonly owner: MemberId
    readonly name: string
    readonly asked: SearchAsked
    readonly alerts: boolean
    readonly at: string
  },
): Promise<void> => {
  const { id, owner, name, asked, alerts, at } = search
  await sql`select keep_search(${id}, ${owner}, ${name}, ${JSON.stringify(asked)}::jsonb, ${alerts}, ${at})`.execute(
    trx,
  )
}

/** Drops a saved search of its owner. */
export const dropSearch = async (trx: Trx, id: SearchId, owner: MemberId): Promise<void> => {
  await sql`select drop_search(${id}, ${owner})`.execute(trx)
}

/** A search whose owner wants to hear of new matches; sources up to `seen` were looked through; what came before `savedAt` is no news. */
export interface AlertingSearch {
  readonly id: SearchId
  readonly asked: SearchAsked
  readonly seen: number
  readonly savedAt: string
}

/** Searches with alerts of everybody on the case's team. */
export const listAlertingSearches = async (trx: Trx, caseId: CaseId): Promise<AlertingSearch[]> => {
  const { rows } = await sql<{ id: string; query: unknown; seen: string; saved_at: Date }>`
    select id, query, seen, saved_at from alerting_searches(${caseId})`.execute(trx)
  return rows.map((row) => ({
    id: row.id as SearchId,
    asked: SearchAsked.parse(row.query),
    seen: Number(row.seen),
    savedAt: row.saved_at.toISOString(),
  }))
}

/** Tells the owner how many new matches there are, and remembers how far was looked. */
export const tellMatches = async (
  trx: Trx,
  told: { id: SearchId; caseId: CaseId; matches: number; upTo: number; at: Date },
): Promise<void> => {
  await sql`select tell_search(${told.id}, ${told.caseId}, ${told.matches}, ${told.upTo}, ${told.at})`.execute(
    trx,
  )
}
