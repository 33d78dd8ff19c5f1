/** Whereabouts: distances on the globe, and movements between dated places. Pure; entered through here. */
export { distanceKm, greatCircle, type Point } from './distance.ts'
export {
  type DateCertainty,
  findMovements,
  type Movement,
  narrowPlaces,
  ONE_PLACE_KM,
  type PlaceCertainty,
  type SightedPlace,
  type Sighting,
  type Uncertainty,
} from './movements.ts'
