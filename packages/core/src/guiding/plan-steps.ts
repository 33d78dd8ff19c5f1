/** Plans a playbook from the moment a case began: which steps apply, and by when each is due. */
import type { Playbook, PlaybookStep } from '@smart-rescue/schema'

/** A step with its day. `due` is RFC 3339 in UTC. */
export interface PlannedStep {
  readonly step: PlaybookStep
  readonly due: string
}

const HOUR_MS = 3_600_000

/** Whether the step serves one of the countries of the case. */
const serves = (step: PlaybookStep, countries: readonly string[]): boolean =>
  step.countries === undefined || step.countries.some((country) => countries.includes(country))

/**
 * The steps that serve the countries, in the playbook's order. A step after another is due that many hours after the other
 * is; where the other does not apply or comes only later in the list, its hours count from the beginning.
 */
export const planSteps = (
  playbook: Playbook,
  start: string,
  countries: readonly string[],
): readonly PlannedStep[] => {
  const dueMs = new Map<string, number>()
  return playbook.steps
    .filter((step) => serves(step, countries))
    .map((step) => {
      const from = step.due.after === undefined ? undefined : dueMs.get(step.due.after)
      const at = (from ?? Date.parse(start)) + step.due.hours * HOUR_MS
      dueMs.set(step.id, at)
      return { step, due: new Date(at).toISOString() }
    })
}
