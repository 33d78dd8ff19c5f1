/** Quoting: short stretches of a text, cut without harm, for lists and indexes. */
export { makeExcerpt, quoteAround, toStorable } from './quote-text.ts'
