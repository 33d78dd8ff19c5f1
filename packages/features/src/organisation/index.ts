/** The organisation: first run, unlocking, health. */
export { createOrganisationHandlers, type OrganisationDeps } from './handlers.ts'
export { tellOrganisation } from './project.ts'
