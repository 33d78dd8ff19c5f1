/** How often an indicator's leads became cases in this house: the local count that stands beside what research says. */

/** How a lead stands; `opened` became a case. */
export type CountedState = 'waiting' | 'watching' | 'opened' | 'dismissed'

/** One lead with the ids of the indicators that were to be seen or affirmed in it. */
export interface CountedLead {
  readonly state: CountedState
  readonly indicators: readonly string[]
}

/** Counts of one indicator. `leads` is their sum; a share without it says nothing. */
export interface LocalCount {
  readonly indicator: string
  readonly leads: number
  readonly opened: number
  readonly dismissed: number
  /** Waiting or watched. */
  readonly undecided: number
}

/** Counts, most leads first, then by id. */
export const countLocally = (leads: readonly CountedLead[]): LocalCount[] => {
  const counts = new Map<string, { opened: number; dismissed: number; undecided: number }>()
  for (const { state, indicators } of leads)
    for (const id of new Set(indicators)) {
      const count = counts.get(id) ?? { opened: 0, dismissed: 0, undecided: 0 }
      if (state === 'opened') count.opened += 1
      else if (state === 'dismissed') count.dismissed += 1
      else count.undecided += 1
      counts.set(id, count)
    }
  return [...counts]
    .map(([indicator, count]) => ({
      indicator,
      leads: count.opened + count.dismissed + count.undecided,
      ...count,
    }))
    .sort((a, b) => b.leads - a.leads || (a.indicator < b.indicator ? -1 : 1))
}
