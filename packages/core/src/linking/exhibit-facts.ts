/** What the linking knows of an exhibit and of the selectors in it: identity, page, places. Not its content. */
import type { ExhibitId, LinkReasonKind, Mention, SelectorId, SelectorKind } from '@smart-rescue/schema'

/** The page is absent for an exhibit that was not captured from the web (a letter, a chat export). */
export interface ExhibitFacts {
  readonly id: ExhibitId
  /** The address the capture ended at, after redirects. */
  readonly finalUrl?: string
}

/** A place where a selector stands, as a mention says it. */
export type Place = Pick<Mention, 'start' | 'end' | 'original' | 'confidence'>

/** One place of a selector in some exhibit, as the index of mentions returns it. */
export interface KnownPlace extends Place {
  readonly exhibit: ExhibitFacts
}

/** A selector and where else it stands. */
export interface KnownSelector extends Pick<Mention, 'normal'> {
  readonly kind: SelectorKind
  /** Its identity in the index, handed on in the reasons. */
  readonly selectorId?: SelectorId
  /** How many different exhibits carry it altogether, the one at hand included; `places` may be only some of them. */
  readonly exhibits: number
  readonly places: readonly KnownPlace[]
}

/** A trace of the exhibit at hand, or a picture like its own, and where else it stands. */
export interface KnownTrace {
  readonly kind: Exclude<LinkReasonKind, SelectorKind>
  readonly normal: string
  /** Where in the file it was read. */
  readonly where: string
  /** How telling it is by nature, 0 to 1. */
  readonly confidence: number
  /** How many different exhibits carry it altogether, the one at hand included. */
  readonly exhibits: number
  readonly others: readonly { readonly exhibit: ExhibitFacts; readonly where: string }[]
}
