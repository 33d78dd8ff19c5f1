/** What stands behind a code of the error registry. */

/** One row. */
export interface ErrorRow {
  /** HTTP status. */
  readonly status: number
  /** Exit status of the CLI. */
  readonly exit: number
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean
  readonly sentence: string
}

/** Writes a row. */
export const row = (status: number, exit: number, retryable: boolean, sentence: string): ErrorRow => ({
  status,
  exit,
  retryable,
  sentence,
})
