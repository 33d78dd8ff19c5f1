/** Traces in the file of an exhibit, and what it shares with others of the case. */
import { CaseId, ExhibitId, endpoint, TraceKind } from '@smart-rescue/schema'
import { z } from 'zod'

/** Another exhibit of the case that carries the same. */
export const SharedWith = z.object({ exhibitId: ExhibitId, number: z.string(), title: z.string() })
export type SharedWith = z.infer<typeof SharedWith>

const Shared = {
  /** How many other exhibits of the case carry it; `shared` names the first twenty. */
  others: z.int().nonnegative(),
  shared: z.array(SharedWith),
}

/** One trace of the exhibit. */
export const TraceLine = z.object({ kind: TraceKind, value: z.string(), where: z.string(), ...Shared })
export type TraceLine = z.infer<typeof TraceLine>

/** What the file of an exhibit carries, and with whom it shares it. From the index: the file is not opened. */
export const readTraces = endpoint({
  name: 'exhibit.traces',
  method: 'GET',
  path: '/api/cases/:caseId/exhibits/:exhibitId/traces',
  summary: 'Traces in the file of an exhibit, and what it shares with others of the case',
  action: 'evidence.read',
  scope: 'case',
  input: z.object({ caseId: CaseId, exhibitId: ExhibitId }),
  output: z.object({
    traces: z.array(TraceLine),
    /** Absent where the exhibit is no picture, or was read while no written authority stood. */
    picture: z.object({ pdq: z.string(), quality: z.number(), ...Shared }).optional(),
  }),
  errors: ['request.not-found', 'receipt.locked'],
})

/** Every endpoint of this feature. */
export const traceEndpoints = [readTraces] as const
