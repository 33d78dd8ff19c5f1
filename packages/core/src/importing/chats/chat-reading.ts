/** What reading a chat export comes to, whichever program wrote it. */

/** One message in the order of the file. `at` is RFC 3339 where the file tells a zone, otherwise as written. */
export interface ChatMessage {
  readonly at?: string
  readonly from?: string
  readonly text: string
  /** Name of the attachment, or the phrase with which the file says that it was left out. */
  readonly attachment?: string
}

/** A fact that stands in the export: group, name, value. */
export interface ChatFact {
  readonly group: string
  readonly name: string
  readonly value: string
}

/** A chat as read. `form` names the program and form that the file was recognised by. */
export interface ChatReading {
  readonly form: string
  readonly title?: string
  readonly messages: readonly ChatMessage[]
  readonly facts: readonly ChatFact[]
  readonly problems: readonly string[]
}

/** Takes at most as many messages as the limit allows; says so in words when there were more. */
export const limitMessages = (
  messages: readonly ChatMessage[],
  limit: number,
): { messages: readonly ChatMessage[]; problems: string[] } =>
  messages.length <= limit
    ? { messages, problems: [] }
    : {
        messages: messages.slice(0, limit),
        problems: [
          `Of ${messages.length} messages the first ${limit} are shown; the rest is in the sealed file.`,
        ],
      }

/** Who wrote how many messages, as facts, the most first. Names are as the file tells them and prove nothing. */
export const countSenders = (messages: readonly ChatMessage[]): ChatFact[] => {
  const counts = new Map<string, number>()
  for (const { from } of messages) if (from !== undefined) counts.set(from, (counts.get(from) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 200)
    .map(([name, count]) => ({ group: 'senders', name, value: String(count) }))
}

/** The messages as one text, as it is searched and shown beside the original. */
export const writeMessages = (messages: readonly ChatMessage[]): string =>
  messages
    .map(({ at, from, text, attachment }) => {
      const head = [at === undefined ? '' : `[${at}]`, from === undefined ? '' : `${from}:`]
      const tail = attachment === undefined ? '' : `‹${attachment}›`
      return [...head, text, tail].filter((one) => one !== '').join(' ')
    })
    .join('\n')
