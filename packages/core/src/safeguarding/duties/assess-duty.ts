/** The duty clock: from first knowledge to the report, with its two warnings on the way. */
import type { ReportingDuty } from './duty.ts'

/**
 * Hours that are counted where a law names none ("immediately", "without delay") or where no duty was found: a rule of
 * this house, not of any law, and shown as such.
 */
export const HOUSE_HOURS = 24

/** The share of the time after which the clock warns, and after which it warns loudly. */
const HALF = 0.5
const URGENT = 0.8

/** Where the clock stands. */
export type DutyState = 'running' | 'half' | 'urgent' | 'overdue'

/** A clock: which rows of law it rests on, how long, and whether the hours are the law's or the house's. */
export interface DutyClock {
  readonly hours: number
  readonly basis: 'law' | 'law-without-hours' | 'house'
  readonly rows: readonly ReportingDuty[]
}

/** Duties that may bind a worker in these countries, the certain ones first; what binds providers and trades is left out. */
export const listDuties = (
  countries: readonly string[],
  table: readonly ReportingDuty[],
): ReportingDuty[] => {
  const mine = table.filter(
    (duty) =>
      countries.includes(duty.country) &&
      !['providers', 'named-trades'].includes(duty.binds) &&
      duty.mandatory !== 'no',
  )
  const rank = (duty: ReportingDuty) =>
    (duty.binds === 'anyone' ? 0 : 1) +
    (duty.mandatory === 'yes' ? 0 : 2) +
    (duty.confidence === 'low' ? 4 : 0)
  return mine.toSorted((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id, 'en'))
}

/**
 * The clock for somebody in a country. The shortest number of hours that binds anyone counts; a duty without a number is
 * counted as `HOUSE_HOURS`. Where no duty is known the house still counts, so that no report is forgotten.
 */
export const setClock = (countries: readonly string[], table: readonly ReportingDuty[]): DutyClock => {
  const rows = listDuties(countries, table)
  const binding = rows.filter((duty) => duty.binds === 'anyone' && duty.mandatory === 'yes')
  if (binding.length === 0) return { hours: HOUSE_HOURS, basis: 'house', rows }
  const named = binding.flatMap(({ hours }) => hours ?? [])
  const unnamed = binding.some(({ hours }) => hours === undefined)
  const shortest = Math.min(...named, unnamed ? HOUSE_HOURS : Number.POSITIVE_INFINITY)
  return { hours: shortest, basis: named.includes(shortest) ? 'law' : 'law-without-hours', rows }
}

/** How much of the time has passed at `now`: its state, the share (1 is the end), and when it ends (RFC 3339, UTC). */
export const assessDuty = (
  knownAt: string,
  hours: number,
  now: Date,
): { readonly state: DutyState; readonly share: number; readonly dueAt: string } => {
  const start = Date.parse(knownAt)
  const length = hours * 3_600_000
  const share = (now.getTime() - start) / length
  const state = share >= 1 ? 'overdue' : share >= URGENT ? 'urgent' : share >= HALF ? 'half' : 'running'
  return { state, share, dueAt: new Date(start + length).toISOString() }
}
