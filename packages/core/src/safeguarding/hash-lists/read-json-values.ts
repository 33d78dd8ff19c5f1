/** Finds labelled hashes in JSON of any nesting: an object that holds a value and says, or whose field says, what it is. */
import { readLabel } from './list-entry.ts'

/** A value that may be a hash, what it is called where it stands, and where that is. */
export interface LabelledValue {
  readonly value: string
  readonly label?: string
  readonly line: number
}

const VALUE_FIELDS = [
  'signal_value',
  'hash_value',
  'hashValue',
  'indicator',
  'value',
  'hash',
  'content',
  'signature',
]
const LABEL_FIELDS = [
  'signal_type',
  'signalType',
  'hash_type',
  'hashType',
  'indicator_type',
  'type',
  'algorithm',
  'kind',
]

/** Nesting beyond which nothing is looked for: a hostile file cannot exhaust the stack. */
const DEEPEST = 32

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textAt = (object: Record<string, unknown>, fields: readonly string[]): string | undefined => {
  for (const field of fields) {
    const value = object[field]
    if (typeof value === 'string') return value
    if (isObject(value) && typeof value.text === 'string') return value.text
  }
  return undefined
}

const collect = (node: unknown, found: LabelledValue[], depth: number, label?: string): void => {
  if (depth > DEEPEST) return
  const line = found.length + 1
  if (typeof node === 'string') {
    found.push({ value: node, line, ...(label === undefined ? {} : { label }) })
    return
  }
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found, depth + 1, label)
    return
  }
  if (!isObject(node)) return
  const value = textAt(node, VALUE_FIELDS)
  if (value !== undefined) {
    const own = textAt(node, LABEL_FIELDS) ?? label
    found.push({ value, line, ...(own === undefined ? {} : { label: own }) })
    return
  }
  for (const [field, inner] of Object.entries(node)) {
    const known = readLabel(field) === undefined ? undefined : field
    if (typeof inner === 'object' && inner !== null) collect(inner, found, depth + 1, known ?? label)
    else if (typeof inner === 'string' && known !== undefined) collect(inner, found, depth + 1, known)
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Values of a JSON text, or of lines that are each JSON; undefined when the text is neither. */
export const readJsonValues = (text: string): LabelledValue[] | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined
  const found: LabelledValue[] = []
  const whole = parse(text)
  if (whole !== undefined) {
    collect(whole, found, 0)
    return found
  }
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return
    const before = found.length
    collect(parse(line), found, 0)
    if (found.length === before) found.push({ value: line.slice(0, 80), line: at + 1 })
  })
  return found
}
