/** A mention: one place in a text where a selector stands. Not a verdict: it says what was found, by which rule, and why. */
import { z } from 'zod'

/** The kinds of selector the extraction knows. `handle` values carry their platform: `telegram:name`. */
export const SelectorKind = z.enum(['phone', 'email', 'url', 'handle', 'wallet'])
export type SelectorKind = z.infer<typeof SelectorKind>

/** Offsets count UTF-16 code units of the text, end exclusive; `text.slice(start, end) === original`. */
export const Mention = z.object({
  kind: SelectorKind,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  original: z.string().min(1),
  /** E.164 for phones, lower-cased address for e-mails, normalised URL, `platform:name` for handles, `chain:address` for wallets. */
  normal: z.string().min(1),
  /** The name of the rule that found it, stable over versions, e.g. `phone.international`. */
  rule: z.string().min(1),
  /** 0 to 1; 1 only where a checksum or an unambiguous notation proves the form. */
  confidence: z.number().min(0).max(1),
  /** One sentence a court may ask for: why this is taken for that selector. */
  why: z.string().min(1),
})
export type Mention = z.infer<typeof Mention>
