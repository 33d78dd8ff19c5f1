/** Whether an offence was in force when the act was done: the text that counts is the text of that day. */
import type { LawOffence } from '@smart-rescue/schema'
import { isExact, spanOf } from './days.ts'
import type { DaySpan } from './facts.ts'

/**
 * `in-force` on every day that the act may have been done on; `not-yet` and `ended` on none of them;
 * `depends` where it hangs on the very day, because the span crosses a change of law or no day is known at all.
 */
export type Force = 'in-force' | 'not-yet' | 'ended' | 'depends'

/** First day in force: the first of the month or year where only that is known; nothing where the pack names none. */
export const firstDay = (offence: Pick<LawOffence, 'valid_from'>): string | undefined =>
  offence.valid_from === undefined ? undefined : spanOf(offence.valid_from)?.from

/** Last day in force: the last of the month or year where only that is known. */
export const lastDay = (offence: Pick<LawOffence, 'valid_until'>): string | undefined =>
  offence.valid_until === undefined ? undefined : spanOf(offence.valid_until)?.to

/** How the offence stands to the day or days of the act. An offence without dates is taken to have been in force always. */
export const forceOn = (
  offence: Pick<LawOffence, 'valid_from' | 'valid_until'>,
  day: DaySpan | undefined,
): Force => {
  const [first, last] = [firstDay(offence), lastDay(offence)]
  if (first === undefined && last === undefined) return 'in-force'
  if (day === undefined) return 'depends'
  if (first !== undefined && day.to < first) return 'not-yet'
  if (last !== undefined && day.from > last) return 'ended'
  const begins = first !== undefined && day.from < first
  const ends = last !== undefined && day.to > last
  return begins || ends ? 'depends' : 'in-force'
}

/** Whether the day of the act lies in the month or year of which the pack does not say the day. */
export const isStartUnsure = (offence: Pick<LawOffence, 'valid_from'>, day: DaySpan | undefined): boolean => {
  if (offence.valid_from === undefined || isExact(offence.valid_from) || day === undefined) return false
  const span = spanOf(offence.valid_from)
  return span !== undefined && day.from <= span.to && day.to >= span.from
}
