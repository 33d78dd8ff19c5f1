/**
 * Duty clocks of a case: which duties to report its countries lay on the people who work on it, since when each runs, and
 * how it stands. The law's hours where it names them; where it says "at once", the house's hours, and shown as such.
 */
import {
  assessDuty,
  type DutyState,
  HOUSE_HOURS,
  listDuties,
  type ReportingDuty,
} from '../safeguarding/duties/index.ts'

/** What was told about one duty of a case, the latest of each kind. */
export interface DutyAnswers {
  /** An earlier moment of first knowledge that a person stated. */
  readonly knownAt?: string | undefined
  /** A person decided that a duty that depends on who one is does bind, or does not. */
  readonly binds?: boolean | undefined
  readonly settled?: 'reported' | 'waived' | undefined
}

/** A duty of a case with its clock. `asked`: it depends on who one is, and a person must say whether it binds. */
export interface DutyClockOfCase {
  readonly duty: ReportingDuty
  readonly state: DutyState | 'reported' | 'waived' | 'asked' | 'not-bound'
  readonly hours: number
  /** `law`: the law names the hours. `house`: it says "at once" or names none, and the hours are a rule of this house. */
  readonly basis: 'law' | 'house'
  readonly knownAt: string
  readonly dueAt: string
  /** Share of the time that has passed; 1 is the end. */
  readonly share: number
}

const RUNNING: ReadonlySet<string> = new Set(['running', 'half', 'urgent', 'overdue'])

/** Whether the clock still runs: such a duty keeps a case from being closed. */
export const isOpenDuty = (clock: DutyClockOfCase): boolean => RUNNING.has(clock.state)

const stateOf = (duty: ReportingDuty, answers: DutyAnswers, running: DutyState): DutyClockOfCase['state'] => {
  if (answers.settled !== undefined) return answers.settled
  const certain = duty.binds === 'anyone' && duty.mandatory === 'yes'
  if (certain || answers.binds === true) return running
  return answers.binds === false ? 'not-bound' : 'asked'
}

/** The clock counts from first knowledge: a stated moment counts only where it lies before the case was opened. */
const firstKnown = (openedAt: string, stated: string | undefined): string =>
  stated !== undefined && Date.parse(stated) < Date.parse(openedAt) ? stated : openedAt

/**
 * The clocks of a case, open ones first and the one that ends first before the others. A duty that binds anyone runs by
 * itself; one that binds professionals or finders is asked about; what binds providers and named trades is left out.
 */
export const listDutyClocks = (
  question: {
    readonly countries: readonly string[]
    readonly openedAt: string
    readonly answers: ReadonlyMap<string, DutyAnswers>
    readonly now: Date
  },
  table: readonly ReportingDuty[],
): readonly DutyClockOfCase[] =>
  listDuties(question.countries, table)
    .map((duty): DutyClockOfCase => {
      const answers = question.answers.get(duty.id) ?? {}
      const hours = duty.hours ?? HOUSE_HOURS
      const knownAt = firstKnown(question.openedAt, answers.knownAt)
      const { state, share, dueAt } = assessDuty(knownAt, hours, question.now)
      return {
        duty,
        state: stateOf(duty, answers, state),
        hours,
        basis: duty.hours === undefined ? 'house' : 'law',
        knownAt,
        dueAt,
        share,
      }
    })
    .toSorted((a, b) => Number(isOpenDuty(b)) - Number(isOpenDuty(a)) || a.dueAt.localeCompare(b.dueAt, 'en'))
