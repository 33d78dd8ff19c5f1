/** How far a case is from an offence: which elements are covered, what is missing, and what a lawyer must mind. */
import { z } from 'zod'
import { CountryCode } from '../case.ts'

/** A source as it is shown: the document, the place in it, its address. */
export const ShownSource = z.object({
  ref: z.string(),
  document: z.string(),
  section: z.string().optional(),
  url: z.string().optional(),
  /** False where nobody looked at the address, or it leads to the front page alone. */
  checked: z.boolean(),
})
export type ShownSource = z.infer<typeof ShownSource>

/** What is to be minded, as a code, in words, and with its source. */
export const ReadinessWarning = z.object({
  code: z.enum([
    'not-in-force',
    'start-not-exact',
    'depends-on-date',
    'text-version',
    'older-penalty',
    'unverified',
    'means-even-for-a-child',
    'means-not-settled',
    'against-the-child',
    'child-only',
    'one-witness',
    'other-writing',
    'unknown-identity',
    'tip-closes-nothing',
    'deadline',
    'country-version',
    'other-country',
    'not-reviewed',
  ]),
  country: CountryCode.optional(),
  offence: z.string().optional(),
  elements: z.array(z.string()).optional(),
  text: z.string(),
  source: ShownSource,
})
export type ReadinessWarning = z.infer<typeof ReadinessWarning>

/** Whether the victim is a child; `unknown` asks for what either would need. */
export const VictimAge = z.enum(['child', 'adult', 'unknown'])
export type VictimAge = z.infer<typeof VictimAge>
