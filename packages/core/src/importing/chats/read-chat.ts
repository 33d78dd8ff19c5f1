/** Recognises and reads a chat export from its text, whichever of the known programs wrote it. */
import type { ChatReading } from './chat-reading.ts'
import { objectOf } from './json-shape.ts'
import { looksLikeGenericChat, readGenericChat } from './read-generic-chat.ts'
import { looksLikeMetaArchive, readMetaArchive } from './read-meta-archive.ts'
import { looksLikeTelegram, readTelegram } from './read-telegram.ts'
import { looksLikeWhatsApp, readWhatsApp } from './read-whatsapp.ts'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The chat in a text; undefined where it is of no known form. `limit` is the number of messages handed on. */
export const readChat = (text: string, limit: number): ChatReading | undefined => {
  const start = text.trimStart()
  if (start.startsWith('{')) {
    const root = objectOf(parse(start))
    if (root === undefined) return undefined
    if (looksLikeMetaArchive(root)) return readMetaArchive(root, limit)
    return looksLikeTelegram(root) ? readTelegram(root, limit) : undefined
  }
  if (looksLikeWhatsApp(text)) return readWhatsApp(text, limit)
  return looksLikeGenericChat(text) ? readGenericChat(text, limit) : undefined
}
