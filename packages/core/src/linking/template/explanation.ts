/** The explanation of a group of near-equal texts: one template, its slots, and what each text does differently. */

/** What a slot holds. `contact` is an address, a handle or a link; `word` and `text` are what has no kind of its own. */
export type SlotKind = 'number' | 'price' | 'name' | 'place' | 'date' | 'contact' | 'word' | 'text'

/** A part of the template: text that all share, or a place that each text fills in its own way. */
export type Segment =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: number }

/** What stands in a slot, and in how many texts; the empty string where a text leaves the slot out. */
export interface SlotValue {
  readonly text: string
  readonly count: number
}

/** A slot: its number from 0 in the order of the template, and its values, the most frequent first, then by code units. */
export interface Slot {
  readonly id: number
  readonly kind: SlotKind
  readonly values: readonly SlotValue[]
}

/**
 * One deviation of a text from the template. `segment` names a fixed segment, `at` the place in its text (UTF-16 units) where
 * `removed` stands; `inserted` is what the text has instead, at `start` to `end` of its own units. `spacing` changes white space alone.
 */
export interface TemplateEdit {
  readonly kind: 'insertion' | 'deletion' | 'substitution' | 'spacing'
  readonly segment: number
  readonly at: number
  readonly removed: string
  readonly inserted: string
  readonly start: number
  readonly end: number
}

/**
 * One text laid along the template. `parts` gives for each segment what the text has there, as places in UTF-16 units, end
 * exclusive: the parts follow one another and cover the whole text. `words` counts its words, `explained` those that are as the
 * template says or stand in a slot.
 */
export interface MemberAlignment {
  readonly parts: readonly (readonly [start: number, end: number])[]
  readonly edits: readonly TemplateEdit[]
  readonly words: number
  readonly explained: number
}

/**
 * A group explained. The template begins and ends with a fixed segment and has one between any two slots (possibly empty), so
 * that segment `2 i + 1` is slot `i`. `members` stand in the order in which the texts were given. `explained` is the share of all
 * words (0 to 1) that template and slots account for. Bits count what it takes to write the texts down (minimum description
 * length): `alone` each for itself, `together` as template, slots and edits.
 */
export interface Explanation {
  readonly template: readonly Segment[]
  readonly slots: readonly Slot[]
  readonly members: readonly MemberAlignment[]
  readonly explained: number
  readonly bits: { readonly alone: number; readonly together: number }
}

/** What is known of a place in a text, e.g. a mention that the extraction found: its kind and place in UTF-16 units. */
export interface KnownMention {
  readonly kind: string
  readonly start: number
  readonly end: number
}
