/** Compares two versions of a playbook, step by step. */
import type { Playbook, PlaybookStep } from '@smart-rescue/schema'

/** A field of a step that may differ. */
export type StepField = Exclude<keyof PlaybookStep, 'id'>

/** How one step differs. `moved`: it stands elsewhere among the steps that both have. */
export interface StepDifference {
  readonly id: string
  readonly what: 'added' | 'removed' | 'changed'
  readonly fields: readonly StepField[]
  readonly moved: boolean
  readonly before?: PlaybookStep
  readonly after?: PlaybookStep
}

const FIELDS: readonly StepField[] = [
  'phase',
  'title',
  'who',
  'what',
  'capture',
  'never',
  'doneWhen',
  'due',
  'page',
  'hotlines',
  'duty',
  'approval',
  'countries',
  'sources',
]

/** As text with its keys in one order, so that the same data in another order is no difference. */
const spell = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
      : inner,
  ) ?? ''

/** Every step that differs, in the order of the later version, removed ones last. Empty for the same steps. */
export const comparePlaybooks = (before: Playbook, after: Playbook): readonly StepDifference[] => {
  const old = new Map(before.steps.map((step) => [step.id, step]))
  const now = new Map(after.steps.map((step) => [step.id, step]))
  const shared = before.steps.filter(({ id }) => now.has(id)).map(({ id }) => id)
  const order = after.steps.filter(({ id }) => old.has(id)).map(({ id }) => id)
  const differences: StepDifference[] = []
  for (const step of after.steps) {
    const was = old.get(step.id)
    if (was === undefined) {
      differences.push({ id: step.id, what: 'added', fields: [], moved: false, after: step })
      continue
    }
    const fields = FIELDS.filter((field) => spell(was[field]) !== spell(step[field]))
    const moved = shared.indexOf(step.id) !== order.indexOf(step.id)
    if (fields.length > 0 || moved)
      differences.push({ id: step.id, what: 'changed', fields, moved, before: was, after: step })
  }
  for (const step of before.steps)
    if (!now.has(step.id))
      differences.push({ id: step.id, what: 'removed', fields: [], moved: false, before: step })
  return differences
}
