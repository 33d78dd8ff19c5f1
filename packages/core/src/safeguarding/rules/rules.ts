/** What every row of a rule table carries: where it is from, how sure it is, and when somebody last looked. */

/**
 * `high`: read in the law's own text or in an official source; `medium`: read in a secondary source; `low`: from memory or
 * an incomplete excerpt, shown as "unverified – ask a lawyer", never as law.
 */
export type Confidence = 'high' | 'medium' | 'low'

/** The source of a row. `lastChecked` is a year and month, absent where nobody has checked. */
export interface Sourced {
  readonly source: string
  readonly sourceUrl?: string
  readonly confidence: Confidence
  readonly lastChecked?: string
}
