/** A mention: one place in a text where a selector stands. Not a verdict: it says what was found, by which rule, and why. */
import { z } from 'zod'

/** The kinds of selector the extraction knows: what leads to whoever holds it. `handle` values carry their platform: `telegram:name`; `account` values their scheme: `esewa:98…`, `iban:…`. */
export const SelectorKind = z.enum(['phone', 'email', 'url', 'handle', 'wallet', 'account'])
export type SelectorKind = z.infer<typeof SelectorKind>

/** What a text states and what leads to nobody: it is shown, searched and measured, and joins no two sources. */
export const StatementKind = z.enum(['price', 'date', 'place', 'name'])
export type StatementKind = z.infer<typeof StatementKind>

/** Everything the extraction finds. Ages and appearance are not extracted, on purpose. */
export const MentionKind = z.enum([...SelectorKind.options, ...StatementKind.options])
export type MentionKind = z.infer<typeof MentionKind>

/** Whether a mention leads to whoever holds it, and so may join two sources; statements (prices, dates, places, names) do not. */
export const isSelectorKind = (kind: MentionKind): kind is SelectorKind =>
  (SelectorKind.options as readonly string[]).includes(kind)

/** Offsets count UTF-16 code units of the text, end exclusive; `text.slice(start, end) === original`. */
export const Mention = z.object({
  kind: MentionKind,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  original: z.string().min(1),
  /** E.164 for phones, lower-cased address for e-mails, normalised URL, `platform:name` for handles, `chain:address` for wallets, `scheme:number` for accounts, decimal amount and ISO 4217 code for prices (`1200.50 NPR`), ISO 8601 for dates, gazetteer key for places, the name as written (NFC, single blanks) for names. */
  normal: z.string().min(1),
  /** The name of the rule that found it, stable over versions, e.g. `phone.international`. */
  rule: z.string().min(1),
  /** 0 to 1; 1 only where a checksum or an unambiguous notation proves the form. */
  confidence: z.number().min(0).max(1),
  /** One sentence a court may ask for: why this is taken for that selector. */
  why: z.string().min(1),
  /** ISO 4217, for prices whose currency is known. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** The site or scheme of a handle or an account. */
  platform: z.string().optional(),
})
export type Mention = z.infer<typeof Mention>
