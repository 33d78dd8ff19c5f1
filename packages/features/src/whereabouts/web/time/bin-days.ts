/** Days gathered into bars: days, weeks, months or years, as fine as fits. Pure; days are ISO 8601 and counted in UTC. */

/** Length of a bar. */
export type BinUnit = 'day' | 'week' | 'month' | 'year'

/** A bar: its first and last day, both inclusive. */
export interface Bin {
  readonly from: string
  readonly to: string
}

const DAY_MS = 86_400_000

/** The number of a day since 1970. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)

/** The ISO day of a number. */
export const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** The first day of the bar that holds a day. Weeks begin on Monday. */
const startOf = (day: string, unit: BinUnit): string => {
  if (unit === 'day') return day
  if (unit === 'week') return dayText(dayNumber(day) - ((dayNumber(day) + 3) % 7))
  return unit === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`
}

const nextStart = (start: string, unit: BinUnit): string => {
  if (unit === 'day') return dayText(dayNumber(start) + 1)
  if (unit === 'week') return dayText(dayNumber(start) + 7)
  const [year = 0, month = 1] = start.split('-').map(Number)
  return new Date(unit === 'year' ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1))
    .toISOString()
    .slice(0, 10)
}

const LENGTHS: readonly (readonly [BinUnit, number])[] = [
  ['day', 1],
  ['week', 7],
  ['month', 28],
  ['year', 365],
]

/** The finest unit that needs no more than `most` bars between two days. */
export const chooseUnit = (from: string, to: string, most: number): BinUnit => {
  const days = dayNumber(to) - dayNumber(from) + 1
  return LENGTHS.find(([, length]) => days / length <= most)?.[0] ?? 'year'
}

/** Every bar between two days, also the empty ones, in order; no gap and no overlap. */
export const binDays = (from: string, to: string, unit: BinUnit): Bin[] => {
  const bins: Bin[] = []
  for (let start = startOf(from, unit); start <= to && bins.length < 4_000; ) {
    const next = nextStart(start, unit)
    bins.push({ from: start, to: dayText(dayNumber(next) - 1) })
    start = next
  }
  return bins
}

/** Which bar holds a day, by its place in the list; -1 for none. The bars are in order. */
export const binOf = (bins: readonly Bin[], day: string): number => {
  let [low, high] = [0, bins.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const bin = bins[middle]
    if (bin === undefined) return -1
    if (day < bin.from) high = middle - 1
    else if (day > bin.to) low = middle + 1
    else return middle
  }
  return -1
}
