/** SQL of cases and their teams. */
import type { CaseId, CaseSummary, LeadKind, MemberId, TeamMember } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'

const summaries = (trx: Trx) =>
  trx
    .selectFrom('case_file as c')
    .innerJoin('member as opener', 'opener.id', 'c.opened_by')
    .select([
      'c.id',
      'c.reference',
      'c.title',
      'c.lead_kind',
      'c.countries',
      'c.purpose',
      'c.legal_basis',
      'c.state',
      'c.opened_at',
      'c.opened_by',
      'c.last_activity_at',
      'opener.display_name as opener_name',
      sql<number>`(select count(*)::int from exhibit e where e.case_id = c.id)`.as('exhibits'),
      sql<number>`(select count(*)::int from capture k where k.case_id = c.id and k.state in ('queued', 'running'))`.as(
        'captures',
      ),
      sql<number>`(select count(*)::int from capture k where k.case_id = c.id and k.state in ('failed', 'refused') and k.origin_kind is null)`.as(
        'failures',
      ),
      sql<number>`(select count(*)::int from link l where l.case_id = c.id and l.state = 'accepted')`.as(
        'links',
      ),
      sql<number>`(select count(*)::int from link l where l.case_id = c.id and l.state = 'proposed')`.as(
        'proposals',
      ),
      sql<number>`(select count(*)::int from dossier d where d.case_id = c.id and d.state = 'ready')`.as(
        'dossiers',
      ),
      sql<number>`(select count(*)::int from note n where n.case_id = c.id)`.as('notes'),
      sql<number | null>`(select s.chosen from charge_standing s where s.case_id = c.id)`.as('offences'),
      sql<number | null>`(select s.ready from charge_standing s where s.case_id = c.id)`.as('ready'),
      sql<number>`(select count(*)::int from lead l where l.case_id = c.id and l.state = 'waiting')`.as(
        'leads',
      ),
      sql<number>`coalesce((select w.networks from network_state w where w.case_id = c.id), 0)`.as(
        'networks',
      ),
      sql<number>`(select count(*)::int from join_decision j where j.case_id = c.id)`.as('joins'),
      sql<number>`coalesce((select r.referrals from road_case r where r.case_id = c.id), 0)`.as('referrals'),
      sql<number>`(select count(*)::int from road_case r where r.case_id = c.id and (r.verdict is not null or (r.is_over and r.referrals > 0)))`.as(
        'outcomes',
      ),
      sql<number>`(select count(*)::int from road_track r where r.case_id = c.id and r.due_from <= current_date)`.as(
        'silent',
      ),
    ])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

/** A case in lists, with how many captures failed besides what everybody sees. */
export interface CountedCase {
  readonly summary: CaseSummary
  readonly failures: number
}

const toCounted = (row: SummaryRow): CountedCase => ({
  failures: row.failures,
  summary: {
    id: row.id as CaseId,
    reference: row.reference,
    title: row.title,
    leadKind: row.lead_kind as LeadKind,
    countries: row.countries,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    state: row.state === 'closed' ? 'closed' : 'open',
    openedAt: row.opened_at.toISOString(),
    openedBy: { id: row.opened_by as MemberId, displayName: row.opener_name },
    counts: {
      exhibits: row.exhibits,
      captures: row.captures,
      links: row.links,
      proposals: row.proposals,
      dossiers: row.dossiers,
      notes: row.notes,
      ...(row.offences === null ? {} : { offences: row.offences }),
      ...(row.ready === null ? {} : { ready: row.ready }),
      leads: row.leads,
      networks: row.networks,
      joins: row.joins,
      referrals: row.referrals,
      outcomes: row.outcomes,
      silent: row.silent,
    },
    lastActivityAt: row.last_activity_at.toISOString(),
  },
})

/** The cases that the transaction may see, last activity first. */
export const listCases = async (trx: Trx): Promise<CountedCase[]> =>
  (await summaries(trx).orderBy('c.last_activity_at', 'desc').execute()).map(toCounted)

/** One case, or nothing. */
export const findCase = async (trx: Trx, id: CaseId): Promise<CountedCase | undefined> => {
  const row = await summaries(trx).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toCounted(row)
}

/** The next number of a case: numbers are never used twice, even when an opening fails. */
export const nextCaseNumber = async (trx: Trx): Promise<number> => {
  const found = await sql<{ number: number }>`select nextval('case_number')::int as number`.execute(trx)
  return found.rows[0]?.number ?? 1
}

/** Everybody on the team now, first come first. */
export const listTeam = async (trx: Trx, id: CaseId): Promise<TeamMember[]> => {
  const rows = await trx
    .selectFrom('case_team as t')
    .innerJoin('member as m', 'm.id', 't.member_id')
    .innerJoin('member as a', 'a.id', 't.added_by')
    .select([
      'm.id',
      'm.display_name',
      'm.roles',
      't.since',
      'a.id as adder_id',
      'a.display_name as adder_name',
    ])
    .where('t.case_id', '=', id)
    .where('t.until', 'is', null)
    .orderBy('t.since')
    .execute()
  return rows.map((row) => ({
    member: { id: row.id as MemberId, displayName: row.display_name },
    roles: row.roles,
    since: row.since.toISOString(),
    addedBy: { id: row.adder_id as MemberId, displayName: row.adder_name },
  }))
}

/** Moves the case to the top of its lists. */
export const touchCase = async (trx: Trx, id: CaseId, at: string | Date): Promise<void> => {
  await trx
    .updateTable('case_file')
    .set({ last_activity_at: sql`greatest(last_activity_at, ${at}::timestamptz)` as never })
    .where('id', '=', id)
    .execute()
}
