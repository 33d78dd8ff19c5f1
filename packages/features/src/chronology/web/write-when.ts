/** Writes a date no more exactly than it is known. */
import type { When } from '@smart-rescue/schema'

/** A date as it is known, and no more exactly: ISO 8601, the minute in UTC. */
export const writeWhen = (when: When): string => {
  switch (when.precision) {
    case 'between':
      return `${when.from} – ${when.to}`
    case 'minute':
      return `${when.at.slice(0, 10)} ${when.at.slice(11, 16)} UTC`
    default:
      return when.at
  }
}
