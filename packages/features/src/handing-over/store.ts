/** SQL of hand-overs: what is open in a case, who may take it, and who took it before. */
import type { CaseId, MemberId, MemberRef } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { HandOver, OpenThings } from './contract.ts'

/** Counts of what is open. `now` is the moment of asking. */
export const countOpen = async (trx: Trx, caseId: CaseId, now: Date): Promise<OpenThings> => {
  const at = now.toISOString()
  const { rows } = await sql<OpenThings>`
    select
      (select count(*)::int from link where case_id = ${caseId} and state = 'proposed') as proposals,
      (select count(*)::int from lead where case_id = ${caseId} and state in ('waiting', 'watching')) as leads,
      (select count(*)::int from capture where case_id = ${caseId} and state in ('queued', 'running')) as captures,
      (select count(*)::int from watch where case_id = ${caseId} and state = 'active') as watches,
      (select count(*)::int from address_list where case_id = ${caseId} and state = 'running') as lists,
      (select count(*)::int from material_stop where case_id = ${caseId} and state = 'open')
        + (select count(*)::int from receipt where case_id = ${caseId} and state = 'open') as duties,
      (select count(*)::int from road_track where case_id = ${caseId} and due_from <= ${at}::date) as silent,
      (select count(*)::int from road_track where case_id = ${caseId} and next_hearing >= ${at}::timestamptz) as hearings
  `.execute(trx)
  const [open] = rows
  return (
    open ?? { proposals: 0, leads: 0, captures: 0, watches: 0, lists: 0, duties: 0, silent: 0, hearings: 0 }
  )
}

/** Active case officers but the one who asks, whether on the team already or not. */
export const listSuccessors = async (trx: Trx, but: MemberId): Promise<MemberRef[]> =>
  (
    await trx
      .selectFrom('member')
      .select(['id', 'display_name'])
      .where('status', '=', 'active')
      .where('id', '<>', but)
      .where(sql<boolean>`'case-officer' = any (roles)`)
      .orderBy('display_name')
      .orderBy('id')
      .execute()
  ).map((row) => ({ id: row.id as MemberId, displayName: row.display_name }))

/** Hand-overs of the case, newest first. */
export const listHandOvers = async (trx: Trx, caseId: CaseId): Promise<HandOver[]> => {
  const rows = await trx
    .selectFrom('case_hand_over as h')
    .innerJoin('member as f', 'f.id', 'h.from_member')
    .innerJoin('member as t', 't.id', 'h.to_member')
    .select(['h.why', 'h.note', 'h.at', 'f.id as from_id', 'f.display_name as from_name'])
    .select(['t.id as to_id', 't.display_name as to_name'])
    .where('h.case_id', '=', caseId)
    .orderBy('h.leaf_index', 'desc')
    .execute()
  return rows.map((row) => ({
    from: { id: row.from_id as MemberId, displayName: row.from_name },
    to: { id: row.to_id as MemberId, displayName: row.to_name },
    why: row.why,
    note: row.note,
    at: row.at.toISOString(),
  }))
}

/** Puts the case among what awaits the successor. */
export const tellSuccessor = async (
  trx: Trx,
  told: { caseId: CaseId; successor: MemberId; from: MemberId; message: string; at: Date },
): Promise<void> => {
  await sql`select tell_successor(${told.caseId}, ${told.successor}, ${told.from}, ${told.message},
    ${told.at.toISOString()}::timestamptz)`.execute(trx)
}
