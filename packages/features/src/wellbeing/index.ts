/** Wellbeing of the people who do the work. */
export { createWellbeingHandlers, type WellbeingDeps } from './handlers.ts'
