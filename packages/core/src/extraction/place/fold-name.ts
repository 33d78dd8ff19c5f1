/** The letters of place names as they are compared: without case, accents, joiners, and those differences of spelling that change from writer to writer. */
import { CLASS, DENSE, FOLD, INVISIBLE, LATIN, LETTER, SPACE } from '../reading/characters.ts'

/** The letter compared for each code unit; 0 where the sign is passed over. */
export const NAME_FOLD = new Uint16Array(FOLD)

/** A blank, to which every width and every hyphen is folded. */
export const BLANK = 0x20

const same = (from: string, to: string): void => {
  const signs = [...to]
  ;[...from].forEach((sign, at) => {
    NAME_FOLD[sign.charCodeAt(0)] = (signs[at] ?? '').charCodeAt(0) || 0
  })
}
const pass = (first: number, last: number): void => {
  for (let c = first; c <= last; c++) NAME_FOLD[c] = 0
}

for (let c = 0x1e00; c <= 0x1eff; c++)
  NAME_FOLD[c] = String.fromCharCode(c).normalize('NFD').toLowerCase().charCodeAt(0)
for (let c = 0x386; c <= 0x52f; c++) {
  const small = String.fromCharCode(c).normalize('NFD').toLowerCase()
  // й, ї are letters of their own, and their bases are not used for them.
  NAME_FOLD[c] = c >= 0x400 ? String.fromCharCode(c).toLowerCase().charCodeAt(0) : small.charCodeAt(0)
}
for (let c = 0; c < 65536; c++) {
  if (CLASS[c] === SPACE) NAME_FOLD[c] = BLANK
  if (CLASS[c] === INVISIBLE) NAME_FOLD[c] = 0
}
same('đĐøØłŁı', 'ddoolli')
same('’‘ʼ`´', "'''''")
same('-‐‑–', '    ')
pass(0x300, 0x36f)
// Devanagari and Bengali: nukta, length of i and u, chandrabindu.
pass(0x93c, 0x93c)
pass(0x9bc, 0x9bc)
same('ीूँ', 'िुं')
same('ীূ', 'িু')
same('\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f', 'कखगजडढफय')
same('\u09dc\u09dd\u09df', 'ডঢয')
// Arabic and Urdu: vowel signs and tatweel, carriers of hamza, final forms, Persian letters.
pass(0x64b, 0x652)
pass(0x640, 0x640)
same('أإآٱىةیکہھ', 'ااااي' + 'هيكهه')

/** The spelling as compared; blanks in a row are one. */
export const foldName = (name: string): string => {
  let folded = ''
  for (let i = 0; i < name.length; i++) {
    const c = NAME_FOLD[name.charCodeAt(i)] ?? 0
    if (c === 0 || (c === BLANK && (folded === '' || folded.endsWith(' ')))) continue
    folded += String.fromCharCode(c)
  }
  return folded.trimEnd()
}

/** Whether the sign sits on the letter before it in a script without spaces, so that a name cannot end before it. */
export const isCombining = (c: number): boolean =>
  c === 0xe31 ||
  (c >= 0xe33 && c <= 0xe3a) ||
  (c >= 0xe47 && c <= 0xe4e) ||
  c === 0xeb1 ||
  (c >= 0xeb3 && c <= 0xebc) ||
  (c >= 0xec8 && c <= 0xecd) ||
  (c >= 0x102b && c <= 0x103e) ||
  (c >= 0x17b6 && c <= 0x17d3)

/** Whether the sign is a vowel that is written before its consonant (Thai, Lao): a name cannot begin after it. */
export const isLeadingVowel = (c: number): boolean => (c >= 0xe40 && c <= 0xe44) || (c >= 0xec0 && c <= 0xec4)

/** Whether the code unit is a letter of a script that puts spaces between words. */
export const isWordLetter = (c: number): boolean => CLASS[c] === LATIN || CLASS[c] === LETTER

/** Whether the code unit is a letter of a script without spaces. */
export const isDense = (c: number): boolean => CLASS[c] === DENSE
