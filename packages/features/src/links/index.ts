/** Links: proposals with reasons, decisions of named people. */
export { createLinkHandlers, type LinkDeps } from './handlers.ts'
export { linkProjections } from './project.ts'
export { proposeForExhibit } from './propose-for-exhibit.ts'
