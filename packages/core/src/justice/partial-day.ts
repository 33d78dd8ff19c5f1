/** Days and months as they are known: `2026-11-24` or `2026-11`. */

const DAY_MS = 86_400_000

/** First day that is meant, as `YYYY-MM-DD`. */
export const firstDay = (on: string): string => (on.length === 7 ? `${on}-01` : on)

/** Last day that is meant, as `YYYY-MM-DD`. */
export const lastDay = (on: string): string => {
  if (on.length !== 7) return on
  const [year = 0, month = 0] = on.split('-').map(Number)
  return `${on}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`
}

/** True when every day that one may mean lies before every day that the other may mean. */
export const isBefore = (one: string, other: string): boolean => lastDay(one) < firstDay(other)

/** Whole days from one day to another (`YYYY-MM-DD` each); negative when the other lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** The day so many days later, as `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
