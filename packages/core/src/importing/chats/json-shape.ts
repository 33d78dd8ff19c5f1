/** Looks at JSON that strangers wrote without believing its shape: plain objects and lists only. */

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The value as object; undefined for anything else. */
export const objectOf = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined

/** The value as list; empty for anything else. */
export const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The value as text that is not empty, numbers too; undefined for anything else. */
export const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
