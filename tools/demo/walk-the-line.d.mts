/** Types of walk-the-line.mjs. */
import type { Conversation } from './talk-to-product.mjs'

/** What the walk did, and how long it took. */
export interface Walked {
  readonly caseId: string
  readonly pages: readonly {
    readonly page: string
    readonly url: string
    readonly capture: {
      readonly state: string
      readonly exhibit?: { readonly id: string; readonly number: string }
    }
  }[]
  readonly selectors: number
  readonly links: { readonly proposed: number; readonly accepted: number; readonly wanted: number }
  /** The package. */
  readonly bytes: Uint8Array
  readonly seconds: { readonly capture: number; readonly decide: number; readonly export: number }
}

/** Founds the fictional organisation. */
export function foundHarbour(product: Conversation): Promise<{ readonly member: { readonly id: string } }>

/** Walks the whole line on a product without an organisation. */
export function walkTheLine(
  product: Conversation,
  origins: Readonly<Record<string, string | undefined>>,
): Promise<Walked>
