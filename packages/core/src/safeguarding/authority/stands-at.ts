/** Whether a written media authority stands at a moment and for a scope, and how it is named in a signed report. */

/** What an authority allows. */
export type MediaScope = 'captures' | 'imports' | 'both'

/** An authority as somebody entered it. Times are RFC 3339. */
export interface MediaAuthority {
  readonly allowedBy: string
  readonly office: string
  readonly legalBasis: string
  readonly document: string
  readonly scope: MediaScope
  readonly from: string
  readonly until: string
  readonly endedAt?: string | undefined
}

/** Where it stands: `ahead` of its time, `standing`, `over` by itself, or `ended` early by a person. */
export const stateOfAuthority = (
  authority: MediaAuthority,
  at: Date,
): 'ahead' | 'standing' | 'over' | 'ended' => {
  const now = at.getTime()
  if (authority.endedAt !== undefined && Date.parse(authority.endedAt) <= now) return 'ended'
  if (now < Date.parse(authority.from)) return 'ahead'
  // It ends by itself: the moment of its end is no longer covered, and an unreadable end never stood.
  return now < Date.parse(authority.until) ? 'standing' : 'over'
}

/** True while it stands for this use. */
export const standsAt = (authority: MediaAuthority, at: Date, use: 'captures' | 'imports'): boolean =>
  stateOfAuthority(authority, at) === 'standing' && (authority.scope === 'both' || authority.scope === use)

/** The authority in one sentence, as it stands in the signed capture report. */
export const nameAuthority = (authority: MediaAuthority): string =>
  `Media allowed by ${authority.allowedBy}, ${authority.office}, on the basis of ${authority.legalBasis} (${authority.document}), from ${authority.from} until ${authority.until}.`
