/** A key of sound: what spellings of one name in several scripts and fashions have in common. Loose: it proposes, it does not prove. */

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ss/g, 's'],
  [/ng[hk]?/g, 'n'],
  [/n(?=[bp])/g, 'm'],
  [/^x/g, 's'],
  [/x/g, 'ks'],
  [/t?ch+/g, 'j'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c|q/g, 'k'],
  [/([bdfgjkprtzl])h+/g, '$1'],
  [/h+$/g, ''],
  [/w(?![aeiouy])/g, ''],
  [/[vw]/g, 'b'],
  [/f/g, 'p'],
  [/z/g, 'j'],
  [/^[yj](?=[aeiou])/g, 'j'],
  [/^[aeiouy]+/g, 'A'],
  [/[aeiouy]/g, ''],
  [/(.)\1+/g, '$1'],
]

/** The key of a romanised word: its consonants, related ones as one, with a mark for a vowel at its beginning. */
export const soundKey = (word: string): string => {
  let key = word
  for (const [pattern, put] of STEPS) key = key.replace(pattern, put)
  return key
}
