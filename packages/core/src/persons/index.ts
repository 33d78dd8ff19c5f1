/** People of a case: pseudonyms, parts, what a text must not say, and when a safety plan is needed. */
export { judgePart, needsAuthority, type PartVerdict, partForExport } from './judge-part.ts'
export { judgePlan, needsSafetyPlan, restsOnEnough } from './judge-safety.ts'
export { type Looks, looksLikeSomebody, namesSomebody } from './looks-like-somebody.ts'
export { makePseudonym } from './make-pseudonym.ts'
