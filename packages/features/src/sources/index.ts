/** Sources: every text of a case, as search, grouping and networks see it. */
export { createSourceHandlers, type SourceDeps } from './handlers.ts'
export {
  createTextsRun,
  indexText,
  listWaitingTexts,
  type SourceFollower,
  type TextDeps,
} from './index-text.ts'
export { sourceProjections } from './project.ts'
