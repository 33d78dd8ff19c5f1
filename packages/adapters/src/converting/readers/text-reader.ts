/** Reads texts: plain text, pages, XML, JSON, and the chat exports that are hidden in such files. Runs behind walls. */
import {
  type ChatMessage,
  describeHidden,
  htmlToText,
  IMPORT_LIMITS,
  readChat,
  writeMessages,
} from '@smart-rescue/core/importing'
import { tracePage } from '@smart-rescue/core/tracing'
import { decodeText, describeEncoding } from '../reading/decode-text.ts'
import { type Draft, draftOf, type ReadJob, Unread } from '../reading/draft.ts'
import { type ReadFile, serveReader } from '../reading/serve-reader.ts'
import { limitText, textDerivative } from '../reading/text-derivative.ts'

/** As many messages as the limit of text allows, and a sentence when that were not all. */
const limitByLength = (
  messages: readonly ChatMessage[],
): { messages: readonly ChatMessage[]; problems: string[] } => {
  let left: number = IMPORT_LIMITS.text
  const kept = messages.findIndex(({ text, attachment = '' }) => {
    left -= text.length + attachment.length
    return left < 0
  })
  return kept < 0
    ? { messages, problems: [] }
    : {
        messages: messages.slice(0, kept),
        problems: [
          `Only the first ${kept} messages are listed, because they are so long; the rest is in the sealed file.`,
        ],
      }
}

/** The chat in a text as a draft; undefined where the text is no chat export. */
export const chatDraft = (type: ReadJob['type'], text: string): Draft | undefined => {
  const chat = readChat(text, IMPORT_LIMITS.messages)
  if (chat === undefined) return undefined
  const limited = limitText(writeMessages(chat.messages))
  const listed = limitByLength(chat.messages)
  return draftOf(type, {
    kind: 'chat',
    ...(chat.title === undefined ? {} : { title: chat.title.slice(0, 300) }),
    text: limited.text,
    facts: [{ group: 'chat', name: 'form', value: chat.form }, ...chat.facts],
    messages: listed.messages,
    problems: [
      ...chat.problems,
      ...listed.problems,
      ...describeHidden(limited.text).filter((line) => !line.includes('marks of direction')),
      ...limited.problems,
    ],
    derivatives: [textDerivative(limited.text, `messages of a chat export (${chat.form})`)],
  })
}

const declaredEncoding = (bytes: Uint8Array): string | undefined =>
  /(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_-]{3,20})/i.exec(
    Buffer.from(bytes.subarray(0, 2_048)).toString('latin1'),
  )?.[1]

const MARKUP = new Set(['html', 'xml', 'svg'])

const readMarkup = ({ type }: ReadJob, source: string, encoding: string, told: readonly string[]): Draft => {
  const page = htmlToText(source, IMPORT_LIMITS.text)
  const drawn =
    type === 'svg' ? htmlToText(source.replaceAll(/<(\/?)svg/gi, '<$1g'), IMPORT_LIMITS.text) : page
  const problems = [...told]
  if (/<!ENTITY|<!DOCTYPE[^>]{0,200}\b(SYSTEM|PUBLIC)\b/i.test(source) && type !== 'html')
    problems.push('The file names entities or outside definitions; none was resolved or fetched.')
  if (drawn.remote.length > 0)
    problems.push(`${drawn.remote.length} parts would be fetched from elsewhere; none was fetched.`)
  if (drawn.active.length > 0) problems.push(`The file holds ${drawn.active.join(', ')}; nothing was run.`)
  const limited = limitText(type === 'xml' ? page.text || source : drawn.text)
  const known = {
    ...(page.title === undefined ? {} : { title: page.title }),
    text: limited.text,
    facts: [{ group: 'text', name: 'encoding', value: encoding }],
    problems: [...problems, ...describeHidden(limited.text), ...limited.problems],
    ...(type === 'html' ? { traces: tracePage(source) } : {}),
    derivatives: [textDerivative(limited.text, 'text between the tags')],
  }
  if (type === 'svg') throw new Unread('file.active', known)
  return draftOf(type, known)
}

/** Reads one text. */
export const readText: ReadFile = (job) => {
  const decoded = decodeText(job.bytes, MARKUP.has(job.type) ? declaredEncoding(job.bytes) : undefined)
  const told = describeEncoding(decoded)
  if (MARKUP.has(job.type)) return readMarkup(job, decoded.text, decoded.encoding, told)
  if (job.type === 'text' || job.type === 'json' || job.type === 'csv') {
    const chat = chatDraft(job.type, decoded.text)
    if (chat !== undefined) return { ...chat, problems: [...told, ...chat.problems] }
  }
  const limited = limitText(decoded.text)
  const script = job.type === 'script' ? ['The file is a script; it is shown as text and was not run.'] : []
  const playlist =
    job.type === 'playlist' ? ['The file is a list of films or sounds elsewhere; none was fetched.'] : []
  return draftOf(job.type, {
    text: limited.text,
    facts: [
      { group: 'text', name: 'encoding', value: decoded.encoding },
      { group: 'text', name: 'characters', value: String(decoded.text.length) },
    ],
    problems: [...told, ...script, ...playlist, ...describeHidden(limited.text), ...limited.problems],
    derivatives: [textDerivative(limited.text, `text in ${decoded.encoding}`)],
  })
}

if (import.meta.main) await serveReader(readText)
