/** Prints a result: as one line of JSON for programs, or as words for a person. */
import type { Terminal } from './terminal.ts'

/** Prints `value` when JSON is asked for, else `words`. */
export const printResult = (
  terminal: Terminal,
  json: boolean | undefined,
  value: unknown,
  words: () => string,
): void => terminal.write(json === true ? `${JSON.stringify(value)}\n` : words())
