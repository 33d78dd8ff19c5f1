/** Duties that run: about stops and receipts, each with its clock. */
import { assessDuty, setClock } from '@smart-rescue/core/safeguarding/duties'
import { REPORTING_DUTIES } from '@smart-rescue/core/safeguarding/rules'
import type { CaseId } from '@smart-rescue/schema'
import { sql } from 'kysely'
import type { Trx } from '../../ports/database.ts'
import { findOpenReceipts } from '../receipt/store.ts'
import type { DutyView } from './contract.ts'
import { findOpenStops } from './store.ts'

/** The clock of a thing that is known since a moment, in a country. */
export const clockOf = (country: string, knownAt: string, now: Date) => {
  const clock = setClock([country], REPORTING_DUTIES)
  const { state, dueAt } = assessDuty(knownAt, clock.hours, now)
  return { state, dueAt, hours: clock.hours, basis: clock.basis, rows: clock.rows }
}

/** Country of the organisation: the law of whoever reports. */
export const findHomeCountry = async (trx: Trx): Promise<string> =>
  (await trx.selectFrom('organisation').select('country').executeTakeFirst())?.country ?? '*'

/** Open duties that the transaction may see, the one that ends first first. */
export const findDuties = async (trx: Trx, now: Date): Promise<DutyView[]> => {
  const country = await findHomeCountry(trx)
  const duty = (
    subject: DutyView['subject'],
    about: { id: string; caseId?: CaseId; caseReference?: string; reference: string },
    knownAt: string,
    knownBy: DutyView['knownBy'],
  ): DutyView => {
    const { rows: _, ...clock } = clockOf(country, knownAt, now)
    const { id, ...rest } = about
    return { subject, subjectId: id, ...rest, knownAt, knownBy, ...clock }
  }
  const stops = (await findOpenStops(trx)).map(
    ({ id, caseId, caseReference, reference, stoppedAt, stoppedBy }) =>
      duty(
        'stop',
        {
          id,
          reference,
          ...(caseId === undefined ? {} : { caseId }),
          ...(caseReference === undefined ? {} : { caseReference }),
        },
        stoppedAt,
        stoppedBy,
      ),
  )
  const receipts = (await findOpenReceipts(trx)).map(
    ({ id, caseId, caseReference, reference, lockedAt, lockedBy }) =>
      duty('receipt', { id, reference, caseId, caseReference }, lockedAt, lockedBy),
  )
  return [...stops, ...receipts].toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
}

/** Whether a duty to report is still open in a case: such a case is not closed. */
export const hasOpenDuty = async (trx: Trx, caseId: CaseId): Promise<boolean> => {
  const found = await sql<{ open: boolean }>`
    select exists (select 1 from material_stop where case_id = ${caseId} and state = 'open')
        or exists (select 1 from receipt where case_id = ${caseId} and state = 'open') as open`.execute(trx)
  return found.rows[0]?.open ?? false
}
