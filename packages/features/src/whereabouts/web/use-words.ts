/** Certainties and what makes a movement uncertain, in words. */
import { useLingui } from '@lingui/react/macro'
import { countryName } from '../../web/index.ts'
import type { DateCertainty, PlaceCertainty, WhereaboutsMovement, WhereaboutsPlace } from '../contract.ts'

/** The words. */
export const useCertaintyWords = (): {
  date: (certainty: DateCertainty) => string
  place: (certainty: PlaceCertainty) => string
  uncertainty: (reason: WhereaboutsMovement['uncertain'][number]) => string
} => {
  const { t } = useLingui()
  const dates: Record<DateCertainty, string> = {
    stated: t`date stated`,
    mentioned: t`date mentioned in the text`,
    seen: t`day on which we saw it`,
  }
  const places: Record<PlaceCertainty, string> = {
    stated: t`stated by a table`,
    mentioned: t`mentioned`,
  }
  const reasons: Record<WhereaboutsMovement['uncertain'][number], string> = {
    'date-mentioned': t`a date is only mentioned in the text`,
    'date-seen': t`a date is only when we saw it`,
    'place-mentioned': t`a place is only mentioned in the text`,
    'several-places': t`a source names several places`,
    'wide-place': t`a place is a whole country`,
  }
  return { date: (key) => dates[key], place: (key) => places[key], uncertainty: (key) => reasons[key] }
}

/** The name of a place in the reader's language, with its own name behind it. */
export const usePlaceName = (): ((place: WhereaboutsPlace) => string) => {
  const { i18n } = useLingui()
  return (place) => {
    if (place.kind === 'country') return countryName(place.country, i18n.locale)
    return place.localName === undefined ? place.name : `${place.name} (${place.localName})`
  }
}
