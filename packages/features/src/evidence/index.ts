/** Evidence: exhibits, parts, replay, custody history. */
export { DerivedDetail, ImportedDetail, quoteMentions } from './exhibit-detail.ts'
export { createEvidenceHandlers, type EvidenceDeps } from './handlers.ts'
export { mayShowMedia } from './media-authority.ts'
export { logOpening, type Opening, readLoggedPart, readTextPart } from './open-part.ts'
export { evidenceProjections } from './project.ts'
