/** Checks when offences hold: days that the calendar has, and successors that begin the day after what they replace ended. */
import type { LawOffence, LawPack } from '@smart-rescue/schema'
import { dayAfter, isExact, spanOf } from '../days.ts'
import { firstDay, lastDay } from '../in-force.ts'
import type { Note } from './finding.ts'

const checkOne = (offence: LawOffence, at: string, note: Note): boolean => {
  let isSound = true
  for (const field of ['valid_from', 'valid_until', 'text_version'] as const) {
    const value = offence[field]
    if (value === undefined) continue
    if (spanOf(value) === undefined) {
      isSound = false
      note(
        'error',
        'no-such-day',
        `${at}.${field}`,
        `The calendar has no «${value}». Correct the day.`,
        offence.id,
      )
    } else if (field !== 'text_version' && !isExact(value))
      note(
        'warning',
        'day-not-exact',
        `${at}.${field}`,
        `Only «${value}» is known. An act in that time cannot be told to be before or after: find the day of entry into force.`,
        offence.id,
      )
  }
  const [first, last] = [firstDay(offence), lastDay(offence)]
  if (isSound && first !== undefined && last !== undefined && first > last) {
    isSound = false
    note(
      'error',
      'ends-before-it-begins',
      `${at}.valid_until`,
      'It ends before it begins. Correct one of the two days.',
      offence.id,
    )
  }
  return isSound
}

const checkSuccession = (pack: LawPack, offence: LawOffence, at: string, note: Note): void => {
  const { id, succeeds } = offence
  if (succeeds === undefined) {
    if (offence.valid_from !== undefined && offence.predecessor === undefined)
      note(
        'warning',
        'no-predecessor',
        `${at}.predecessor`,
        `Nothing says what punished the act before ${offence.valid_from}. Name the old provision, or say that there was none.`,
        id,
      )
    return
  }
  const before = pack.offences.find((other) => other.id === succeeds)
  if (before === undefined || succeeds === id) {
    note(
      'error',
      'unknown-predecessor',
      `${at}.succeeds`,
      `It names «${succeeds}» as the offence it replaces, which this pack does not hold. Add that row, or use «predecessor» with words alone.`,
      id,
    )
    return
  }
  const [ended, begins] = [lastDay(before), firstDay(offence)]
  if (begins === undefined || ended === undefined) {
    note(
      'error',
      'dates-overlap',
      begins === undefined ? `${at}.valid_from` : `${at}.succeeds`,
      begins === undefined
        ? `It replaces ${before.id} but has no first day. Give valid_from.`
        : `${before.id} has no last day, so both would hold at once. Give ${before.id} a valid_until.`,
      id,
    )
    return
  }
  if (begins <= ended)
    note(
      'error',
      'dates-overlap',
      `${at}.valid_from`,
      `It begins on ${begins}, while ${before.id} holds until ${ended}: both would hold at once. End the old row the day before.`,
      id,
    )
  else if (begins !== dayAfter(ended))
    note(
      'error',
      'dates-leave-gap',
      `${at}.valid_from`,
      `${before.id} ends on ${ended} and this begins on ${begins}: no text would hold in between. Begin on ${dayAfter(ended)}, or add the row that held in between.`,
      id,
    )
}

/** Offences that take each other's place in a circle have no first. */
const checkCircles = (pack: LawPack, note: Note): void => {
  pack.offences.forEach((offence, index) => {
    const seen = new Set([offence.id])
    let next = offence.succeeds
    while (next !== undefined && !seen.has(next)) {
      seen.add(next)
      next = pack.offences.find(({ id }) => id === next)?.succeeds
    }
    if (next === offence.id && offence.succeeds !== offence.id)
      note(
        'error',
        'succession-in-a-circle',
        `offences[${index}].succeeds`,
        'It comes after an offence that comes after it. Take one of the two out.',
        offence.id,
      )
  })
}

/** Takes down everything about the dates of the pack. */
export const checkDates = (pack: LawPack, note: Note): void => {
  const sound = pack.offences.map((offence, index) => checkOne(offence, `offences[${index}]`, note))
  if (!sound.every(Boolean)) return
  pack.offences.forEach((offence, index) => void checkSuccession(pack, offence, `offences[${index}]`, note))
  checkCircles(pack, note)
}
