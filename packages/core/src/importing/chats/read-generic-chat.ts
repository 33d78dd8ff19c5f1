/** Reads plain chat logs by their common forms: a time, a name, a text; only where most lines have it. */
import { type ChatMessage, type ChatReading, countSenders, limitMessages } from './chat-reading.ts'
import { foldStamp, unfoldedLength } from './fold-stamp.ts'

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[APap]\.?[Mm]\.?)?`
const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`
/** `[12:00] <name> text`, `2024-05-01 12:00 name: text`, `[12:00] name: text`. */
const LINE = new RegExp(
  String.raw`^[\[(]?((?:${DATE}[ ,T]{1,2})?${TIME}Z?)[\])]? ?[-–]? ?(?:<([^<>]{1,60})>|([^:<>\[\]]{1,60}):) ?`,
)

const MIN_LINES = 3
const SHARE = 0.6
const REACH = 200

const splitLines = (text: string): string[] => text.split(/\r\n|\n|\r/)
const match = (line: string): RegExpExecArray | null => LINE.exec(foldStamp(line.slice(0, REACH)))

/** True when at least three lines, and six of ten of the first hundred, have the form of a log. */
export const looksLikeGenericChat = (text: string): boolean => {
  const lines = splitLines(text.slice(0, 20_000))
    .filter((line) => line.trim() !== '')
    .slice(0, 100)
  const matching = lines.filter((line) => match(line) !== null).length
  return matching >= MIN_LINES && matching >= lines.length * SHARE
}

/** Reads a log that `looksLikeGenericChat`; lines without a stamp continue the message before them. */
export const readGenericChat = (text: string, limit: number): ChatReading => {
  const open: { at: string; from: string; lines: string[] }[] = []
  let before = 0
  for (const line of splitLines(text)) {
    const found = match(line)
    const last = open.at(-1)
    if (found !== null) {
      const from = (found[2] ?? found[3] ?? '').trim()
      open.push({ at: found[1] ?? '', from, lines: [line.slice(unfoldedLength(line, found[0].length))] })
    } else if (line.trim() !== '') {
      if (last === undefined) before += 1
      else last.lines.push(line)
    }
  }
  const messages: ChatMessage[] = open.map(({ at, from, lines }) => ({
    at,
    from,
    text: lines.join('\n').normalize('NFC').trim(),
  }))
  const limited = limitMessages(messages, limit)
  return {
    form: 'plain chat log',
    messages: limited.messages,
    facts: countSenders(messages),
    problems: [
      'The form of this log is of no known program: times and names were read by their place in the line.',
      ...(before > 0 ? [`${before} lines stand before the first message and belong to none.`] : []),
      ...limited.problems,
    ],
  }
}
