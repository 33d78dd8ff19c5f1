/** The machine's clock, and fresh identifiers. */
export { createIds } from './create-ids.ts'
export { systemClock } from './system-clock.ts'
