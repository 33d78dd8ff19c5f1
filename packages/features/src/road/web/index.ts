/** Pages of the road. */
export { RoadTab } from './case/road-tab.tsx'
export { RoadsPage } from './house/roads-page.tsx'
