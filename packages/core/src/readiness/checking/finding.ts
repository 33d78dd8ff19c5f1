/** One finding about a law pack: where it is, what is wrong, and what to do. */

/** `error` keeps a pack out; `warning` is shown to whoever reviews it. */
export interface Finding {
  readonly level: 'error' | 'warning'
  /** A short name of the rule, the same for every finding of its kind. */
  readonly rule: string
  /** Path in the pack, e.g. `offences[3].logic[1].group`; empty for the pack as a whole. */
  readonly at: string
  /** The id of the offence or element it is about, where there is one. */
  readonly about?: string
  /** What is wrong and what to do, in one or two sentences. */
  readonly text: string
}

/** Takes a finding down. */
export type Note = (level: Finding['level'], rule: string, at: string, text: string, about?: string) => void

/** `['offences', 3, 'id']` as `offences[3].id`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )
