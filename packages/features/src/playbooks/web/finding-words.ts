/** Findings of the check and fields of a step in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { PlaybookFinding, StepField } from '@smart-rescue/core/guiding'

/** What was found, and what to do. */
export const FINDING_WORDS: Record<PlaybookFinding['code'], MessageDescriptor> = {
  'step-twice': msg`Two steps have the same id. Give one of them another.`,
  'safety-not-first': msg`The first step must be about safety. Move a safety step to the top.`,
  'after-unknown': msg`The step waits for a step that is not there. Choose another, or none.`,
  'after-later': msg`The step waits for one that comes later. Move it, or choose another.`,
  'no-duty-step': msg`No step meets the duties to report. Add one.`,
  'no-stop-rule': msg`No step says what to do when abuse material is seen (rule D1). Add one.`,
  'no-second-person': msg`No step is approved by a second person. Think about it.`,
  'capture-before-safety-plan': msg`Something is captured before the safety plan is written. Move the safety plan up.`,
  'text-too-short': msg`The text is so short that a beginner cannot follow it.`,
  'never-missing': msg`The step does not say what never to do.`,
  'source-unknown': msg`A source is neither the id of a rule (D1, BP-COL-1 …) nor the name of a document.`,
  'hand-over-unapproved': msg`The hand-over is not approved by a second person. Think about it.`,
  unreviewed: msg`Nobody has reviewed it yet. Have a lawyer and a social worker read it, and enter that.`,
}

/** Fields of a step. */
export const FIELD_WORDS: Record<StepField, MessageDescriptor> = {
  phase: msg`part of the work`,
  title: msg`title`,
  who: msg`who does it`,
  what: msg`what to do`,
  capture: msg`what to capture`,
  never: msg`what never to do`,
  doneWhen: msg`when it is done`,
  due: msg`by when`,
  page: msg`page`,
  hotlines: msg`whom to call`,
  duty: msg`duty`,
  approval: msg`second person`,
  countries: msg`countries`,
  sources: msg`sources`,
}
