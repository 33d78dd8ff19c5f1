/** What facts about duties change in the index. They are facts of `task.changed` whose role begins with `duty-`. */
import { toStorable } from '@smart-rescue/core/quoting'
import { CaseId } from '@smart-rescue/schema'
import { z } from 'zod'
import { touchCase } from '../cases/store.ts'
import type { Projection, Projections } from '../custody/fact.ts'

/** Sealed detail. `duty` is `*` where it is about every clock of the case. */
export const DutyDetail = z.object({
  what: z.enum(['known', 'binds', 'not-bound', 'reported', 'waived', 'reopened']),
  duty: z.string(),
  knownAt: z.string().optional(),
  toWhom: z.string().optional(),
  number: z.string().optional(),
  handedAt: z.string().optional(),
  why: z.string().optional(),
})
export type DutyDetail = z.infer<typeof DutyDetail>

const orNull = (text: string | undefined): string | null => (text === undefined ? null : toStorable(text))

const tellDuty: Projection = async (trx, fact) => {
  if (fact.role?.startsWith('duty-') !== true) return
  const detail = DutyDetail.parse(fact.detail)
  const caseId = CaseId.parse(fact.caseId)
  await trx
    .insertInto('duty_answer')
    .values({
      leaf_index: fact.receipt.index,
      case_id: caseId,
      duty: detail.duty,
      what: detail.what,
      known_at: detail.knownAt ?? null,
      to_whom: orNull(detail.toWhom),
      number: orNull(detail.number),
      handed_at: detail.handedAt ?? null,
      why: orNull(detail.why),
      by_member: fact.actor,
      at: fact.receipt.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await touchCase(trx, caseId, fact.receipt.at)
}

/** Facts of this feature. */
export const dutyProjections: Projections = { 'task.changed': tellDuty }
