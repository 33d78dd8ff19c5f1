/** Checks a playbook before it is used: what would leave a beginner without help is an error, what is unwise a warning. */
import type { Playbook, PlaybookStep } from '@smart-rescue/schema'
import { REFERENCES } from './references.ts'

/** What was found. The screen puts the code into words; `step` is the step's id. */
export interface PlaybookFinding {
  readonly level: 'error' | 'warning'
  readonly code:
    | 'step-twice'
    | 'safety-not-first'
    | 'after-unknown'
    | 'after-later'
    | 'no-duty-step'
    | 'no-stop-rule'
    | 'no-second-person'
    | 'capture-before-safety-plan'
    | 'text-too-short'
    | 'never-missing'
    | 'source-unknown'
    | 'hand-over-unapproved'
    | 'unreviewed'
  readonly step?: string
}

/** Characters below which a text is no instruction a beginner could follow. */
const LEAST_TEXT = 60

const error = (code: PlaybookFinding['code'], step?: string): PlaybookFinding => ({
  level: 'error',
  code,
  ...(step === undefined ? {} : { step }),
})
const warning = (code: PlaybookFinding['code'], step?: string): PlaybookFinding => ({
  ...error(code, step),
  level: 'warning',
})

/** A source is the id of a rule, or a document named in words (with at least one space). */
const isSource = (source: string): boolean => Object.hasOwn(REFERENCES, source) || /\S\s+\S/.test(source)

const checkStep = (step: PlaybookStep, at: number, all: readonly PlaybookStep[]): PlaybookFinding[] => {
  const found: PlaybookFinding[] = []
  const first = all.findIndex(({ id }) => id === step.id)
  if (first !== at) found.push(error('step-twice', step.id))
  const { after } = step.due
  if (after !== undefined) {
    const other = all.findIndex(({ id }) => id === after)
    if (other === -1) found.push(error('after-unknown', step.id))
    else if (other >= at) found.push(error('after-later', step.id))
  }
  if (step.what.length < LEAST_TEXT) found.push(warning('text-too-short', step.id))
  if (step.phase !== 'care' && step.never.length === 0) found.push(warning('never-missing', step.id))
  if (!step.sources.every(isSource)) found.push(error('source-unknown', step.id))
  if (step.phase === 'hand-over' && step.page === 'referral' && !step.approval)
    found.push(warning('hand-over-unapproved', step.id))
  return found
}

/**
 * Everything that is wrong with a playbook, errors first. None: it may be used. A playbook with an error is not kept: the
 * first step must be about safety, abuse material must have its stop rule, and duties to report must have a step.
 */
export const checkPlaybook = ({ steps, reviewedBy }: Playbook): readonly PlaybookFinding[] => {
  const found = steps.flatMap((step, at) => checkStep(step, at, steps))
  if (steps[0]?.phase !== 'safety') found.push(error('safety-not-first', steps[0]?.id))
  if (!steps.some(({ duty }) => duty)) found.push(error('no-duty-step'))
  if (!steps.some(({ sources }) => sources.includes('D1'))) found.push(error('no-stop-rule'))
  if (!steps.some(({ approval }) => approval)) found.push(warning('no-second-person'))
  const plan = steps.findIndex(({ page }) => page === 'safety-plan')
  const capture = steps.findIndex(({ phase }) => phase === 'capture')
  if (capture !== -1 && (plan === -1 || plan > capture))
    found.push(warning('capture-before-safety-plan', steps[capture]?.id))
  if (reviewedBy === undefined) found.push(warning('unreviewed'))
  return found.toSorted((a, b) => a.level.localeCompare(b.level, 'en'))
}
