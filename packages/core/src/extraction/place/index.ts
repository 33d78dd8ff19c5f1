/** Places: the gazetteer, and the search for its names in a text. Pure; entered through here. */
import type { Rule, TextRule } from '../rule.ts'
import { findPlaces } from './find-places.ts'
import { placeBeside, placeCued, placeNamed, placeOfCase, placeShared } from './place-rules.ts'

export { findPlaces } from './find-places.ts'
export { PLACES, type Place, type PlaceKind, placeOf } from './gazetteer.ts'

/** Places by the gazetteer; a find names the rule that says how sure it is. */
export const placeGazetteer: TextRule = {
  ...placeNamed,
  name: 'place.gazetteer',
  find: findPlaces,
}

/** The other rules a place can be found by. */
export const PLACE_RULES: readonly Rule[] = [placeCued, placeBeside, placeOfCase, placeShared]
