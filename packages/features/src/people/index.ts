/** People: members and sessions. */
export { createPeopleHandlers, type PeopleDeps } from './handlers.ts'
export { peopleProjections } from './project.ts'
export { createAuthenticate, openSession, type SessionDeps } from './sessions.ts'
