/** What a certificate asks: its law with source and confidence, who signs which part, and statements with blanks that only a person may fill. */

/** A statement, a blank to fill by hand (`ask`), boxes to tick, or a table that the package fills. */
export type CertificateLine =
  | { readonly kind: 'state'; readonly text: string }
  | { readonly kind: 'ask'; readonly text: string; readonly given?: 'organisation' | 'software' | 'made-at' }
  | { readonly kind: 'tick'; readonly text: string; readonly boxes: readonly string[] }
  | { readonly kind: 'table'; readonly what: 'records' | 'hashes' | 'custody' }

/** One part, with the person who alone may sign it. */
export interface CertificatePart {
  readonly heading: string
  readonly signer: string
  readonly lines: readonly CertificateLine[]
}

/** A certificate of one country. Own words, after the law that is named; the official text prevails. */
export interface CertificateForm {
  /** Lower-case file name without ending, e.g. `in-bsa-63`. */
  readonly id: string
  /** ISO 3166-1 alpha-2, or `*` for any country. */
  readonly country: string
  readonly title: string
  readonly law: string
  readonly source: { readonly document: string; readonly section: string; readonly address: string }
  readonly confidence: 'high' | 'medium' | 'low'
  /** What the lawyer must know besides. */
  readonly notes: readonly string[]
  readonly parts: readonly CertificatePart[]
}

/** A statement. */
export const state = (text: string): CertificateLine => ({ kind: 'state', text })
/** A blank; `given` names what the package knows for it. */
export const ask = (text: string, given?: 'organisation' | 'software' | 'made-at'): CertificateLine =>
  given === undefined ? { kind: 'ask', text } : { kind: 'ask', text, given }
/** Boxes to tick. */
export const tick = (text: string, ...boxes: readonly string[]): CertificateLine => ({
  kind: 'tick',
  text,
  boxes,
})
/** A table that the package fills. */
export const table = (what: 'records' | 'hashes' | 'custody'): CertificateLine => ({ kind: 'table', what })
