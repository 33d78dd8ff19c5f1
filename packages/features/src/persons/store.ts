/** SQL of people of a case. */
import {
  AuthorityDocument,
  type CaseId,
  IdentityState,
  type MemberId,
  type PartChange,
  type Person,
  type PersonId,
  type PersonNote,
  PersonPart,
  type Pseudonym,
} from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

const persons = (trx: Trx, caseId: CaseId) =>
  trx
    .selectFrom('person as p')
    .innerJoin('member as m', 'm.id', 'p.added_by')
    .leftJoin('identity as i', 'i.person_id', 'p.id')
    .select([
      'p.id',
      'p.pseudonym',
      'p.part',
      'p.added_at',
      'p.left_at',
      'p.left_why',
      'm.id as added_by',
      'm.display_name',
      'i.state',
    ])
    .where('p.case_id', '=', caseId)

type PersonRow = Awaited<ReturnType<ReturnType<typeof persons>['execute']>>[number]

const toPerson = (row: PersonRow): Person => ({
  id: row.id as PersonId,
  pseudonym: row.pseudonym as Pseudonym,
  part: PersonPart.parse(row.part),
  addedBy: { id: row.added_by as MemberId, displayName: row.display_name },
  addedAt: row.added_at.toISOString(),
  ...(row.left_at === null ? {} : { leftAt: row.left_at.toISOString() }),
  ...(row.left_why === null ? {} : { leftWhy: row.left_why }),
  identity: IdentityState.parse(row.state ?? 'none'),
})

/** People of a case, first added first. */
export const listStored = async (trx: Trx, caseId: CaseId): Promise<Person[]> =>
  (await persons(trx, caseId).orderBy('p.leaf_index').execute()).map(toPerson)

/** One person of a case, or nothing. */
export const findStored = async (trx: Trx, caseId: CaseId, id: PersonId): Promise<Person | undefined> => {
  const row = await persons(trx, caseId).where('p.id', '=', id).executeTakeFirst()
  return row && toPerson(row)
}

/** The parts somebody had, in the order of the log. */
export const listParts = async (trx: Trx, id: PersonId): Promise<PartChange[]> => {
  const rows = await trx
    .selectFrom('person_part as c')
    .innerJoin('member as m', 'm.id', 'c.by_member')
    .select(['c.part', 'c.why', 'c.document', 'c.at', 'm.id', 'm.display_name'])
    .where('c.person_id', '=', id)
    .orderBy('c.leaf_index')
    .execute()
  return rows.map((row) => ({
    part: PersonPart.parse(row.part),
    why: row.why,
    at: row.at.toISOString(),
    by: { id: row.id as MemberId, displayName: row.display_name },
    ...(row.document === null ? {} : { document: AuthorityDocument.parse(row.document) }),
  }))
}

/** Remarks on a person, oldest first. */
export const listRemarks = async (trx: Trx, id: PersonId): Promise<PersonNote[]> => {
  const rows = await trx
    .selectFrom('person_note as n')
    .innerJoin('member as m', 'm.id', 'n.by_member')
    .select(['n.body', 'n.at', 'm.id', 'm.display_name'])
    .where('n.person_id', '=', id)
    .orderBy('n.leaf_index')
    .execute()
  return rows.map((row) => ({
    body: row.body,
    at: row.at.toISOString(),
    by: { id: row.id as MemberId, displayName: row.display_name },
  }))
}

/** Whether a pseudonym is taken anywhere in the house. */
export const isTaken = async (trx: Trx, pseudonym: string): Promise<boolean> => {
  const { rows } = await sql<{ taken: boolean }>`select pseudonym_taken(${pseudonym}) as taken`.execute(trx)
  return rows[0]?.taken === true
}
