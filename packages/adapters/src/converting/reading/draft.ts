/** What a reader makes of a file before the converter adds how it was confined; and the way out when it cannot be read. */
import { FILE_TYPES, type FileType, type ImportReason, unreadFor } from '@smart-rescue/core/importing'
import type { HeldReading } from '@smart-rescue/features/ports/held/converting'

/** A file handed to a reader: recognised already, bytes in memory. */
export interface ReadJob {
  readonly name: string
  readonly type: FileType
  readonly media: 'withheld' | 'allowed'
  readonly bytes: Uint8Array
}

/** A reading without the sentence about its walls. */
export type Draft = Omit<HeldReading, 'confinement'>

/** Thrown by a reader that cannot or may not read on: the draft tells what is known of the file nonetheless. */
export class Unread extends Error {
  readonly code: ImportReason
  readonly known: Partial<Draft>

  constructor(code: ImportReason, known: Partial<Draft> = {}) {
    super(code)
    this.name = 'Unread'
    this.code = code
    this.known = known
  }
}

/** An empty reading of a type, with what is known of it. */
export const draftOf = (type: FileType, known: Partial<Draft> = {}): Draft => ({
  state: 'read',
  kind: FILE_TYPES[type][0],
  mediaType: FILE_TYPES[type][1],
  text: '',
  facts: [],
  messages: [],
  derivatives: [],
  children: [],
  problems: [],
  ...known,
})

/** The reading of a file that was not read, with the reason in words. */
export const unreadDraft = (type: FileType, code: ImportReason, known: Partial<Draft> = {}): Draft => ({
  ...draftOf(type, known),
  ...unreadFor(code),
})
