/** The safety of those at risk: plans, consents, best-interest notes. */
export { createSafetyHandlers, type SafetyDeps } from './handlers.ts'
export { safetyProjections } from './project.ts'
export { hasSafetyPlan } from './store.ts'
