/** Acts of the safeguard, put together. */
import type { BoundEndpoint } from '../ports/actor.ts'
import { createAuthorityHandlers } from './authority/handlers.ts'
import type { SafeguardDeps } from './deps.ts'
import { createHashListHandlers } from './lists/handlers.ts'
import { createReceiptHandlers } from './receipt/handlers.ts'
import { createStopHandlers } from './stop/handlers.ts'

/** Binds every endpoint of the feature. */
export const createSafeguardHandlers = (deps: SafeguardDeps): readonly BoundEndpoint[] => [
  ...createAuthorityHandlers(deps),
  ...createHashListHandlers(deps),
  ...createStopHandlers(deps),
  ...createReceiptHandlers(deps),
]
