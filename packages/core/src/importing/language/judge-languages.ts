/** Puts together what a model, the script of the letters and small word lists say about the language of a text, and is honest about short ones. */
import { detectRomanised } from './romanised.ts'

/** A language with its BCP 47 tag and how sure it is, 0 to 1. */
export interface LanguageGuess {
  readonly language: string
  readonly confidence: number
}

/** Scripts and the languages among those we work in that are written in them. One language alone is told by its script. */
const SCRIPTS: readonly (readonly [string, RegExp, readonly string[]])[] = [
  ['Devanagari', /\p{Script=Devanagari}/gu, ['ne', 'hi']],
  ['Bengali', /\p{Script=Bengali}/gu, ['bn']],
  ['Thai', /\p{Script=Thai}/gu, ['th']],
  ['Lao', /\p{Script=Lao}/gu, ['lo']],
  ['Arabic', /\p{Script=Arabic}/gu, ['ar', 'ur', 'fa']],
  ['Latin', /\p{Script=Latin}/gu, []],
]

/** Small words and endings that Nepali and Hindi do not share. */
const DEVANAGARI: readonly (readonly [string, RegExp])[] = [
  ['ne', /(?:लाई|छ|छन्|छु|छैन|हुन्छ|भयो|थियो|गर्ने|गर्नु|होस्|यो|हरू|सँग)(?![\p{L}\p{M}])/gu],
  ['hi', /(?<![\p{L}\p{M}])(?:है|हैं|हूँ|था|थी|थे|और|नहीं|में|के|की|से|मुझे|यह|वह|चाहिए|क्या)(?![\p{L}\p{M}])/gu],
]

/** Moves guesses of Devanagari by the small words: three words of the one and none of the other outweigh an undecided model. */
const weighWords = (text: string, guesses: readonly LanguageGuess[]): readonly LanguageGuess[] => {
  const counts = new Map(
    DEVANAGARI.map(([language, pattern]) => [language, text.match(pattern)?.length ?? 0]),
  )
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (all === 0) return guesses
  const weight = Math.min(0.6, all * 0.2)
  return [...counts].map(([language, count]) => {
    const model = guesses.find((guess) => guess.language === language)?.confidence ?? 0
    return { language, confidence: model * (1 - weight) + (weight * count) / all }
  })
}

/** Letters that only Assamese has among the languages of the Bengali script. */
const ASSAMESE = /[ৰৱ]/

/** How many letters of each script stand in a text, most first. */
export const countScripts = (text: string): readonly { script: string; letters: number }[] =>
  SCRIPTS.map(([script, pattern]) => ({ script, letters: text.match(pattern)?.length ?? 0 }))
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters)

/** Below so many letters a guess is weaker in proportion: two words are no proof of a language. */
const ENOUGH = 40

/** Filipino and Tagalog are one language to a model; the tag is that of the interface. */
const RENAMED: Readonly<Record<string, string>> = { tl: 'fil' }

/**
 * Languages of a text, most likely first. `model` is what a language model says (tag and probability), already without
 * addresses and numbers. Where there are fewer than three letters the answer is empty.
 */
export const judgeLanguages = (text: string, model: readonly LanguageGuess[]): readonly LanguageGuess[] => {
  const scripts = countScripts(text)
  const [main] = scripts
  const letters = scripts.reduce((sum, each) => sum + each.letters, 0)
  if (main === undefined || letters < 3) return []
  const share = main.letters / letters
  const length = Math.min(1, 0.35 + (0.65 * letters) / ENOUGH)
  const rounded = (value: number) => Math.round(Math.min(1, value) * 100) / 100
  const written = SCRIPTS.find(([script]) => script === main.script)?.[2] ?? []
  const named = model.map(({ language, confidence }) => ({
    language: RENAMED[language] ?? language,
    confidence: rounded(confidence * length),
  }))
  const [only] = written
  if (written.length === 1 && only !== undefined && !ASSAMESE.test(text)) {
    // The script alone tells: even one word of Lao is Lao.
    const rest = named.filter(({ language }) => language !== only)
    return [
      { language: only, confidence: rounded(Math.max(0.6, share) * Math.max(length, 0.8)) },
      ...rest,
    ].slice(0, 3)
  }
  const fitting =
    main.script === 'Devanagari'
      ? weighWords(text, named).filter(({ language }) => written.includes(language))
      : written.length > 1
        ? named.filter(({ language }) => written.includes(language))
        : named
  const romanised = main.script === 'Latin' ? detectRomanised(text) : undefined
  const all =
    romanised === undefined
      ? fitting
      : [
          romanised,
          ...fitting.map((each) => ({
            ...each,
            confidence: rounded(each.confidence * (1 - romanised.confidence)),
          })),
        ]
  return all
    .map(({ language, confidence }) => ({ language, confidence: rounded(confidence) }))
    .filter(({ confidence }) => confidence >= 0.05)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 3)
}

/** The text as a language is judged by: without addresses, numbers and handles, which belong to none; at most 4,000 characters. */
export const textForLanguage = (text: string): string =>
  text
    .slice(0, 8_000)
    .replace(/\S*(?:https?:|www\.|@)\S*/gi, ' ')
    .replace(/[\p{N}\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 4_000)
