/** Hearings ahead as iCalendar (RFC 5545). A calendar leaves the house: it holds references and courts, no title and no pseudonym. */

import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '@smart-rescue/core/integrity'
import ical from 'ical-generator'
import type { Hearing } from './contract.ts'

const HOUR_MS = 3_600_000

const nameEvent = (caseId: Hearing['caseId'], { unit, subject, charge }: Hearing['track']): string => {
  const words = JSON.stringify([caseId, unit, subject, charge ?? ''])
  return `hearing-${toHex(sha256(new TextEncoder().encode(words))).slice(0, 32)}`
}

/** Writes the file; `now` stamps every event. The id of an event stays the same while its hearing does. */
export const writeCalendar = (hearings: readonly Hearing[], now: Date): string => {
  const calendar = ical({ name: 'Smart Rescue', prodId: '//Smart Rescue//Hearings//EN' })
  for (const { caseId, reference, track, at, court, authority } of hearings) {
    const start = new Date(at)
    calendar.createEvent({
      id: nameEvent(caseId, track),
      start,
      end: new Date(start.getTime() + HOUR_MS),
      stamp: now,
      summary: `${reference}: hearing`,
      location: court ?? authority,
    })
  }
  return calendar.toString()
}
