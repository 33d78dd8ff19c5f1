/** What texts say about contract, wage, papers and travel, in eleven languages. */
export { type FoundWording, findWordings } from './find-wordings.ts'
export { type PhraseTable, WORDINGS, type Wording } from './phrase-table.ts'
export { PHRASE_TABLES } from './tables.ts'
