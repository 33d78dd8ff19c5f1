/** The operational log: codes, ids and numbers only, by type, so that no name, disclosure or content can reach a log line. */

/** What may stand in a log line beside its code: ids, counts, durations in ms, states. Strings are codes or ids, never text a person wrote. */
export type LogFields = Readonly<
  Record<string, number | boolean | undefined | { readonly code: string } | { readonly id: string }>
>

/** The log. Codes are `room.what-happened`. */
export interface Log {
  info(code: `${string}.${string}`, fields?: LogFields): void
  /** Something the operator should look at. `cause` is reduced to its class and error code. */
  warn(code: `${string}.${string}`, fields?: LogFields, cause?: unknown): void
}
