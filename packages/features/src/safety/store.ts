/** SQL of safety plans and consents. */
import {
  type CaseId,
  ConsentNote,
  LeadKind,
  MemberId,
  PersonId,
  PersonPart,
  SafetyPlan,
  type WrittenConsent,
  type WrittenPlan,
} from '@smart-rescue/schema'
import type { Trx } from '../ports/database.ts'

/** The plans of a case, newest first. */
export const listPlans = async (trx: Trx, caseId: CaseId): Promise<WrittenPlan[]> => {
  const rows = await trx
    .selectFrom('safety_plan as s')
    .innerJoin('member as m', 'm.id', 's.by_member')
    .select(['s.plan', 's.at', 'm.id', 'm.display_name'])
    .where('s.case_id', '=', caseId)
    .orderBy('s.leaf_index', 'desc')
    .execute()
  return rows.map((row) => ({
    ...SafetyPlan.parse(row.plan),
    by: { id: MemberId.parse(row.id), displayName: row.display_name },
    at: row.at.toISOString(),
  }))
}

/** Whether a case has a safety plan: asked before steps that could alert somebody. */
export const hasSafetyPlan = async (trx: Trx, caseId: CaseId): Promise<boolean> =>
  (await trx
    .selectFrom('safety_plan')
    .select('leaf_index')
    .where('case_id', '=', caseId)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** What the need for a plan is judged by: the kind of the case, and the parts of its people. */
export const readNeed = async (
  trx: Trx,
  caseId: CaseId,
): Promise<{ readonly kind: LeadKind; readonly parts: PersonPart[] } | undefined> => {
  const found = await trx
    .selectFrom('case_file')
    .select('lead_kind')
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (found === undefined) return undefined
  const people = await trx
    .selectFrom('person')
    .select('part')
    .where('case_id', '=', caseId)
    .where('left_at', 'is', null)
    .execute()
  return {
    kind: LeadKind.parse(found.lead_kind),
    parts: people.map(({ part }) => PersonPart.parse(part)),
  }
}

/** Consents on a person, newest first. */
export const listStoredConsents = async (
  trx: Trx,
  caseId: CaseId,
  personId: PersonId,
): Promise<WrittenConsent[]> => {
  const rows = await trx
    .selectFrom('consent_note as c')
    .innerJoin('member as m', 'm.id', 'c.by_member')
    .select(['c.id', 'c.person_id', 'c.note', 'c.at', 'c.withdrawn_at', 'c.withdrawn_why'])
    .select(['m.id as by_id', 'm.display_name'])
    .where('c.case_id', '=', caseId)
    .where('c.person_id', '=', personId)
    .orderBy('c.leaf_index', 'desc')
    .execute()
  return rows.map((row) => ({
    ...ConsentNote.parse(row.note),
    id: row.id,
    personId: PersonId.parse(row.person_id),
    by: { id: MemberId.parse(row.by_id), displayName: row.display_name },
    at: row.at.toISOString(),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at.toISOString() }),
    ...(row.withdrawn_why === null ? {} : { withdrawnWhy: row.withdrawn_why }),
  }))
}

/** Whether a person is one of the case. */
export const hasPerson = async (trx: Trx, caseId: CaseId, personId: PersonId): Promise<boolean> =>
  (await trx
    .selectFrom('person')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', personId)
    .executeTakeFirst()) !== undefined
