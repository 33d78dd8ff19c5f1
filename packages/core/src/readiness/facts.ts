/** What readiness is judged from: countries, the day of the act, the victim, and what covers each element. */
import type { VictimAge } from '@smart-rescue/schema'

/** A span of days of the calendar, both ends included (`2025-05-01`). */
export interface DaySpan {
  readonly from: string
  readonly to: string
}

/**
 * What an element rests on. A witness is named by `who`, so that one witness heard twice is one witness; a private capture
 * or file of the organisation is an `exhibit`; `document` is a paper of an authority or a third party.
 */
export interface Support {
  readonly kind: 'exhibit' | 'document' | 'witness' | 'anonymous-tip'
  readonly who?: string
}

/** What an element rests on; without supports it is taken as covered by something that is not said. */
export interface Cover {
  readonly element: string
  readonly supports?: readonly Support[] | undefined
}

/** The facts. `day` is absent where nobody knows when it happened. */
export interface ReadinessFacts {
  readonly countries: readonly string[]
  readonly day?: DaySpan | undefined
  readonly victim: VictimAge
  readonly covers: readonly Cover[]
}
