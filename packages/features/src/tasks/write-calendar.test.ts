/** Promises about the calendar file: it carries days and references, and nothing that could tell of a child. */
import { describe, expect, it } from 'vitest'
import { writeCalendar } from './write-calendar.ts'

describe('the calendar', () => {
  const text = writeCalendar(
    [
      { id: 'a-1', reference: 'SR-2026-001', due: '2026-11-25T08:00:00.000Z' },
      { id: 'a-2', reference: 'SR-2026-002', due: '2026-11-26T09:30:00.000Z' },
    ],
    new Date('2026-11-24T08:00:00.000Z'),
  )

  it('is a calendar with one entry a day, in UTC', () => {
    expect(text.startsWith('BEGIN:VCALENDAR')).toBe(true)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).toContain('DTSTART:20261125T080000Z')
    expect(text).toContain('DTEND:20261126T100000Z')
    expect(text).toContain('DTSTAMP:20261124T080000Z')
    expect(text).toContain('UID:a-1')
  })

  it('says the reference and nothing else', () => {
    const lines = text
      .split(/\r?\n/)
      .filter((line) => /^(SUMMARY|DESCRIPTION|LOCATION|ORGANIZER|ATTENDEE|URL)/.test(line))
    expect(lines).toEqual(['SUMMARY:SR-2026-001', 'SUMMARY:SR-2026-002'])
  })

  it('is an empty calendar where there is no day', () => {
    expect(writeCalendar([], new Date(0))).toContain('END:VCALENDAR')
  })
})
