/** Linking: which exhibits may belong together, with reasons and counter-reasons. Pure; entered through here. */
export type { ExhibitFacts, KnownPlace, KnownSelector, KnownTrace, Place } from './exhibit-facts.ts'
export { explainStrength } from './explain-link.ts'
export { hasNewReason, pairKey, proposalKey, reasonKey } from './proposal-key.ts'
export { type LinkInput, proposeLinks } from './propose-links.ts'
export { pageOf, siteOf } from './same-page.ts'
