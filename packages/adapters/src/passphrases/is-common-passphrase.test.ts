/** Common passphrases are refused, one's own sentences pass. */
import { describe, expect, it } from 'vitest'
import { COMMON_PHRASES, COMMON_WORDS } from './common-words.ts'
import { isCommonPassphrase } from './index.ts'

const REFUSED = [
  'password12345678',
  'passwordpassword',
  'P@ssw0rd12345678',
  'Passw0rd!Passw0rd!',
  'qwertyuiopasdfghjkl',
  'qwertyuiop1234567890',
  '123456789012345',
  '111111111111111111',
  'aaaaaaaaaaaaaaabbbb',
  'abcabcabcabcabcabc',
  'zyxwvutsrqponmlkjihg',
  '1qaz2wsx3edc4rfv5tgb',
  'correct horse battery staple',
  'Correct-Horse-Battery-Staple!1',
  'The quick brown fox jumps over the lazy dog',
  'May the Force be with you',
  'to be or not to be, that is the question',
  'this is my password',
  'iloveyouiloveyou',
  'ILoveYouForever2026',
  'welcome2026welcome2026',
  'admin admin admin',
  'Smart Rescue 2026!',
  'smart-rescue-unlock',
  'letmeinletmein123',
  'teamoparasiempre',
  'dragonmonkeymaster',
  '...............................',
]

const ACCEPTED = [
  'pewter kettle wobbling by the tram depot',
  'seven umbrellas argue about marmalade',
  'gravel tastes of violins on thursdays',
  'xK9#vQ2m!Lr7zT4wB',
  'नदीको किनारमा पुरानो साइकल रातो भयो',
  'el farolero pinta caracoles azules',
  'o vizinho coleciona parafusos tortos',
  'حبر أزرق فوق سطح المطبخ القديم',
]

describe('common passphrases', () => {
  it.each(REFUSED)('refuses «%s»', (text) => expect(isCommonPassphrase(text)).toBe(true))

  it.each(ACCEPTED)('accepts «%s»', (text) => expect(isCommonPassphrase(text)).toBe(false))

  it('refuses every listed word repeated, and every one with a year and a sign behind it', () => {
    const passed = COMMON_WORDS.flatMap((word) =>
      [word.repeat(Math.ceil(15 / word.length)), `${word}${word}2026!`, `${word}1234567890123`].filter(
        (text) => !isCommonPassphrase(text),
      ),
    )
    expect(passed).toEqual([])
  })

  it('refuses 3,000 pairs of listed words that leaked lists are made of', () => {
    const long = COMMON_WORDS.filter((word) => word.length >= 6).slice(0, 60)
    const pairs = long.flatMap((a) => long.map((b) => `${a}.${b}99`))
    expect(pairs.length).toBeGreaterThanOrEqual(3_000)
    expect(pairs.filter((text) => !isCommonPassphrase(text))).toEqual([])
  })

  it('refuses every listed phrase, plain, in capitals and with a number', () => {
    const forms = COMMON_PHRASES.flatMap((phrase) => [phrase, phrase.toUpperCase(), `${phrase}123`])
    expect(forms.filter((text) => !isCommonPassphrase(text))).toEqual([])
  })

  it('refuses a passphrase made of the sign-in name and the organisation, and of nothing else', () => {
    const about = ['asha.gurung@lantern.example', 'Lantern Foundation', 'Asha Gurung']
    expect(isCommonPassphrase('lantern foundation asha gurung', about)).toBe(true)
    expect(isCommonPassphrase('AshaGurungLantern2026', about)).toBe(true)
    expect(isCommonPassphrase('lantern foundation asha gurung')).toBe(false)
    expect(isCommonPassphrase('lantern pewter kettle wobbling tram', about)).toBe(false)
  })
})
