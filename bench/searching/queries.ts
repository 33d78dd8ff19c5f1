/** What the benchmarks of the search look for, by kind: fixed ones, and seeded ones that exist and that do not. */
import { type Chance, createChance, invent, PHRASES, pick } from './adverts.ts'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

const some = (count: number, make: () => string): string[] => Array.from({ length: count }, make)

/** A stretch of two words that stand beside one another, in a script without blanks. */
const stretch = (language: 'th' | 'zh', chance: Chance): string => {
  const both = [...`${pick(PHRASES[language], chance)}${pick(PHRASES[language], chance)}`]
  const from = Math.floor(chance() * (both.length - 3))
  return both
    .slice(from, from + 3 + Math.floor(chance() * 3))
    .join('')
    .replace(/^\p{M}+/u, '')
}

/** The queries of a database of so many sources. */
export const listQueries = (sources: number): Readonly<Record<string, readonly string[]>> => {
  const chance = createChance(11)
  const part = (word: string): string => {
    const from = Math.floor(chance() * Math.max(1, word.length - 4))
    return word.slice(from, from + 3 + Math.floor(chance() * 4))
  }
  return {
    words: ['room', 'fragile', 'call', 'ref', 'कोठा', 'ท่าเรือ', '钢琴', 'ميناء', 'lighthouse'],
    'several words': [
      'piano harbour',
      'डुंगा बत्ती',
      'حديقة سريع',
      'lighthouse piano',
      ...some(4, () => `${pick(PHRASES.en, chance)} ${invent(chance)}`),
    ],
    phrases: [
      '"boat lesson"',
      '"heavy piano"',
      '"polite zebra"',
      '"weekly harbour sofa"',
      '"ref 4321"',
      ...some(4, () => `"${pick(PHRASES.en, chance)} ${pick(PHRASES.en, chance)}"`),
    ],
    'parts of common words': [
      'arpe',
      'बगैं',
      'ريك',
      'ighthou',
      ...some(4, () => part(pick(PHRASES.en, chance))),
    ],
    'parts of rare words': ['kelfen', 'dorgal', ...some(10, () => part(invent(chance)))],
    'without blanks': [
      'ยานขน',
      'โคมไฟหน้าต่าง',
      '园厨',
      '搬家小心',
      '房',
      ...some(4, () => stretch('th', chance)),
      ...some(4, () => stretch('zh', chance)),
    ],
    numbers: [
      String(Math.floor(sources / 3)),
      '555 0042',
      '5550',
      '777',
      '12',
      ...some(4, () => String(Math.floor(chance() * sources))),
    ],
    'one and two letters': ['e', 'q', 'nu', 'qx', 'ok', 'हो', 'دق'],
    'what is not there': [
      'zzzz',
      'bakelomix',
      'room xylophone',
      '桌房港每',
      'ฟฟฟฟ',
      ...some(6, () => some(5, () => pick(LETTERS, chance)).join('')),
    ],
  }
}
