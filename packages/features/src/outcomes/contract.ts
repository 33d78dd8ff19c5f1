/** What became of the cases one ever worked on: in words one can bear, and never more than that there is an outcome. */
import { endpoint } from '@smart-rescue/schema'
import { z } from 'zod'

/** What there is to tell, as a code the screen puts into words. */
export const OutcomeKind = z.enum(['safe', 'convicted', 'decided', 'compensated', 'ended'])
export type OutcomeKind = z.infer<typeof OutcomeKind>

/** One case with what became of it. No title, no name, no id. */
export const Outcome = z.object({
  reference: z.string(),
  tells: z.array(z.object({ kind: OutcomeKind, on: z.string().optional() })),
})
export type Outcome = z.infer<typeof Outcome>

/** The list of a member. */
export const OutcomeList = z.object({ outcomes: z.array(Outcome), wanted: z.boolean() })
export type OutcomeList = z.infer<typeof OutcomeList>

/** What became of the cases one worked on. */
export const listOutcomes = endpoint({
  name: 'outcome.list',
  method: 'GET',
  path: '/api/outcome-list',
  summary: 'What became of the cases I worked on',
  action: 'wellbeing.read',
  scope: 'organisation',
  input: z.object({}),
  output: OutcomeList,
  errors: [],
})

/** Says whether one wants to hear of outcomes. It is in no log. */
export const wantOutcomes = endpoint({
  name: 'outcome.want',
  method: 'PUT',
  path: '/api/outcome-list',
  summary: 'Whether I want to hear what became of my cases',
  action: 'wellbeing.change',
  scope: 'organisation',
  input: z.object({ wanted: z.boolean() }),
  output: OutcomeList,
  errors: [],
})

/** Every endpoint of this feature. */
export const outcomeEndpoints = [listOutcomes, wantOutcomes] as const
