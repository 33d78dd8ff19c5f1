/** SQL of leads: what was raised, answered and decided. */
import {
  type CaseId,
  type ExhibitId,
  type LeadAnswer,
  type LeadDecision,
  type LeadId,
  LeadOrigin,
  LeadState,
  type MemberId,
  type SourceRef,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

const leads = (trx: Trx) =>
  trx
    .selectFrom('lead as l')
    .innerJoin('case_file as c', 'c.id', 'l.case_id')
    .innerJoin('member as m', 'm.id', 'l.raised_by')
    // Only where the reader may see that case: row-level security answers nothing else.
    .leftJoin('case_file as o', 'o.id', 'l.opened_case')
    .select([
      'l.id',
      'l.case_id',
      'l.origin',
      'l.origin_key',
      'l.by_machine',
      'l.title',
      'l.why',
      'l.state',
      'l.raised_by',
      'l.raised_at',
      'l.standing',
      'l.standing_version',
      'm.display_name',
      'c.reference',
      'c.title as case_title',
      'o.id as opened_id',
      'o.reference as opened_reference',
      sql<number>`(select count(*)::int from lead_source s where s.lead_id = l.id)`.as('sources'),
    ])

type LeadRow = Awaited<ReturnType<ReturnType<typeof leads>['execute']>>[number]

const toStored = (row: LeadRow) => ({
  id: row.id as LeadId,
  caseId: row.case_id as CaseId,
  caseReference: row.reference,
  caseTitle: row.case_title,
  title: row.title,
  ...(row.why === null ? {} : { why: row.why }),
  origin: LeadOrigin.parse(row.origin),
  ...(row.origin_key === null ? {} : { originKey: row.origin_key }),
  byMachine: row.by_machine,
  raisedBy: { id: row.raised_by as MemberId, displayName: row.display_name },
  raisedAt: row.raised_at.toISOString(),
  state: LeadState.parse(row.state),
  sources: row.sources,
  standing: row.standing,
  standingVersion: row.standing_version,
  ...(row.opened_id === null || row.opened_reference === null
    ? {}
    : { openedCase: { id: row.opened_id as CaseId, reference: row.opened_reference } }),
})

/** A lead as the index has it. */
export type StoredLead = ReturnType<typeof toStored>

/** Most leads that one list holds. */
const MOST = 1_000

/** Leads that the transaction may see, of one case or one state where asked; the newest thousand. */
export const listStored = async (
  trx: Trx,
  only: { readonly caseId?: CaseId; readonly state?: LeadState } = {},
): Promise<StoredLead[]> => {
  let query = leads(trx).orderBy('l.raised_at', 'desc').limit(MOST)
  if (only.caseId !== undefined) query = query.where('l.case_id', '=', only.caseId)
  if (only.state !== undefined) query = query.where('l.state', '=', only.state)
  return (await query.execute()).map(toStored)
}

/** One lead of a case, or nothing. */
export const findStored = async (trx: Trx, caseId: CaseId, id: LeadId): Promise<StoredLead | undefined> => {
  const row = await leads(trx).where('l.case_id', '=', caseId).where('l.id', '=', id).executeTakeFirst()
  return row && toStored(row)
}

/** How many leads stand in each state, over what the transaction may see. */
export const countStates = async (trx: Trx): Promise<Record<LeadState, number>> => {
  const rows = await trx
    .selectFrom('lead')
    .select(['state', (count) => count.fn.countAll<string>().as('leads')])
    .groupBy('state')
    .execute()
  const counts = { waiting: 0, watching: 0, opened: 0, dismissed: 0 }
  for (const { state, leads: found } of rows) counts[LeadState.parse(state)] = Number(found)
  return counts
}

/** The sources a lead was raised for, by exhibit and row. */
export const listSourceRefs = async (trx: Trx, id: LeadId): Promise<SourceRef[]> => {
  const rows = await trx
    .selectFrom('lead_source')
    .select(['exhibit_id', 'row'])
    .where('lead_id', '=', id)
    .orderBy('exhibit_id')
    .orderBy('row')
    .execute()
  return rows.map(({ exhibit_id, row }) => ({ exhibitId: exhibit_id as ExhibitId, row }))
}

/** The newest answer on each indicator. */
export const listAnswers = async (trx: Trx, id: LeadId): Promise<Map<string, LeadAnswer>> => {
  const rows = await trx
    .selectFrom('lead_answer as a')
    .innerJoin('member as m', 'm.id', 'a.answered_by')
    .select(['a.indicator', 'a.answer', 'a.note', 'a.answered_at', 'm.id', 'm.display_name'])
    .where('a.lead_id', '=', id)
    .orderBy('a.leaf_index')
    .execute()
  return new Map(
    rows.map((row) => [
      row.indicator,
      {
        answer: row.answer as LeadAnswer['answer'],
        by: { id: row.id as MemberId, displayName: row.display_name },
        at: row.answered_at.toISOString(),
        ...(row.note === null ? {} : { note: row.note }),
      },
    ]),
  )
}

/** What was decided on a lead, with author and time, in the order of the log. */
export const listDecisions = async (trx: Trx, id: LeadId): Promise<LeadDecision[]> => {
  const rows = await trx
    .selectFrom('lead_decision as d')
    .innerJoin('member as m', 'm.id', 'd.decided_by')
    .select(['d.decision', 'd.why', 'd.decided_at', 'm.id', 'm.display_name'])
    .where('d.lead_id', '=', id)
    .orderBy('d.leaf_index')
    .execute()
  return rows.map((row) => ({
    decision: row.decision as LeadDecision['decision'],
    by: { id: row.id as MemberId, displayName: row.display_name },
    at: row.decided_at.toISOString(),
    why: row.why,
  }))
}

/** The decisions alone, in the order of the log. */
export const listDecisionKinds = async (trx: Trx, id: LeadId): Promise<LeadDecision['decision'][]> => {
  const rows = await trx
    .selectFrom('lead_decision')
    .select('decision')
    .where('lead_id', '=', id)
    .orderBy('leaf_index')
    .execute()
  return rows.map(({ decision }) => decision as LeadDecision['decision'])
}

/** Keeps what was read out of a lead, with the version it was read with. */
export const keepStanding = async (
  trx: Trx,
  id: LeadId,
  standing: object,
  version: string,
): Promise<void> => {
  await trx
    .updateTable('lead')
    .set({ standing: JSON.stringify(standing), standing_version: version })
    .where('id', '=', id)
    .execute()
}

/** States and standings of all leads that the transaction may see, for the local counts. */
export const listStandings = async (
  trx: Trx,
): Promise<{ readonly state: LeadState; readonly standing: unknown }[]> => {
  const rows = await trx
    .selectFrom('lead')
    .select(['state', 'standing'])
    .where('standing', 'is not', null)
    .execute()
  return rows.map(({ state, standing }) => ({ state: LeadState.parse(state), standing }))
}
