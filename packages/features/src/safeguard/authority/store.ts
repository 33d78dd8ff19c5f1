/** SQL of media authorities. */
import {
  type MediaAuthority,
  type MediaScope,
  stateOfAuthority,
} from '@smart-rescue/core/safeguarding/authority'
import type { AuthorityId, CaseId, MemberId } from '@smart-rescue/schema'
import type { Trx } from '../../ports/database.ts'
import type { Authority } from './contract.ts'

const authorities = (trx: Trx) =>
  trx
    .selectFrom('media_authority as a')
    .innerJoin('member as m', 'm.id', 'a.granted_by')
    .leftJoin('member as e', 'e.id', 'a.ended_by')
    .select([
      'a.id',
      'a.case_id',
      'a.granted_at',
      'a.allowed_by',
      'a.office',
      'a.legal_basis',
      'a.document',
      'a.scope',
      'a.from_at',
      'a.until_at',
      'a.ended_at',
      'm.id as granter_id',
      'm.display_name as granter_name',
      'e.id as ender_id',
      'e.display_name as ender_name',
    ])
    .orderBy('a.granted_at', 'desc')
    .orderBy('a.id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof authorities>['execute']>>[number]

const toRule = (row: Row): MediaAuthority => ({
  allowedBy: row.allowed_by,
  office: row.office,
  legalBasis: row.legal_basis,
  document: row.document,
  scope: row.scope as MediaScope,
  from: row.from_at.toISOString(),
  until: row.until_at.toISOString(),
  endedAt: row.ended_at?.toISOString(),
})

const toAuthority = (row: Row, now: Date): Authority => {
  const { endedAt, ...rule } = toRule(row)
  return {
    ...rule,
    id: row.id as AuthorityId,
    ...(row.case_id === null ? {} : { caseId: row.case_id as CaseId }),
    state: stateOfAuthority({ ...rule, endedAt }, now),
    grantedBy: { id: row.granter_id as MemberId, displayName: row.granter_name },
    grantedAt: row.granted_at.toISOString(),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(row.ender_id === null || row.ender_name === null
      ? {}
      : { endedBy: { id: row.ender_id as MemberId, displayName: row.ender_name } }),
  }
}

/** Authorities of a case and of the organisation, or of the organisation alone; newest first. */
export const findAuthorities = async (
  trx: Trx,
  caseId: CaseId | undefined,
  now: Date,
): Promise<Authority[]> => {
  const rows = await authorities(trx)
    .where((where) =>
      caseId === undefined
        ? where('a.case_id', 'is', null)
        : where.or([where('a.case_id', 'is', null), where('a.case_id', '=', caseId)]),
    )
    .execute()
  return rows.map((row) => toAuthority(row, now))
}

/** One authority of exactly this case, or of the organisation, or nothing. */
export const findAuthority = async (
  trx: Trx,
  caseId: CaseId | undefined,
  id: AuthorityId,
  now: Date,
): Promise<Authority | undefined> =>
  (await findAuthorities(trx, caseId, now)).find((one) => one.id === id && one.caseId === caseId)

/** Country of the organisation, then those of the case. */
export const listCountries = async (trx: Trx, caseId: CaseId | undefined): Promise<string[]> => {
  const house = await trx.selectFrom('organisation').select('country').executeTakeFirst()
  const found =
    caseId === undefined
      ? undefined
      : await trx.selectFrom('case_file').select('countries').where('id', '=', caseId).executeTakeFirst()
  return [...new Set([...(house === undefined ? [] : [house.country]), ...(found?.countries ?? [])])]
}
