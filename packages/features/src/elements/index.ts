/** Elements: the law as packs, and how far a case is by it; a lawyer judges, the machine adds up. */
import type { BoundEndpoint } from '../ports/actor.ts'
import { createCaseElementHandlers, type ElementDeps } from './case/handlers.ts'
import { createLawHandlers } from './law/handlers.ts'

export { type CaseStanding, readStanding } from './case/count-standing.ts'
export type { ElementDeps } from './case/handlers.ts'
export { elementProjections } from './project.ts'

/** Binds every endpoint of the feature. */
export const createElementHandlers = (deps: ElementDeps): readonly BoundEndpoint[] => [
  ...createLawHandlers(deps),
  ...createCaseElementHandlers(deps),
]
