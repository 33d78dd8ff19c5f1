/** A recovery share as a page to print: what it is, what to do with it, and the lines to type. */

/** What the page says besides the lines. */
export interface ShareAbout {
  readonly origin: string
  readonly setId: string
  readonly index: number
  readonly needed: number
  readonly total: number
  /** Day of its making, e.g. 2026-11-24. */
  readonly day: string
}

/** Writes the page as plain text, 70 columns wide, so that any printer and any decade can show it. */
export const writeSharePage = (share: string, about: ShareAbout): string =>
  `SMART RESCUE - RECOVERY SHARE ${about.index} OF ${about.total}

Log of      ${about.origin}
Set         ${about.setId}   (made ${about.day})
Needed      any ${about.needed} of the ${about.total} shares of this set

Whoever brings ${about.needed} of these shares together opens the evidence locker of
the organisation. One share alone opens nothing and tells nothing.
Keep it where the others are not: another person, another building.
Never photograph it, never send it by mail or chat. If it is lost or
seen, tell the organisation, which then makes a new set.

${share}
To use it: smart-rescue recovery restore, with this text in a file, or
typed anew: capital or small letters, spaces do not matter. The last
two letters of each line are a check of that line.
`
