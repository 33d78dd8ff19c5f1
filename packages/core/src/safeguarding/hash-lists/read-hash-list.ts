/**
 * Reads a list of known hashes: plain lines, CSV, JSON or lines of JSON, as ThreatExchange, hasher-matcher-actioner and
 * hotlines hand them out. What is no hash is named with its line and left out; nothing is guessed where a guess could be wrong.
 */
import {
  fitsAlgorithm,
  guessFromDigits,
  guessFromName,
  type HashAlgorithm,
  type ListEntry,
  readDigits,
  readLabel,
} from './list-entry.ts'
import { type LabelledValue, readJsonValues } from './read-json-values.ts'
import { readTableValues } from './read-table-values.ts'

/** A line that gave no hash. `line` counts from 1; in JSON it counts the entries. */
export interface RefusedEntry {
  readonly line: number
  readonly reason: string
}

/** What a list came to. Entries are in the order of the file, without repetitions. */
export interface HashListText {
  readonly entries: readonly ListEntry[]
  readonly refused: readonly RefusedEntry[]
}

/** Refused lines that are named one by one; a file of another kind would name thousands. */
const NAMED = 200

const AMBIGUOUS =
  'Sixty-four digits may be SHA-256 or PDQ. Name the kind in a column, before the hash (pdq: …), or in the name of the file.'

const judge = ({ value, label }: LabelledValue, fromName: HashAlgorithm | undefined): ListEntry | string => {
  const hex = readDigits(value)
  const named = label === undefined ? undefined : readLabel(label)
  if (named === 'foreign') return 'This kind of hash cannot be compared here.'
  if (hex === undefined) return 'This is not a hash in hex or base64.'
  const byDigits = guessFromDigits(hex)
  const algorithm = named ?? byDigits ?? fromName
  if (algorithm === undefined) return AMBIGUOUS
  if (!fitsAlgorithm(hex, algorithm))
    return `The hash has ${hex.length} digits, which ${algorithm} never has.`
  return { algorithm, hex }
}

/** Reads the text of a list. `name` is the file's name, which may say the kind of its hashes. */
export const readHashList = (text: string, name: string): HashListText => {
  const body = text.replace(/^\uFEFF/, '')
  const values = readJsonValues(body) ?? readTableValues(body)
  const fromName = guessFromName(name)
  const seen = new Set<string>()
  const entries: ListEntry[] = []
  const refused: RefusedEntry[] = []
  let unnamed = 0
  for (const value of values) {
    const judged = judge(value, fromName)
    if (typeof judged === 'string') {
      if (refused.length < NAMED) refused.push({ line: value.line, reason: judged })
      else unnamed += 1
      continue
    }
    const key = `${judged.algorithm} ${judged.hex}`
    if (seen.has(key)) continue
    seen.add(key)
    entries.push(judged)
  }
  if (unnamed > 0) refused.push({ line: 0, reason: `${unnamed} more lines are no hashes.` })
  return { entries, refused }
}
