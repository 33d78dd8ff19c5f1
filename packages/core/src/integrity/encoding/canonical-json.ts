/** Canonical JSON: RFC 8785 restricted to objects, arrays, strings, booleans and integers below 2^53, so that one value has one spelling. */
import { fromUtf8, toUtf8 } from './bytes.ts'
import { accept, type Outcome, refuse } from './outcome.ts'

/** What canonical JSON may hold. Fractions, `null` and anything else are refused: their spelling is where implementations differ. */
export type CanonicalValue =
  | string
  | boolean
  | number
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

const MAX_DEPTH = 64

class Unfit extends Error {}

const write = (value: unknown, depth: number): string => {
  if (depth > MAX_DEPTH) throw new Unfit('deep')
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new Unfit('A number is not an integer below 2^53.')
    return String(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Unfit('A string holds a lone surrogate.')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) throw new Unfit('An object is not a plain one.')
    const record = value as Record<string, unknown>
    // RFC 8785, 3.2.3: keys sorted by UTF-16 code units, which is what the default sort compares.
    const members = Object.keys(record)
      .sort()
      .map((key) => `${write(key, depth + 1)}:${write(record[key], depth + 1)}`)
    return `{${members.join(',')}}`
  }
  throw new Unfit('A value is neither string, boolean, integer, array nor object.')
}

/** Writes a value as canonical JSON bytes (UTF-8, no newline). Members that are `undefined` must be left out by the caller. */
export const writeCanonicalJson = (value: unknown): Outcome<Uint8Array> => {
  try {
    const bytes = toUtf8(write(value, 0))
    return bytes === undefined
      ? refuse('json.not-allowed', 'A string holds a lone surrogate.')
      : accept(bytes)
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return error.message === 'deep'
      ? refuse('json.too-deep', `The value is nested deeper than ${MAX_DEPTH} levels.`)
      : refuse('json.not-allowed', error.message)
  }
}

/** Reads canonical JSON; refuses bytes that are valid JSON but spelt otherwise (spaces, order, escapes, doubled keys, fractions). */
export const readCanonicalJson = (bytes: Uint8Array): Outcome<CanonicalValue> => {
  const text = fromUtf8(bytes)
  if (text === undefined) return refuse('json.not-canonical', 'The bytes are not UTF-8.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('json.not-canonical', 'The bytes are not JSON.')
  }
  // A member named __proto__ is an own property after JSON.parse, so writing again shows it.
  let again: string
  try {
    again = write(value, 0)
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return error.message === 'deep'
      ? refuse('json.too-deep', `The value is nested deeper than ${MAX_DEPTH} levels.`)
      : refuse('json.not-allowed', error.message)
  }
  if (again !== text) return refuse('json.not-canonical', 'The JSON is not spelt in the canonical way.')
  return accept(value as CanonicalValue)
}
