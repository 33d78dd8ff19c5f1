/** The rules a mention of a place can name: how sure it is, and why, in one sentence each. */
import type { Rule } from '../rule.ts'

/** The name stands for one place of the gazetteer and is no ordinary word. */
export const placeNamed: Rule = {
  name: 'place.gazetteer',
  kind: 'place',
  confidence: 0.85,
  why: 'The gazetteer knows one place of this name, and the name is no ordinary word.',
}

/** The name is also a word or a person's name; what stands beside it speaks for the place. */
export const placeCued: Rule = {
  name: 'place.cue',
  kind: 'place',
  confidence: 0.65,
  why: 'The name is also an ordinary word or a name of persons; a preposition, a word such as district, or another place beside it speaks for the place.',
}

/** Several places bear the name; the text names the country or another place of the country of one. */
export const placeBeside: Rule = {
  name: 'place.shared-beside',
  kind: 'place',
  confidence: 0.75,
  why: 'Several places bear this name; the text also names the country, or another place in the country, of the one taken.',
}

/** Several places bear the name; one lies in a country of the case. */
export const placeOfCase: Rule = {
  name: 'place.shared-country',
  kind: 'place',
  confidence: 0.6,
  why: 'Several places bear this name; the one taken lies in a country that was given for this text.',
}

/** Several places bear the name, and nothing tells which. */
export const placeShared: Rule = {
  name: 'place.shared',
  kind: 'place',
  confidence: 0.4,
  why: 'Several places bear this name and nothing in the text tells which; the best known one is taken.',
}
