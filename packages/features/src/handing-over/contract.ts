/** Handing a case over to another case officer: what goes with it, and that one's own access ends. */
import { CaseId, endpoint, MemberId, MemberRef, Prose } from '@smart-rescue/schema'
import { z } from 'zod'

/** What is open in the case, as counts the page puts into words; nothing of it is lost by handing over. */
export const OpenThings = z.object({
  proposals: z.int(),
  leads: z.int(),
  captures: z.int(),
  watches: z.int(),
  lists: z.int(),
  duties: z.int(),
  silent: z.int(),
  hearings: z.int(),
})
export type OpenThings = z.infer<typeof OpenThings>

/** A hand-over that was done. */
export const HandOver = z.object({
  from: MemberRef,
  to: MemberRef,
  why: z.string(),
  note: z.string(),
  at: z.string(),
})
export type HandOver = z.infer<typeof HandOver>

/** What stands open, who may take the case, and earlier hand-overs. */
export const readHandOver = endpoint({
  name: 'case.hand-over-read',
  method: 'GET',
  path: '/api/cases/:caseId/hand-over',
  summary: 'What is open in the case, and who may take it over',
  action: 'case.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: z.object({ open: OpenThings, successors: z.array(MemberRef), earlier: z.array(HandOver) }),
  errors: ['request.not-found'],
})

/** Hands the case over: the successor joins, and the caller leaves, in one act. */
export const handOverCase = endpoint({
  name: 'case.hand-over',
  method: 'POST',
  path: '/api/cases/:caseId/hand-over',
  summary: 'Hand the case over to another case officer; your own access ends',
  action: 'case.hand-over',
  scope: 'case',
  input: z.object({
    caseId: CaseId,
    memberId: MemberId,
    why: Prose.min(1).max(2_000),
    /** What the successor should know first. */
    note: Prose.min(1).max(20_000),
  }),
  output: z.object({ reference: z.string(), to: MemberRef }),
  errors: ['request.not-found', 'case.successor-unfit', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const handOverEndpoints = [readHandOver, handOverCase] as const
