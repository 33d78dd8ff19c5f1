/** A duty to report that a country's law lays on somebody. */
import type { Sourced } from '../rules/rules.ts'

/** Whom it binds. Only `anyone` is certain to bind a worker of an organisation; the others depend on who she is. */
export type DutyBinds = 'anyone' | 'professionals' | 'finders' | 'named-trades' | 'providers'

/** One duty. `hours` from first knowledge where the law names them; `deadline` in its own words otherwise. */
export interface ReportingDuty extends Sourced {
  readonly id: string
  readonly country: string
  readonly binds: DutyBinds
  readonly who: string
  readonly mandatory: 'yes' | 'no' | 'unknown'
  readonly text: string
  readonly hours?: number
  readonly deadline?: string
  readonly sanction?: string
}
