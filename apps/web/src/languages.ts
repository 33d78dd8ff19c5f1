/** The languages of the product's own words: their names in themselves, direction, and whether a native speaker has read them. */
import { i18n, type Messages } from '@lingui/core'
import { Locale } from '@smart-rescue/schema'

/** One language. `reviewed` is false until a native speaker who knows the field has read every message. */
export interface Language {
  readonly locale: Locale
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  readonly reviewed: boolean
}

/** The languages in the order of the menu. */
export const LANGUAGES: readonly Language[] = [
  { locale: 'en', name: 'English', direction: 'ltr', reviewed: true },
  { locale: 'ne', name: 'नेपाली', direction: 'ltr', reviewed: false },
  { locale: 'hi', name: 'हिन्दी', direction: 'ltr', reviewed: false },
  { locale: 'es', name: 'Español', direction: 'ltr', reviewed: false },
  { locale: 'pt', name: 'Português', direction: 'ltr', reviewed: false },
  { locale: 'ar', name: 'العربية', direction: 'rtl', reviewed: false },
]

const LOADERS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('./locales/en.po'),
  ne: () => import('./locales/ne.po'),
  hi: () => import('./locales/hi.po'),
  es: () => import('./locales/es.po'),
  pt: () => import('./locales/pt.po'),
  ar: () => import('./locales/ar.po'),
}

const KEPT = 'smart-rescue.locale'

/** The direction a language is written in. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  LANGUAGES.find((language) => language.locale === locale)?.direction ?? 'ltr'

/** The first wished language that exists; `en-GB` is served by `en`. */
export const chooseLocale = (wishes: readonly (string | null | undefined)[]): Locale => {
  for (const wish of wishes) {
    const found = Locale.safeParse(wish?.split('-')[0]?.toLowerCase())
    if (found.success) return found.data
  }
  return 'en'
}

/** What the browser remembers or wishes, before anybody signs in. */
export const wishedLocale = (): Locale => {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(KEPT)
  } catch {
    // A browser without storage forgets; nothing else depends on it.
  }
  return chooseLocale([kept, ...navigator.languages])
}

/** Loads a language, shows it, and remembers it in this browser. */
export const activateLocale = async (locale: Locale): Promise<void> => {
  const { messages } = await LOADERS[locale]()
  i18n.loadAndActivate({ locale, messages })
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
  try {
    localStorage.setItem(KEPT, locale)
  } catch {
    // As above.
  }
}
