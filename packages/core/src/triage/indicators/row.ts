/** Writes one indicator that stands outside ILO's rule in one line. */
import type {
  Indicator,
  IndicatorSource,
  IndicatorUse,
  ObserverName,
  Population,
  SourceConfidence,
} from './indicator.ts'

/** The indicator; it has no dimension and no weight in its source. */
export const row = (
  id: string,
  use: IndicatorUse,
  text: string,
  source: IndicatorSource,
  population: Population,
  confidence: SourceConfidence,
  more: { readonly section?: string; readonly observer?: ObserverName; readonly note?: string } = {},
): Indicator => ({
  id,
  text,
  use,
  strength: 'unweighted',
  population,
  source,
  confidence,
  section: more.section ?? '',
  ...(more.observer === undefined ? {} : { observer: more.observer }),
  ...(more.note === undefined ? {} : { note: more.note }),
})
