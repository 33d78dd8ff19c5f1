/** Moments as the browser's own field writes them, on the reader's clock, and as the server takes them. */

/** `2026-11-24T13:45` on the reader's own clock. `at` is milliseconds since the epoch. */
export const toFieldMoment = (at: number): string => {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The moment of a field as RFC 3339 in UTC; undefined while it is none. */
export const fromFieldMoment = (value: string): string | undefined => {
  // Browsers read half a moment as one of their own choosing; here it is none.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return undefined
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
