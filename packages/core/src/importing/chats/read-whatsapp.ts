/** Reads the text that WhatsApp exports, in its Android and iOS forms, with any order of the date and any digits. */
import {
  type ChatFact,
  type ChatMessage,
  type ChatReading,
  countSenders,
  limitMessages,
} from './chat-reading.ts'
import { foldStamp, unfoldedLength, withoutMarks } from './fold-stamp.ts'
import { readAttachmentNote } from './left-out-media.ts'

const DATE = String.raw`\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?`
/** The half of the day stands in the language of the telephone, as a few characters that are no digit, dash or bracket. */
const HALF = String.raw`[^\d\[\]\-–:]{0,24}`
const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?`
const STAMP = `(${DATE})[ ,]${HALF}(${TIME})(${HALF})`
const IOS = new RegExp(String.raw`^\[${STAMP}\] ?`)
const ANDROID = new RegExp(`^${STAMP}[-–] `)

interface Stamped {
  readonly at: string
  readonly date: string
  readonly rest: string
  readonly form: 'Android' | 'iOS'
}

/** A line longer than a stamp is folded only as far as a stamp can reach. */
const REACH = 90

const readStamp = (line: string): Stamped | undefined => {
  const folded = foldStamp(line.slice(0, REACH))
  const form = folded.startsWith('[') ? 'iOS' : 'Android'
  const found = (form === 'iOS' ? IOS : ANDROID).exec(folded)
  if (found === null) return undefined
  const at = found[0].replace(/^\[|\] ?$|[-–] $/g, '').trim()
  return { at, date: found[1] ?? '', rest: line.slice(unfoldedLength(line, found[0].length)), form }
}

/** What the dates prove about their order: a number above 12 can be no month. */
const judgeOrder = (dates: readonly string[]): ChatFact[] => {
  const seen = { day: 0, month: 0, year: 0 }
  for (const date of dates) {
    const [a = 0, b = 0] = (date.match(/\d+/g) ?? []).map(Number)
    if (a > 31) seen.year += 1
    else if (a > 12) seen.day += 1
    else if (b > 12) seen.month += 1
  }
  const told = Object.entries(seen).filter(([, count]) => count > 0)
  const [only] = told
  const value =
    told.length === 1 && only !== undefined
      ? `${only[0]} first, as ${only[1]} of ${dates.length} dates prove`
      : told.length === 0
        ? 'not certain: no date tells day and month apart'
        : 'contradictory: dates of several orders are mixed'
  return [
    { group: 'chat', name: 'order of dates', value },
    {
      group: 'chat',
      name: 'zone',
      value: 'not told: the times are those of the telephone that exported the chat',
    },
  ]
}

/** Splits off the sender: what stands before the first colon with a blank. Without one the line is a notice of the program. */
const splitSender = (rest: string): { from?: string; text: string } => {
  const line = rest.slice(0, 160).split('\n', 1)[0] ?? ''
  const colon = line.search(/:(?: |$)/)
  const from = colon < 1 ? '' : withoutMarks(line.slice(0, colon)).trim()
  if (from === '') return { text: rest }
  return { from, text: rest.slice(colon + (line[colon + 1] === ' ' ? 2 : 1)) }
}

const finish = (lines: readonly string[], at: string): { message: ChatMessage; byForm: boolean } => {
  const { from, text } = splitSender(lines.join('\n'))
  const note = from === undefined ? undefined : readAttachmentNote(withoutMarks(text))
  const message: ChatMessage = {
    at,
    ...(from === undefined ? {} : { from }),
    text: (note === undefined ? text : note.text).normalize('NFC').trimEnd(),
    ...(note === undefined ? {} : { attachment: note.attachment }),
  }
  return { message, byForm: note?.byForm ?? false }
}

/** True when the first lines of a text carry stamps as WhatsApp writes them. */
export const looksLikeWhatsApp = (text: string): boolean => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const stamped = lines.slice(0, 60).filter((line) => readStamp(line) !== undefined).length
  return readStamp(lines[0] ?? '') !== undefined && (stamped >= 2 || lines.length === 1)
}

/** Reads an export; linear in its length. Times stay as written, because the export tells no zone. */
export const readWhatsApp = (text: string, limit: number): ChatReading => {
  const messages: ChatMessage[] = []
  const dates: string[] = []
  const forms = new Set<string>()
  let open: { at: string; lines: string[] } | undefined
  let byForm = 0
  let before = 0
  const close = () => {
    if (open === undefined) return
    const finished = finish(open.lines, open.at)
    if (finished.byForm) byForm += 1
    messages.push(finished.message)
  }
  for (const line of text.split(/\r\n|\n|\r/)) {
    const stamped = readStamp(line)
    if (stamped !== undefined) {
      close()
      open = { at: stamped.at, lines: [stamped.rest] }
      dates.push(stamped.date)
      forms.add(stamped.form)
    } else if (open !== undefined) open.lines.push(line)
    else if (line.trim() !== '') before += 1
  }
  close()
  const problems: string[] = []
  if (before > 0) problems.push(`${before} lines stand before the first message and belong to none.`)
  if (byForm > 0)
    problems.push(
      `In ${byForm} messages a phrase in angle brackets was read, by its form alone, as a file left out.`,
    )
  if (forms.size > 1) problems.push('Messages in the forms of Android and of iOS are mixed in one file.')
  const limited = limitMessages(messages, limit)
  return {
    form: `WhatsApp text, ${[...forms].join(' and ')} form`,
    messages: limited.messages,
    facts: [...judgeOrder(dates), ...countSenders(messages)],
    problems: [...problems, ...limited.problems],
  }
}
