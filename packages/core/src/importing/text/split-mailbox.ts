/** Splits a mailbox in the mbox forms (RFC 4155, mboxo, mboxrd) into its messages, as bytes and without changing them. */

/** One message of a mailbox: where it lies, and the line that begins it. */
export interface MailboxPart {
  readonly start: number
  readonly end: number
  /** The `From ` line as written; its date carries no zone. */
  readonly line: string
}

const LINE_FEED = 10

const lineAt = (bytes: Uint8Array, at: number): string => {
  const end = bytes.indexOf(LINE_FEED, at)
  return String.fromCharCode(
    ...bytes.subarray(at, Math.min(end < 0 ? bytes.length : end, at + 300)),
  ).trimEnd()
}

const beginsMessage = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 70 &&
  bytes[at + 1] === 114 &&
  bytes[at + 2] === 111 &&
  bytes[at + 3] === 109 &&
  bytes[at + 4] === 32 &&
  /^From \S* ?.*\d{1,2}:\d{2}/.test(lineAt(bytes, at))

/**
 * The messages in the order of the file, at most `limit`. A line begins a message when it is the first or follows an empty
 * one, and tells a time: so a line "From now on" within a letter does not. `more` says that the limit was reached.
 */
export const splitMailbox = (
  bytes: Uint8Array,
  limit: number,
): { readonly parts: readonly MailboxPart[]; readonly more: boolean } => {
  const starts: number[] = []
  for (let at = 0; at >= 0 && at < bytes.length && starts.length <= limit; ) {
    const after =
      bytes[at - 1] === LINE_FEED &&
      (bytes[at - 2] === LINE_FEED || (bytes[at - 2] === 13 && bytes[at - 3] === LINE_FEED))
    if ((at === 0 || after) && beginsMessage(bytes, at)) starts.push(at)
    const end = bytes.indexOf(LINE_FEED, at)
    at = end < 0 ? -1 : end + 1
  }
  const parts = starts.slice(0, limit).map((start, index) => {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = starts[index + 1] ?? bytes.length
    return { start: feed < 0 ? end : Math.min(feed + 1, end), end, line: lineAt(bytes, start) }
  })
  return { parts, more: starts.length > limit }
}
