/** The closed lists of tasks and playbooks in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { PlaybookStep, StepHotline, StepPage, StepRole, Task, TaskEntry } from '@smart-rescue/schema'

/** Who does a step. */
export const WHO_WORDS: Record<StepRole, MessageDescriptor> = {
  'case-officer': msg`Case officer`,
  investigator: msg`Investigator`,
  lawyer: msg`Lawyer`,
  'social-worker': msg`Social worker`,
}

/** The part of the work a step belongs to. */
export const PHASE_WORDS: Record<PlaybookStep['phase'], MessageDescriptor> = {
  safety: msg`Safety`,
  duty: msg`Duty`,
  plan: msg`Plan`,
  capture: msg`Capture`,
  understand: msg`Understand`,
  law: msg`Law`,
  'hand-over': msg`Hand over`,
  care: msg`Care`,
}

/** Where in the product a step is done. */
export const PAGE_WORDS: Record<StepPage, MessageDescriptor> = {
  overview: msg`Overview and notes`,
  safeguard: msg`Safeguard`,
  'safety-plan': msg`Safety plan`,
  people: msg`People of the case`,
  evidence: msg`Evidence`,
  tables: msg`Tables`,
  watches: msg`Watched pages`,
  links: msg`Links`,
  networks: msg`Networks`,
  where: msg`Where and when`,
  elements: msg`Elements`,
  exploitation: msg`What is described`,
  duties: msg`Duties to report`,
  dossier: msg`Dossier`,
  referral: msg`Referral`,
  wellbeing: msg`Wellbeing`,
}

/** Kinds of reporting channel. */
export const CHANNEL_WORDS: Record<StepHotline, MessageDescriptor> = {
  'material-hotline': msg`Hotline for abuse material`,
  'trafficking-hotline': msg`Trafficking hotline`,
  'child-helpline': msg`Child helpline`,
  'child-protection': msg`Child protection`,
  police: msg`Police`,
  'tip-line': msg`Tip line`,
}

/** Where a task stands. */
export const TASK_STATE_WORDS: Record<Task['state'], MessageDescriptor> = {
  open: msg`open`,
  done: msg`done`,
  dropped: msg`dropped`,
}

/** What was done about a task. */
export const ENTRY_WORDS: Record<TaskEntry['what'], MessageDescriptor> = {
  added: msg`added it`,
  changed: msg`changed it`,
  done: msg`ticked it`,
  dropped: msg`dropped it`,
  reopened: msg`reopened it`,
  commented: msg`wrote`,
  'approval-asked': msg`asked for approval`,
  approved: msg`approved it`,
  refused: msg`refused it`,
}

/** Where a task came from, but for steps of the playbook. */
export const ORIGIN_WORDS: Record<Exclude<Task['origin'], 'step'>, MessageDescriptor> = {
  element: msg`for a missing element`,
  duty: msg`for a duty`,
  approval: msg`for an approval`,
  hand: msg`added by hand`,
}
