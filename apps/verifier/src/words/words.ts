/** Every string of the verifier's page in one table. English is complete; the others are begun, fall back to English word by word, and say so. */
import { ES, HI, NE, PT } from './words-begun.ts'
import { EN, type Words } from './words-english.ts'

export type { Words } from './words-english.ts'

/** The languages the page offers, each by its own name. */
export const LANGUAGES = {
  en: { name: 'English', words: EN as Words },
  es: { name: 'Español', words: { ...EN, ...ES } as Words },
  pt: { name: 'Português', words: { ...EN, ...PT } as Words },
  ne: { name: 'नेपाली', words: { ...EN, ...NE } as Words },
  hi: { name: 'हिन्दी', words: { ...EN, ...HI } as Words },
} as const

/** A language of the page. */
export type Language = keyof typeof LANGUAGES

/** The first language of the reader that the page knows; English otherwise. */
export const pickLanguage = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    const [base = ''] = tag.toLowerCase().split('-')
    if (Object.hasOwn(LANGUAGES, base)) return base as Language
  }
  return 'en'
}
