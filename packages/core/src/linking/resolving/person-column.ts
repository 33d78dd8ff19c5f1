/** What the columns of a table of persons hold, told by their names, and by their values where the name says nothing. */

/** Kinds of column. `full-name` holds all names of a person; `text` is what has no kind of its own. */
export type ColumnKind =
  | 'given-name'
  | 'surname'
  | 'full-name'
  | 'date'
  | 'identifier'
  | 'phone'
  | 'email'
  | 'handle'
  | 'number'
  | 'code'
  | 'address'
  | 'place'
  | 'text'

/** A column that is compared: its name as given, and its kind. */
export interface PersonColumn {
  readonly name: string
  readonly kind: ColumnKind
}

const NAMES: readonly (readonly [ColumnKind, RegExp])[] = [
  ['given-name', /^(given|first|fore|middle)_?names?$|^given$|^fname$/],
  ['surname', /^(sur|last|family)_?name$|^lname$/],
  ['full-name', /^(full_?|display_?|nick_?)?names?$|^alias(es)?$|^aka$|^person$/],
  ['date', /^(date_of_birth|dob|birth_?(date|day)|born(_on)?)$|_date$|^date/],
  ['identifier', /^(soc_?sec_?id|ssn|passport|national_id|nid|citizenship|licen[cs]e)|_(id|no)$/],
  ['phone', /phone|mobile|^tel(ephone)?(_|$)|whatsapp|viber|^msisdn$/],
  ['email', /e_?mail/],
  ['handle', /handle|user_?name|telegram|instagram|facebook|messenger|^line$|^account$/],
  ['number', /^(street|house|flat|unit)_?(number|no)$/],
  ['code', /^(post_?code|zip|zip_?code|state|province|country)$/],
  ['address', /^address|^street/],
  ['place', /^(suburb|city|town|village|ward|municipality|locality|place|district|home|origin)/],
]

/** Columns that are never compared, whatever they hold: what a person looks like or belongs to says nothing of who she is. */
const NEVER = new Set(
  (
    'sex gender ethnic ethnicity race racial caste tribe religion religious nationality sexual sexuality ' +
    'orientation skin hair eye eyes height weight age ages appearance complexion physique'
  ).split(' '),
)

const tidy = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')

/** Whether a column is left out by a word of its name. */
export const isNeverCompared = (name: string): boolean =>
  tidy(name)
    .split('_')
    .some((word) => NEVER.has(word))

const kindByValues = (values: readonly string[]): ColumnKind => {
  const some = values.filter((value) => value !== '').slice(0, 500)
  const share = (test: (value: string) => boolean): number =>
    some.filter(test).length / Math.max(1, some.length)
  if (share((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) > 0.7) return 'email'
  if (share((value) => /^@\S+$/.test(value)) > 0.7) return 'handle'
  if (share((value) => /^(?:19|20)\d\d-?(?:0\d|1[0-2])-?[0-3]\d$/.test(value)) > 0.7) return 'date'
  if (share((value) => /^\p{N}[\p{N} ./-]*$/u.test(value)) > 0.7)
    return share((value) => value.replace(/\P{N}/gu, '').length >= 6) > 0.7 ? 'identifier' : 'number'
  return 'text'
}

/** The columns that are compared, in the order of the table. The first column of a table is its key and must not be among `names`. */
export const readColumns = (
  names: readonly string[],
  valuesOf: (name: string) => readonly string[],
): PersonColumn[] =>
  names
    .filter((name) => name.trim() !== '' && !isNeverCompared(name))
    .map((name) => {
      const known = NAMES.find(([, pattern]) => pattern.test(tidy(name)))
      return { name: name.trim(), kind: known?.[0] ?? kindByValues(valuesOf(name)) }
    })
