/** What a token looks like, by its letters and its neighbours alone: a number, a price, a name … Light on purpose; mentions know more. */
import type { KnownMention } from './explanation.ts'

/** Kinds of token as small numbers, for arrays. `PROPER` is a name or a place, one cannot say which. */
export const TOKEN = {
  mark: 0,
  word: 1,
  proper: 2,
  name: 3,
  place: 4,
  number: 5,
  price: 6,
  date: 7,
  contact: 8,
} as const

/** What tokens are compared by: marks 0, words 1, proper names 2, numbers 3, contacts 4; index is the token's kind. */
export const CLASS_OF = [0, 1, 2, 2, 2, 3, 3, 3, 4] as const

/** The kind of token that a kind of mention stands for. */
const OF_MENTION: Readonly<Record<string, number>> = {
  phone: TOKEN.number,
  account: TOKEN.number,
  price: TOKEN.price,
  date: TOKEN.date,
  place: TOKEN.place,
  name: TOKEN.name,
  email: TOKEN.contact,
  url: TOKEN.contact,
  handle: TOKEN.contact,
  wallet: TOKEN.contact,
}

const DIGIT_WORDS = new Set('zero one two three four five six seven eight nine oh nought'.split(' '))
const BEFORE_PLACE = new Set('in from at near to of around across en em à di ke'.split(' '))
const BEFORE_NAME = new Set(
  'call ask ring text contact for with dial message write mr mrs ms miss dr señor senhor'.split(' '),
)
const PRICE = /^(?:\p{Sc}|rs\.?|npr|inr|bdt|usd|eur|thb|lak)\d|\d(?:\p{Sc}|\/-)$|^\p{Sc}/iu
const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4}))$/
const CONTACT = /@|:\/\/|^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?:\/|$)/i
const SMALL = /^[a-z]+$/
const DIGIT = /\p{Nd}/u
const LETTER = /[\p{L}\p{M}\p{N}]/u

/** The kind of a token by its own letters; `proper` still depends on where it stands. */
export const kindByLetters = (token: string): number => {
  if (SMALL.test(token)) return DIGIT_WORDS.has(token) ? TOKEN.number : TOKEN.word
  if (CONTACT.test(token) && /[a-z]/i.test(token)) return TOKEN.contact
  if (DIGIT.test(token)) return PRICE.test(token) ? TOKEN.price : DATE.test(token) ? TOKEN.date : TOKEN.number
  if (!LETTER.test(token)) return TOKEN.mark
  if (DIGIT_WORDS.has(token.toLowerCase())) return TOKEN.number
  const first = token.charAt(0)
  const second = token.charAt(1)
  if (first !== first.toLowerCase() && second !== '' && second === second.toLowerCase()) return TOKEN.proper
  return TOKEN.word
}

/** The kind of a capitalised token by the token before it (undefined at the beginning of a sentence, where capitals say nothing). */
export const kindOfProper = (before: string | undefined): number => {
  if (before === undefined) return TOKEN.word
  const cue = before.toLowerCase()
  return BEFORE_PLACE.has(cue) ? TOKEN.place : BEFORE_NAME.has(cue) ? TOKEN.name : TOKEN.proper
}

/** Overrides the kinds of tokens by the mentions that cover them. */
export const applyMentions = (
  kinds: Uint8Array,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  mentions: readonly KnownMention[],
): void => {
  for (const { kind, start, end } of mentions) {
    const code = OF_MENTION[kind]
    if (code === undefined) continue
    for (let at = 0; at < kinds.length; at += 1)
      if ((starts[at] ?? 0) < end && (ends[at] ?? 0) > start && kinds[at] !== TOKEN.mark) kinds[at] = code
  }
}
