/** Evidence: exhibits, parts, replay, custody history. */
export { createEvidenceHandlers, type EvidenceDeps } from './handlers.ts'
export { logOpening, type Opening, readLoggedPart, readTextPart } from './open-part.ts'
