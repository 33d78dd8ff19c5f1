/** Searching: how text is folded and cut, and what a typed query asks of the index. */
export { fold, foldWithPlaces } from './fold.ts'
export { type Condition, type Hit, hitsIn, matches, readQuery, type SearchQuery } from './query.ts'
export { gramsOf, hashWord, wordsOf } from './tokens.ts'
