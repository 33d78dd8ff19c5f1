/** Tasks: the steps of a case, who does them, by when, and what was said about them. */
export type { TaskDeps } from './deps.ts'
export { createTaskHandlers } from './handlers.ts'
export { taskProjections } from './project.ts'
