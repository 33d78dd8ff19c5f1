/** Extraction: which selectors – numbers, addresses, handles, wallets – stand in a text, where, and why. Pure; entered through here. */
export { type ExtractOptions, extract } from './extract.ts'
export { normalise, type Recognised, recognise } from './recognising/recognise.ts'
export type { Rule } from './rule.ts'
export { RULES } from './rules.ts'
