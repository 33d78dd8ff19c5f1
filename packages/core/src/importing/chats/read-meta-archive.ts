/** Reads `message_1.json` as Facebook and Instagram hand it out, and repairs its text, which was written as Latin-1 by mistake. */
import { type ChatMessage, type ChatReading, countSenders, limitMessages } from './chat-reading.ts'
import { arrayOf, type JsonObject, objectOf, textOf } from './json-shape.ts'

/**
 * Text whose every character is one byte of UTF-8, turned back. Undefined where the text is no such text: ASCII, or a
 * character beyond U+00FF, or bytes that are not UTF-8.
 */
export const repairLatin = (text: string): string | undefined => {
  let high = false
  let escaped = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0xff) return undefined
    if (code > 0x7f) high = true
    escaped += `%${code.toString(16).padStart(2, '0')}`
  }
  if (!high) return undefined
  try {
    // Strict by definition (ECMA-262, 19.2.6.5): overlong forms and surrogates throw.
    return decodeURIComponent(escaped)
  } catch {
    return undefined
  }
}

const LISTS = ['photos', 'videos', 'audio_files', 'files', 'gifs'] as const

/** True for JSON in the shape of such an archive. */
export const looksLikeMetaArchive = (root: JsonObject): boolean => {
  const first = objectOf(arrayOf(root.messages)[0])
  return (
    Array.isArray(root.participants) &&
    first !== undefined &&
    'sender_name' in first &&
    'timestamp_ms' in first
  )
}

type Mend = (value: unknown) => string | undefined

const readMessage = (message: JsonObject, mend: Mend): ChatMessage => {
  const stamp = message.timestamp_ms
  const at =
    typeof stamp === 'number' && Math.abs(stamp) < 8.64e15 ? new Date(stamp).toISOString() : undefined
  const from = mend(message.sender_name)
  const files = LISTS.flatMap((name) =>
    arrayOf(message[name]).flatMap((file) => mend(objectOf(file)?.uri) ?? []),
  )
  const share = objectOf(message.share)
  const link = mend(share?.link) ?? mend(share?.share_text)
  const reactions = arrayOf(message.reactions).map((each) => {
    const reaction = objectOf(each)
    return `(${mend(reaction?.reaction) ?? 'reaction'} by ${mend(reaction?.actor) ?? 'unknown'})`
  })
  const parts = [
    mend(message.content) ?? '',
    link === undefined ? '' : `‹${link}›`,
    message.is_unsent === true ? '(unsent)' : '',
    ...reactions,
  ]
  return {
    ...(at === undefined ? {} : { at }),
    ...(from === undefined ? {} : { from }),
    text: parts.filter((part) => part !== '').join(' '),
    ...(files.length === 0 ? {} : { attachment: files.join(', ') }),
  }
}

/** Reads an archive that `looksLikeMetaArchive`. Messages stay in the order of the file, which is the newest first. */
export const readMetaArchive = (root: JsonObject, limit: number): ChatReading => {
  let repaired = 0
  const mend: Mend = (value) => {
    const text = textOf(value)
    const better = text === undefined ? undefined : repairLatin(text)
    if (better !== undefined) repaired += 1
    return (better ?? text)?.normalize('NFC')
  }
  const messages = arrayOf(root.messages).flatMap((value) => {
    const message = objectOf(value)
    return message === undefined ? [] : [readMessage(message, mend)]
  })
  const participants = arrayOf(root.participants).flatMap((value) => {
    const name = mend(objectOf(value)?.name)
    return name === undefined ? [] : [{ group: 'participants', name: 'name', value: name }]
  })
  const path = textOf(root.thread_path)
  const title = mend(root.title)
  const limited = limitMessages(messages, limit)
  return {
    form: 'Facebook or Instagram JSON',
    ...(title === undefined ? {} : { title }),
    messages: limited.messages,
    facts: [
      ...participants,
      ...(path === undefined ? [] : [{ group: 'chat', name: 'thread', value: path }]),
      ...countSenders(messages),
    ],
    problems: [
      ...(repaired > 0
        ? [
            `${repaired} texts were written as Latin-1 by the program that exported them, and are shown repaired to UTF-8.`,
          ]
        : []),
      ...limited.problems,
    ],
  }
}
