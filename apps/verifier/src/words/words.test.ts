import { describe, expect, it } from 'vitest'
import { LANGUAGES, pickLanguage } from './words.ts'
import { EN } from './words-english.ts'

describe('the strings of the page', () => {
  it('are whole in every language, by falling back to English', () => {
    for (const { words } of Object.values(LANGUAGES))
      expect(Object.keys(words).sort()).toEqual(Object.keys(EN).sort())
  })

  it('say that a translation is unreviewed, in every language but English', () => {
    for (const [tag, { words }] of Object.entries(LANGUAGES))
      expect(words.unreviewed === '').toBe(tag === 'en')
  })

  it('never promise more than the four results', () => {
    expect(EN.good).toContain('your policy vouches')
    expect(EN.consistent).toContain('was not checked against anything you brought')
    expect(EN.limitsText).toContain('That the site published exactly this to everybody')
  })
})

describe('the language of the page', () => {
  it('is the first that the reader asks for and the page knows', () => {
    expect(pickLanguage(['fr-FR', 'ne-NP', 'en'])).toBe('ne')
    expect(pickLanguage(['PT-br'])).toBe('pt')
    expect(pickLanguage(['fr', 'constructor'])).toBe('en')
    expect(pickLanguage([])).toBe('en')
  })
})
