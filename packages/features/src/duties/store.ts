/** Duty clocks of a case as the index knows them: the rows of law, and what was told about each. */
import {
  type DutyAnswers,
  type DutyClockOfCase,
  isOpenDuty,
  listDutyClocks,
} from '@smart-rescue/core/guiding'
import { REPORTING_DUTIES } from '@smart-rescue/core/safeguarding/rules'
import type { CaseId, MemberId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../ports/database.ts'
import type { DutyEntry, DutyList } from './contract.ts'

/** Stands for every clock of a case. */
export const EVERY_DUTY = '*'

interface Told {
  readonly duty: string
  readonly entry: DutyEntry
}

const listTold = async (trx: Trx, caseId: CaseId): Promise<Told[]> => {
  const rows = await trx
    .selectFrom('duty_answer as d')
    .innerJoin('member as m', 'm.id', 'd.by_member')
    .select([
      'd.duty',
      'd.what',
      'd.known_at',
      'd.to_whom',
      'd.number',
      'd.handed_at',
      'd.why',
      'd.at',
      'm.id',
      'm.display_name',
    ])
    .where('d.case_id', '=', caseId)
    .orderBy('d.leaf_index')
    .execute()
  return rows.map((row) => ({
    duty: row.duty,
    entry: {
      what: row.what as DutyEntry['what'],
      ...(row.known_at === null ? {} : { knownAt: row.known_at.toISOString() }),
      ...(row.to_whom === null ? {} : { toWhom: row.to_whom }),
      ...(row.number === null ? {} : { number: row.number }),
      ...(row.handed_at === null ? {} : { handedAt: row.handed_at.toISOString() }),
      ...(row.why === null ? {} : { why: row.why }),
      by: { id: row.id as MemberId, displayName: row.display_name },
      at: row.at.toISOString(),
    },
  }))
}

/** The earliest moment of first knowledge that was stated; a later statement takes nothing away from an earlier moment. */
const earliest = (told: readonly Told[]): string | undefined =>
  told
    .flatMap(({ entry }) => entry.knownAt ?? [])
    .toSorted()
    .at(0)

const readAnswers = (told: readonly Told[]): ReadonlyMap<string, DutyAnswers> => {
  const knownAt = earliest(told)
  const answers = new Map<string, DutyAnswers>(REPORTING_DUTIES.map(({ id }) => [id, { knownAt }]))
  for (const { duty, entry } of told) {
    if (duty === EVERY_DUTY) continue
    const before = answers.get(duty) ?? { knownAt }
    const { what } = entry
    answers.set(duty, {
      ...before,
      ...(what === 'binds' || what === 'not-bound' ? { binds: what === 'binds' } : {}),
      ...(what === 'reported' || what === 'waived' ? { settled: what } : {}),
      ...(what === 'reopened' ? { settled: undefined } : {}),
    })
  }
  return answers
}

const findFrame = async (trx: Trx, caseId: CaseId) => {
  const row = await trx
    .selectFrom('case_file')
    .select(['countries', 'opened_at', 'state'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const home = await trx.selectFrom('organisation').select('country').executeTakeFirst()
  const countries = [...new Set([...row.countries, ...(home === undefined ? [] : [home.country])])]
  return { countries, openedAt: row.opened_at.toISOString(), isOpen: row.state === 'open' }
}

/** The clocks of a case: of its countries, and of the country the organisation works in. Empty where there is no such case. */
export const findClocks = async (
  trx: Trx,
  caseId: CaseId,
  now: Date,
): Promise<readonly DutyClockOfCase[]> => {
  const frame = await findFrame(trx, caseId)
  if (frame === undefined) return []
  const answers = readAnswers(await listTold(trx, caseId))
  return listDutyClocks({ ...frame, answers, now }, REPORTING_DUTIES)
}

/** The clocks of a case as its page shows them, each with all that was told about it. */
export const showDuties = async (trx: Trx, caseId: CaseId, now: Date): Promise<DutyList> => {
  const told = await listTold(trx, caseId)
  const frame = await findFrame(trx, caseId)
  const known = new Set(REPORTING_DUTIES.map(({ country }) => country))
  const clocks = await findClocks(trx, caseId, now)
  return {
    now: now.toISOString(),
    unknownCountries: frame?.countries.filter((country) => !known.has(country)) ?? [],
    duties: clocks.map((clock) => {
      const { duty, ...rest } = clock
      return {
        ...rest,
        id: duty.id,
        country: duty.country,
        who: duty.who,
        text: duty.text,
        ...(duty.deadline === undefined ? {} : { deadline: duty.deadline }),
        ...(duty.sanction === undefined ? {} : { sanction: duty.sanction }),
        source: duty.source,
        ...(duty.sourceUrl === undefined ? {} : { sourceUrl: duty.sourceUrl }),
        confidence: duty.confidence,
        open: isOpenDuty(clock),
        entries: told
          .filter((one) => one.duty === duty.id || one.duty === EVERY_DUTY)
          .map(({ entry }) => entry),
      }
    }),
  }
}

/** Duties of the case whose clock still runs, by id: such a case is not closed. */
export const listOpenDuties = async (trx: Trx, caseId: CaseId, now: Date): Promise<string[]> =>
  (await findClocks(trx, caseId, now)).filter(isOpenDuty).map(({ duty }) => duty.id)

/** Open cases, for the round that looks at their clocks: ids only. */
export const listCasesWithClocks = async (trx: Trx): Promise<CaseId[]> =>
  (await sql<{ id: CaseId }>`select cases_with_clocks() as id`.execute(trx)).rows.map(({ id }) => id)

/** Tells the team how far a clock has run; once for each clock and warning. */
export const tellTeamOfDuty = async (
  trx: Trx,
  about: { readonly caseId: CaseId; readonly duty: string; readonly kind: string; readonly dueAt: string },
  at: Date,
): Promise<void> => {
  await sql`select tell_team_of_duty(${about.caseId}::uuid, ${about.duty}, ${about.kind}, ${about.dueAt}::timestamptz, ${at}::timestamptz)`.execute(
    trx,
  )
}
