/** Reads `result.json` as Telegram exports it: one chat, or a list of chats. */
import {
  type ChatFact,
  type ChatMessage,
  type ChatReading,
  countSenders,
  limitMessages,
} from './chat-reading.ts'
import { arrayOf, type JsonObject, objectOf, textOf } from './json-shape.ts'

/** Text is a string, or a list of strings and of objects with a type and a text. Links keep their target. */
const joinText = (value: unknown): string => {
  if (typeof value === 'string') return value
  return arrayOf(value)
    .map((part) => {
      if (typeof part === 'string') return part
      const object = objectOf(part)
      const text = textOf(object?.text) ?? ''
      const href = textOf(object?.href)
      return href === undefined || href === text ? text : `${text} ‹${href}›`
    })
    .join('')
}

/** RFC 3339 where the file tells seconds since 1970, otherwise the date as written, which tells no zone. */
const timeOf = (message: JsonObject): string | undefined => {
  const seconds = Number(textOf(message.date_unixtime) ?? Number.NaN)
  if (Number.isInteger(seconds) && seconds > 0 && seconds < 253_402_300_800)
    return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
  return textOf(message.date)
}

const attachmentOf = (message: JsonObject): string | undefined => {
  const file = textOf(message.file) ?? textOf(message.photo) ?? textOf(message.thumbnail)
  if (file !== undefined) return file
  const contact = objectOf(message.contact_information)
  if (contact !== undefined) {
    const parts = ['first_name', 'last_name', 'phone_number'].flatMap((name) => textOf(contact[name]) ?? [])
    return `contact: ${parts.join(' ')}`
  }
  const place = objectOf(message.location_information)
  return place === undefined ? undefined : `place: ${textOf(place.latitude)}, ${textOf(place.longitude)}`
}

const readMessage = (message: JsonObject): ChatMessage => {
  const from = textOf(message.from) ?? textOf(message.actor)
  const action = textOf(message.action)
  const forwarded = textOf(message.forwarded_from)
  const notes = [
    action === undefined ? '' : `(${action.replaceAll('_', ' ')})`,
    forwarded === undefined ? '' : `(forwarded from ${forwarded})`,
    textOf(message.edited) === undefined ? '' : '(edited)',
  ]
  const at = timeOf(message)
  const attachment = attachmentOf(message)
  return {
    ...(at === undefined ? {} : { at }),
    ...(from === undefined ? {} : { from }),
    text: [joinText(message.text), ...notes]
      .filter((part) => part !== '')
      .join(' ')
      .normalize('NFC'),
    ...(attachment === undefined ? {} : { attachment }),
  }
}

const chatsOf = (root: JsonObject): JsonObject[] => {
  if (Array.isArray(root.messages)) return [root]
  return ['chats', 'left_chats'].flatMap((name) =>
    arrayOf(objectOf(root[name])?.list).flatMap((chat) => {
      const object = objectOf(chat)
      return object !== undefined && Array.isArray(object.messages) ? [object] : []
    }),
  )
}

/** True for JSON in the shape of a Telegram export. */
export const looksLikeTelegram = (root: JsonObject): boolean => {
  const chats = chatsOf(root)
  const first = objectOf(arrayOf(chats[0]?.messages)[0])
  if (chats.length === 0) return false
  return first === undefined ? 'type' in root : 'date' in first && ('text' in first || 'action' in first)
}

/** Reads an export that `looksLikeTelegram`. */
export const readTelegram = (root: JsonObject, limit: number): ChatReading => {
  const chats = chatsOf(root)
  const facts: ChatFact[] = []
  const messages: ChatMessage[] = []
  const ids = new Map<string, string>()
  for (const chat of chats) {
    const list = arrayOf(chat.messages).flatMap((value): JsonObject[] => {
      const message = objectOf(value)
      return message === undefined ? [] : [message]
    })
    const name = textOf(chat.name) ?? '(no name)'
    facts.push({
      group: 'chat',
      name,
      value: `${textOf(chat.type) ?? 'chat'}, ${list.length} messages`,
    })
    for (const message of list) {
      messages.push(readMessage(message))
      const id = textOf(message.from_id)
      if (id !== undefined) ids.set(id, textOf(message.from) ?? '')
    }
  }
  for (const [id, name] of [...ids].slice(0, 200)) facts.push({ group: 'accounts', name: id, value: name })
  const title = textOf(chats[0]?.name)
  const limited = limitMessages(messages, limit)
  return {
    form: 'Telegram JSON',
    ...(title === undefined || chats.length !== 1 ? {} : { title }),
    messages: limited.messages,
    facts: [...facts, ...countSenders(messages)],
    problems: limited.problems,
  }
}
