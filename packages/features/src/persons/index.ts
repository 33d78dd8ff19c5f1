/** People of a case, by pseudonym; who they are stands in the identity vault. */
export { createPersonHandlers, type PersonDeps } from './handlers.ts'
export { personProjections } from './project.ts'
export { findStored as findPerson, listStored as listPeopleOfCase } from './store.ts'
