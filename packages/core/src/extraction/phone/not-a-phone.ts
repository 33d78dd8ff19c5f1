/** Digits that are something else: a date, a time, a sum, an address on the network, a card. Asked only of readings that would else be telephone numbers. */

import type { DigitGroup } from '../reading/digit-group.ts'

const DATE = /^(?:\d{1,2}([-./ ]) ?\d{1,2}\1 ?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d([-./ ])\d{1,2}\2\d{1,2})\b/
const CLOCK = /^[ T,]*(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?)?(?:[- ]+\d{1,2}[:.]\d\d)?$/
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
const YEARS = /^(?:(?:1[89]|20)\d\d[-/ ]+){1,}(?:1[89]|20)\d\d$/
const OPENING_HOURS = /^(?:[01]?\d|2[0-4])[.:](?:00|15|30|45)[- ]+(?:[01]?\d|2[0-4])[.:](?:00|15|30|45)$/
const THOUSANDS =
  /^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,2}(?:\.\d{3})+(?:,\d+)?)$/
const DECIMAL = /^(?:[1-9]\d{3,}\.\d{1,2}|[1-9]\d{0,2}\.\d{5,})$/
const ADDRESS = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/
const TWO_BY_TWO = /^\d\d(?:\.\d\d){3}$/
const CARD = /^\d{4}(?:[- ]\d{4}){3}$/
const SOCIAL_SECURITY = /^\d{3}-\d{2}-\d{4}$/
const YEAR_AND_RANGE = /^\d{1,5}[-–]+\d{1,5} {0,4}\(\d{1,4}$/

const WHOLE_DATE =
  /^(?:(?:19|20)\d\d([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])([-./])(?:0[1-9]|1[0-2])\2(?:19|20)\d\d)$/

/** Where three groups in a row are a whole date, set off from what stands beside them: 1 for each such group. `undefined` when there is none. */
export function markDates(text: string, chain: readonly DigitGroup[]): Uint8Array | undefined {
  let marks: Uint8Array | undefined
  for (let g = 0; g + 2 < chain.length; g++) {
    const [year, month, day] = [chain[g], chain[g + 1], chain[g + 2]]
    if (!year || !month || !day || year.digits.length + month.digits.length + day.digits.length !== 8)
      continue
    const sign = text.slice(year.end, month.start)
    if (sign.length !== 1 || text.slice(month.end, day.start) !== sign) continue
    if (text.charAt(year.start - 1) === sign || text.charAt(day.end) === sign) continue
    if (!WHOLE_DATE.test(`${year.digits}${sign}${month.digits}${sign}${day.digits}`)) continue
    marks ??= new Uint8Array(chain.length)
    marks.fill(1, g, g + 3)
  }
  return marks
}

/** `written` is the reading with folded digits and its gaps reduced to one sign each. Says what else it is, or `undefined`. */
export function nameOtherMeaning(written: string): string | undefined {
  const date = DATE.exec(written)
  if (date && CLOCK.test(written.slice(date[0].length))) return 'date'
  if (DAY.test(written) || YEARS.test(written)) return 'date'
  if (OPENING_HOURS.test(written)) return 'time'
  if (THOUSANDS.test(written) || DECIMAL.test(written)) return 'quantity'
  if (ADDRESS.test(written) && !TWO_BY_TWO.test(written)) return 'network address'
  if (CARD.test(written)) return 'card'
  if (SOCIAL_SECURITY.test(written)) return 'identity number'
  if (YEAR_AND_RANGE.test(written)) return 'citation'
  return undefined
}
