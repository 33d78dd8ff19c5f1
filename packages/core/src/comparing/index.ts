/** Comparing: two texts, two captures of one page, one check of a watched page against the last. Pure; entered through here. */
export * from './compare-captures.ts'
export { compareTexts, type DiffLimits, type DiffRow, type DiffSide, type TextDiff } from './compare-texts.ts'
export * from './fingerprint.ts'
export * from './judge-check.ts'
export { type Matching, matchSequences, type Run } from './match-sequences.ts'
export { type Piece, splitWords } from './split-words.ts'
