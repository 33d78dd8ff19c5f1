/** Promises about the catalogues: no translation loses or invents a placeholder, and each covers what the menu offers. */
import { readFileSync } from 'node:fs'
import { Locale } from '@smart-rescue/schema'
import { describe, expect, it } from 'vitest'

interface Entry {
  readonly id: string
  readonly text: string
}

const readEntries = (locale: string): Entry[] => {
  const po = readFileSync(new URL(`./${locale}.po`, import.meta.url), 'utf8')
  const field = (entry: string, name: string): string => {
    const found = new RegExp(`^${name} ((?:".*"\\n?)+)`, 'm').exec(entry)
    return [...(found?.[1] ?? '').matchAll(/"(.*)"/g)].map((line) => line[1]).join('')
  }
  return po
    .split('\n\n')
    .map((entry) => ({ id: field(entry, 'msgid'), text: field(entry, 'msgstr') }))
    .filter((entry) => entry.id !== '')
}

const english = new Map(readEntries('en').map((entry) => [entry.id, entry.text]))
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{([A-Za-z0-9_]+)[,}]/g)].map((found) => found[1] ?? ''))].toSorted()

describe('the catalogues', () => {
  it('have the English sentence for every message', () => {
    expect([...english].filter(([, text]) => text === '').map(([id]) => id)).toEqual([])
    expect(english.size).toBeGreaterThan(500)
  })

  for (const locale of Locale.options.filter((option) => option !== 'en')) {
    it(`hold the same messages in ${locale} as in English`, () => {
      expect(readEntries(locale).map((entry) => entry.id)).toEqual([...english.keys()])
    })

    it(`keep every placeholder in ${locale}`, () => {
      const wrong = readEntries(locale)
        .filter((entry) => entry.text !== '')
        .filter(
          (entry) =>
            placeholders(entry.text).join() !== placeholders(english.get(entry.id) ?? '').join(),
        )
      expect(wrong).toEqual([])
    })

    it(`say the main words in ${locale}, not in English`, () => {
      const said = new Map(readEntries(locale).map((entry) => [entry.id, entry.text]))
      const missing = ['Today', 'Cases', 'Evidence', 'Sign in', 'Hide screen', 'Unlock passphrase', 'Try again']
      expect(missing.filter((word) => (said.get(word) ?? '') === '')).toEqual([])
    })
  }
})
