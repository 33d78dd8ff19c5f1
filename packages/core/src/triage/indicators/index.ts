/** Every indicator the house knows, versioned. */

export type {
  Dimension,
  Indicator,
  IndicatorSource,
  IndicatorUse,
  ObserverName,
  Population,
  SourceConfidence,
  Strength,
} from './indicator.ts'
export { DIMENSIONS, OBSERVERS } from './indicator.ts'

import { ADVERT_INDICATORS } from './adverts.ts'
import { GENERAL_INDICATORS, HOUSE_INDICATORS } from './general.ts'
import { ILO_INDICATORS } from './ilo.ts'
import type { Indicator, ObserverName } from './indicator.ts'

/** Version of the data and its observers together: what a stored reading was made with. Raise it with every change. */
export const INDICATORS_VERSION = '2026-11-24.1'

/** All of them, also those that nothing may weigh. */
export const INDICATORS: readonly Indicator[] = [
  ...ILO_INDICATORS,
  ...ADVERT_INDICATORS,
  ...GENERAL_INDICATORS,
  ...HOUSE_INDICATORS,
]

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((each) => [each.id, each]))

/** The indicator of an id, or nothing. */
export const findIndicator = (id: string): Indicator | undefined => BY_ID.get(id)

const BY_OBSERVER: ReadonlyMap<ObserverName, Indicator> = new Map(
  INDICATORS.flatMap((each) => (each.observer === undefined ? [] : [[each.observer, each] as const])),
)

/** The one indicator that an observer may show. Every observer has one. */
export const indicatorOf = (observer: ObserverName): Indicator | undefined => BY_OBSERVER.get(observer)

/** Whether a person may be asked about it: everything but what is never to be weighed. */
export const isQuestion = ({ use }: Indicator): boolean => use !== 'never'
