/** Writes the slots of a group as CSV. */
import type { OutputOf } from '@smart-rescue/schema'
import type { readTemplate } from '../../contract.ts'
import { slotValues } from './slot-values.ts'

/** Beginnings that a spreadsheet takes for a formula (OWASP, CSV injection). */
const RUNS = /^[=+\-@\t\r'＝＋－＠]/u

/** A cell of a CSV file; one that would run begins with an apostrophe. */
const cell = (text: string): string => {
  const safe = RUNS.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line a text: exhibit, row, key, day, place, the value of each slot, its edits, and the text itself. With a byte-order mark. */
export const writeSlots = (
  { members }: Pick<OutputOf<typeof readTemplate>, 'members'>,
  names: readonly string[],
): string => {
  const head = ['exhibit', 'row', 'key', 'posted_on', 'place', ...names, 'edits', 'text']
  const lines = members.map((member) => {
    const edits = member.edits
      .filter(({ kind }) => kind !== 'spacing')
      .map(({ removed, inserted }) => `${removed.trim()} → ${inserted.trim()}`)
    return [
      member.exhibitNumber,
      String(member.row),
      member.key ?? '',
      member.postedOn ?? '',
      member.place ?? '',
      ...slotValues(member),
      edits.join('; '),
      member.text,
    ]
  })
  return `\ufeff${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
