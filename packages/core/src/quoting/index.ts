/** Quoting: short stretches of a text, cut without harm, for lists and indexes. */
export { type Marked, makeExcerpt, quoteAround, toStorable } from './quote-text.ts'
