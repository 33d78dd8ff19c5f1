/** The word writer: turns one HTML string of ours into a document that word processors open, without any network. It knows nothing of what it writes. */

/** What is written. `html` is a whole document as the printer takes it; its styles are left out, its structure is kept. */
export interface WordInput {
  readonly html: string
  /** Becomes the title of the document. */
  readonly title: string
  /** One line of plain text at the foot of every page, before its number. */
  readonly footer?: string
}

/** Writes one Office Open XML document (DOCX, ISO/IEC 29500) a call. */
export interface WordWriter {
  write(input: WordInput): Promise<Uint8Array>
}
