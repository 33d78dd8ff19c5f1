/** The stretch of time that a date covers: no date is more exact than it was said. */
import type { When } from '@smart-rescue/schema'

/** From (inclusive) to (exclusive), in milliseconds since the epoch, UTC. */
export interface Span {
  readonly from: number
  readonly to: number
}

const DAY = 86_400_000

const dayOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

const monthFrom = (year: number, month: number): number => Date.UTC(year, month, 1)

/** The span. A «between» whose days stand in the wrong order is read the other way round. */
export const spanOf = (when: When): Span => {
  switch (when.precision) {
    case 'minute': {
      const from = Date.parse(when.at.replace('Z', ':00Z'))
      return { from, to: from + 60_000 }
    }
    case 'day':
      return { from: dayOf(when.at), to: dayOf(when.at) + DAY }
    case 'month': {
      const [year = 0, month = 1] = when.at.split('-').map(Number)
      return { from: monthFrom(year, month - 1), to: monthFrom(year, month) }
    }
    case 'year':
      return { from: monthFrom(Number(when.at), 0), to: monthFrom(Number(when.at) + 1, 0) }
    case 'between': {
      const [first, last] = [dayOf(when.from), dayOf(when.to)].sort((a, b) => a - b) as [number, number]
      return { from: first, to: last + DAY }
    }
  }
}

/** Whether two dates can be of one moment. */
export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to
