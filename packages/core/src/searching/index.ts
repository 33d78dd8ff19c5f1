/** Searching: how text is folded and cut, and what a typed query asks of the index. */
export { fold, foldWithPlaces } from './fold.ts'
export { type Looked, MOST_AT_ONCE, type NextLook, nextLook } from './pace.ts'
export { type Condition, type Hit, hitsIn, matches, readQuery, type SearchQuery } from './query.ts'
export { gramsOf, hashWord, SEGMENT, saltOf, wordsOf } from './tokens.ts'
