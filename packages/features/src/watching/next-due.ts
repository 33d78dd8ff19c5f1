/** When a watched page is due next: steps from the start, a little late by chance, never in quiet hours. Pure. */
import type { Every, QuietHours, Schedule } from './contract.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const STEP_MS: Record<Exclude<Every, 'month'>, number> = {
  hour: HOUR,
  'six-hours': 6 * HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
}
/** No check is later than this by chance alone. */
const MOST_JITTER_MS = 30 * MINUTE

/** The n-th month after a moment, on its day of the month or the last one there is (UTC). */
const addMonths = (anchor: Date, months: number): Date => {
  const moved = new Date(anchor)
  moved.setUTCDate(1)
  moved.setUTCMonth(anchor.getUTCMonth() + months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(anchor.getUTCDate(), last))
  return moved
}

/** The first step of the schedule after a moment: however many were missed, one comes. */
const nextStep = (every: Every, anchor: Date, after: Date): Date => {
  if (every !== 'month') {
    const step = STEP_MS[every]
    const steps = Math.floor((after.getTime() - anchor.getTime()) / step) + 1
    return new Date(anchor.getTime() + Math.max(1, steps) * step)
  }
  const months =
    (after.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + after.getUTCMonth() - anchor.getUTCMonth()
  let at = Math.max(1, months)
  while (addMonths(anchor, at) <= after) at += 1
  return addMonths(anchor, at)
}

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes since midnight on the clock of a time zone. */
const clockMinutes = (at: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0)
  return part('hour') * 60 + part('minute')
}

/** Whether a moment lies in the quiet hours, `from` included and `to` not. Equal times mean no quiet hour at all. */
export const isQuiet = (at: Date, quiet: QuietHours | undefined, timeZone: string): boolean => {
  if (quiet === undefined || quiet.from === quiet.to) return false
  const now = clockMinutes(at, timeZone)
  const [from, to] = [toMinutes(quiet.from), toMinutes(quiet.to)]
  return from < to ? now >= from && now < to : now >= from || now < to
}

/**
 * The next moment at which the page is due after `after`. `chance` in [0, 1) makes it late by up to a tenth of the step,
 * half an hour at most, so that a site does not see a clock; a moment in quiet hours moves to their end.
 */
export const nextDue = (
  { every, quiet, timeZone }: Schedule,
  anchor: Date,
  after: Date,
  chance: number,
): Date => {
  const step = every === 'month' ? 28 * 24 * HOUR : STEP_MS[every]
  const late = Math.floor(Math.min(step / 10, MOST_JITTER_MS) * chance)
  let due = new Date(nextStep(every, anchor, after).getTime() + late)
  // Twice, because the clock may be changed within the quiet hours.
  for (let turn = 0; turn < 2 && quiet !== undefined && isQuiet(due, quiet, timeZone); turn += 1) {
    const wait = (toMinutes(quiet.to) - clockMinutes(due, timeZone) + 24 * 60) % (24 * 60)
    due = new Date(Math.floor(due.getTime() / MINUTE) * MINUTE + wait * MINUTE + late)
  }
  return due
}

/** About how many pages a month (30 days) the schedule loads. */
export const pagesPerMonth = ({ every, quiet }: Schedule): number => {
  if (every === 'day') return 30
  if (every === 'week') return 4
  if (every === 'month') return 1
  const hours = every === 'hour' ? 1 : 6
  if (quiet === undefined || quiet.from === quiet.to) return Math.round((30 * 24) / hours)
  const still = (toMinutes(quiet.to) - toMinutes(quiet.from) + 24 * 60) % (24 * 60)
  // The checks that fall into the quiet hours become one at their end.
  return Math.round(30 * (24 / hours - Math.max(0, still / 60 / hours - 1)))
}

/** A number in [0, 1) from an id: the ids are random, and chance is not the schedule's to take. */
export const chanceOf = (id: string): number => {
  let hash = 2_166_136_261
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 16_777_619) >>> 0
  return hash / 4_294_967_296
}
