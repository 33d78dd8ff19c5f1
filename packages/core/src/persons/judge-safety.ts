/** When a case needs a safety plan, and on what a consent may rest. */
import type { ConsentNote, LeadKind, PersonPart, SafetyPlan } from '@smart-rescue/schema'

/** Whether a plan is needed: at the heart of every named kind of lead a child may be; `other` waits for one among the people. */
export const needsSafetyPlan = (kind: LeadKind, parts: readonly PersonPart[]): boolean =>
  kind !== 'other' || parts.includes('child')

/** How a plan stands on a day (YYYY-MM-DD): there is none, it should have been looked at again, or it holds. */
export const judgePlan = (
  plan: Pick<SafetyPlan, 'reviewOn'> | undefined,
  today: string,
): 'none' | 'overdue' | 'holds' => (plan === undefined ? 'none' : plan.reviewOn < today ? 'overdue' : 'holds')

/** False where a child's word would be the only basis (CRC art. 3; GDPR art. 8 and do-not list 2): it never is. */
export const restsOnEnough = (note: Pick<ConsentNote, 'givenBy' | 'otherBasis'>): boolean =>
  note.givenBy !== 'child' || (note.otherBasis ?? '').trim() !== ''
