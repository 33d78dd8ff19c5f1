/** The identity vault: who a person is, sealed to named custodians and opened with a reason. */
export type { IdentityDeps } from './deps.ts'
export { createIdentityHandlers, finishErasures } from './handlers.ts'
export { identityProjections } from './project.ts'
