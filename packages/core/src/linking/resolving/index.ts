/** Resolving: which records of persons may be of one person, with reasons and counter-reasons. Pure; entered through here. */

export { blockRecords } from './block-records.ts'
export { tellPair } from './explain-pair.ts'
export { romanise } from './names/romanise.ts'
export { soundKey } from './names/sound-key.ts'
export type { ColumnKind, PersonColumn } from './person-column.ts'
export { populate } from './population.ts'
export type * from './resolution.ts'
export { resolvePersons } from './resolve-persons.ts'
