/** The printer: turns one HTML string into a tagged PDF with an outline, without any network. It knows nothing of what it prints. */

/** What is printed. `html` is a whole document with its styles inside; whatever it refers to elsewhere is not loaded. */
export interface PrintInput {
  readonly html: string
  /** Becomes the document title of the PDF. */
  readonly title: string
  /** One line of plain text at the foot of every page, before "page / pages". */
  readonly footer?: string
}

/** Prints one document a call; throws only for what our own machine lacks (no browser, browser stopped). */
export interface Printer {
  print(input: PrintInput): Promise<Uint8Array>
}
