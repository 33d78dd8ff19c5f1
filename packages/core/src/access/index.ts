/** Need to know, first layer: one table, default deny. It decides; the database and the keys hold beside it. */
export { type Decision, decide, listAllowed, type Principal } from './decide.ts'
export { ACCESS, type AccessRow, type Relation } from './table.ts'
