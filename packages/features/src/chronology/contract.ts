/** The chronology of a case: what its exhibits, notes, people and events say happened when, and what contradicts what. */
import { CaseId, ChronologyConflict, ChronologyLine, DatedEvent, endpoint, Prose } from '@smart-rescue/schema'
import { z } from 'zod'

/** Lines in order, and their conflicts. */
export const Chronology = z.object({
  lines: z.array(ChronologyLine),
  conflicts: z.array(ChronologyConflict),
  /** True when there are more than the lines given. */
  cut: z.boolean(),
})
export type Chronology = z.infer<typeof Chronology>

/** The chronology, earliest first. */
export const readChronology = endpoint({
  name: 'chronology.read',
  method: 'GET',
  path: '/api/cases/:caseId/chronology',
  summary: 'What happened when, with certainty, source and conflicts',
  action: 'case.read',
  scope: 'case',
  input: z.object({ caseId: CaseId }),
  output: Chronology,
  errors: [],
})

/** Writes a dated event down, as a note of the case. */
export const writeEvent = endpoint({
  name: 'chronology.event',
  method: 'POST',
  path: '/api/cases/:caseId/chronology',
  summary: 'Write down what happened when, with certainty and source',
  action: 'note.write',
  scope: 'case',
  input: z.object({ caseId: CaseId, body: Prose.min(1).max(2_000), event: DatedEvent }),
  output: Chronology,
  errors: ['request.not-found', 'locker.locked', 'locker.disk-full'],
})

/** Every endpoint of this feature. */
export const chronologyEndpoints = [readChronology, writeEvent] as const
