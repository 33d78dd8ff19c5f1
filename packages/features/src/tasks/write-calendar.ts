/**
 * Writes days as an iCalendar file (RFC 5545). A calendar lies on telephones and strangers’ servers: an entry carries the
 * case's reference and nothing else – no title, no name, no place, no word of what is to be done.
 */
import ical from 'ical-generator'

/** One day of the calendar. */
export interface CalendarDay {
  /** An id that says nothing: a calendar that reads the file again finds the same entry. */
  readonly id: string
  readonly reference: string
  /** RFC 3339, UTC. */
  readonly due: string
}

const LASTS_MS = 30 * 60_000

/** The file as text. `now` stands on each entry as the time of writing. */
export const writeCalendar = (days: readonly CalendarDay[], now: Date): string => {
  const calendar = ical({
    name: 'Smart Rescue',
    prodId: { company: 'smart-rescue', product: 'tasks', language: 'EN' },
  })
  for (const { id, reference, due } of days) {
    const start = new Date(due)
    calendar.createEvent({
      id,
      stamp: now,
      start,
      end: new Date(start.getTime() + LASTS_MS),
      summary: reference,
    })
  }
  return calendar.toString()
}
