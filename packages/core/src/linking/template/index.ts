/** Templates: what the texts of a group share, what varies, and what each does differently. Pure; entered through here. */
export { explainGroup } from './explain-group.ts'
export { toExplainLine } from './explain-line.ts'
export type * from './explanation.ts'
export { rebuildText } from './rebuild-text.ts'
