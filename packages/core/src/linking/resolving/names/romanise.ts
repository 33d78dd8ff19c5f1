/** Writes a name in plain Latin letters, whatever script it is in. For comparison, never for display. */
import {
  ARABIC,
  BRAHMIC_CONSONANTS,
  BRAHMIC_SIGNS,
  BRAHMIC_VOWELS,
  CYRILLIC,
  LAO,
  LATIN,
  THAI_CONSONANTS,
  THAI_VOWELS,
} from './script-tables.ts'

const isBrahmic = (code: number): boolean => code >= 0x0900 && code < 0x0a00

/** Devanagari and Bengali. A consonant carries an «a» unless a sign or the end of the word takes it away. */
const romaniseBrahmic = (word: string): string => {
  const text = word
    .replaceAll('ज्ञ', 'ग्य')
    .replaceAll('ंह', 'ङ्ह')
    .replaceAll('ক্ষ', 'খ')
    .replaceAll('\u09a1\u09bc', 'র')
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const place = code & 0x7f
    const next = text.charCodeAt(at + 1)
    if (place >= 0x15 && place <= 0x39) {
      const nukta = (next & 0x7f) === 0x3c && isBrahmic(next)
      if (nukta) at += 1
      out += BRAHMIC_CONSONANTS[place - 0x15] ?? ''
      const after = text.charCodeAt(at + 1)
      const sign = after & 0x7f
      const bare = Number.isNaN(after) || !isBrahmic(after) || (sign >= 0x3e && sign <= 0x4d)
      if (!bare) out += 'a'
    } else if (place >= 0x05 && place <= 0x14) out += BRAHMIC_VOWELS[place - 0x05] ?? ''
    else if (place >= 0x3e && place <= 0x4c) out += BRAHMIC_SIGNS[place - 0x3e] ?? ''
    else if (place >= 0x01 && place <= 0x02) out += 'n'
    else if (place === 0x5f) out += 'y'
    else if (place >= 0x5c && place <= 0x5d) out += 'r'
  }
  return out
}

/** Thai: vowels before their consonant are turned, silent letters dropped. */
const romaniseThai = (word: string): string => {
  const text = word
    .replace(/.[ิุ]?์/gu, '')
    .replaceAll('รร', 'ั')
    .replaceAll('ญญ', 'นย')
    .replace(/ห(?=[งญนมยรลว])/gu, '')
    .replace(/([เแโใไ])(.)/gu, '$2$1')
  let out = ''
  for (const letter of text) {
    const place = (letter.codePointAt(0) ?? 0) - 0x0e01
    if (letter === 'อ') out += out === '' ? 'a' : 'o'
    else if (letter === 'ฮ') out += 'h'
    else out += THAI_CONSONANTS[place] ?? THAI_VOWELS.get(letter) ?? ''
  }
  return out
}

const romaniseLao = (word: string): string => {
  const text = word.replace(/ຫ(?=[ງຍນມລວຣ])/gu, '').replace(/([ເແໂໃໄ])(.)/gu, '$2$1')
  let out = ''
  for (const letter of text) out += letter === 'ອ' ? (out === '' ? 'a' : 'o') : (LAO.get(letter) ?? '')
  return out
}

/** Arabic: short vowels are not written; و and ي are consonants at the beginning and vowels elsewhere. */
const romaniseArabic = (word: string): string => {
  let out = ''
  for (const letter of word.replace(/^ال(?=..)/u, '')) {
    if (letter === 'و') out += out === '' ? 'w' : 'u'
    else if (letter === 'ي' || letter === 'ی') out += out === '' ? 'y' : 'i'
    else if (letter === 'ع' || letter === 'ء') out += out === '' ? 'a' : ''
    else if (letter === 'ه' || letter === 'ح' || letter === 'ہ')
      out += out === '' || /[aiu]$/.test(out) ? 'h' : 'ah'
    else out += ARABIC.get(letter) ?? ''
  }
  return out
}

const mapLetters = (word: string, table: ReadonlyMap<string, string>): string =>
  [...word].map((letter) => table.get(letter) ?? letter).join('')

const PLAIN = /^[a-z0-9]*$/
const WORDS = /[\p{L}\p{M}\p{N}'’]+/gu

const romaniseWord = (word: string): string => {
  if (PLAIN.test(word)) return word
  const code = word.codePointAt(0) ?? 0
  if (isBrahmic(code)) return romaniseBrahmic(word)
  if (code >= 0x0e00 && code < 0x0e80) return romaniseThai(word)
  if (code >= 0x0e80 && code < 0x0f00) return romaniseLao(word)
  if (code >= 0x0600 && code < 0x0700) return romaniseArabic(word.normalize('NFKC'))
  const folded = mapLetters(word, LATIN)
  const plain = code >= 0x0400 && code < 0x0530 ? mapLetters(folded.normalize('NFC'), CYRILLIC) : folded
  return plain.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
}

/** The words of a name or a place in small Latin letters and digits without accents; words without a table stay as they are. */
export const romanise = (text: string): string[] =>
  (text.normalize('NFC').toLowerCase().match(WORDS) ?? []).map(romaniseWord).filter((word) => word !== '')
