/** Invented, harmless sources for the tests of leads. */
import type { ContactFact, NameFact, PlaceFact, SourceFacts } from './lead-facts.ts'

/** A contact that stands nowhere in particular. */
export const contact = (normal: string, more: Partial<ContactFact> = {}): ContactFact => ({
  kind: 'phone',
  normal,
  original: normal,
  rule: 'phone.international',
  common: false,
  start: 0,
  end: Math.max(1, normal.length),
  ...more,
})

/** A name at the front of the text. */
export const name = (normal: string): NameFact => ({ normal, start: 0, end: normal.length })

/** Towns with invented keys and true degrees. */
export const TOWNS = {
  kathmandu: { key: 'np.kathmandu', name: 'Kathmandu', latitude: 27.7172, longitude: 85.324 },
  lalitpur: { key: 'np.lalitpur', name: 'Lalitpur', latitude: 27.6588, longitude: 85.3247 },
  pokhara: { key: 'np.pokhara', name: 'Pokhara', latitude: 28.2096, longitude: 83.9856 },
  biratnagar: { key: 'np.biratnagar', name: 'Biratnagar', latitude: 26.4525, longitude: 87.2718 },
  nepalgunj: { key: 'np.nepalgunj', name: 'Nepalgunj', latitude: 28.05, longitude: 81.6167 },
} as const satisfies Record<string, PlaceFact>

/** A source; `n` makes its key. */
export const source = (n: number, more: Partial<SourceFacts> = {}): SourceFacts => ({
  key: `01890000-0000-7000-8000-0000000000aa.${n}`,
  text: '+9779720000123 Kitchen work in a harbour hotel',
  seenOn: '2026-11-24',
  contacts: [],
  names: [],
  prices: [],
  places: [],
  ...more,
})
