/** Templates: groups of near-equal texts, explained. */
export { createTemplateHandlers, type TemplateDeps } from './handlers.ts'
