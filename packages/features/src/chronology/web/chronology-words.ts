/** The chronology in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Certainty, ChronologyConflict, ChronologyKind, When } from '@smart-rescue/schema'

/** What a line comes from → what it is called. */
export const KIND_WORDS: Record<ChronologyKind, MessageDescriptor> = {
  posted: msg`Posted, as the page says`,
  captured: msg`Captured`,
  imported: msg`Imported`,
  mention: msg`A date in a text`,
  event: msg`Event`,
  note: msg`Note`,
  person: msg`Part of a person`,
  safeguard: msg`Stop`,
  case: msg`Case opened`,
}

/** How sure → what it is called. */
export const CERTAINTY_WORDS: Record<Certainty, MessageDescriptor> = {
  certain: msg`certain`,
  probable: msg`probable`,
  possible: msg`possible`,
  disputed: msg`disputed`,
}

/** Precision → what it is called. */
export const PRECISION_WORDS: Record<When['precision'], MessageDescriptor> = {
  minute: msg`To the minute`,
  day: msg`To the day`,
  month: msg`To the month`,
  year: msg`To the year`,
  between: msg`Between two days`,
}

/** Conflict → what it says. */
export const CONFLICT_WORDS: Record<ChronologyConflict['kind'], MessageDescriptor> = {
  'two-dates': msg`Two dates are given for one event, and they exclude each other.`,
  'before-what-it-follows': msg`This is said to follow something that came later.`,
  'posted-after-capture': msg`The page says a day after it was captured: a clock, or the reading of the date, is wrong.`,
  'in-the-future': msg`This is dated in the future.`,
}
