/** Names as candidates: a capitalised word after a cue such as call, ask for, नाम, ชื่อ. Never more than a candidate: who is meant, a person decides. */
import { CLASS, DENSE, LATIN, LETTER } from '../../reading/characters.ts'
import { enterPoint, NAME_CUE, pointsOf } from '../../reading/points.ts'
import { Trie } from '../../reading/trie.ts'
import type { Find, TextRule } from '../../rule.ts'
import { NAME_CUES, NAME_ENDS, NO_NAMES } from './name-words.ts'

const cues = new Trie<'sure' | 'likely'>(true)
for (const strength of ['sure', 'likely'] as const) {
  for (const word of NAME_CUES[strength].split('/')) {
    cues.add(word, strength)
    enterPoint(word, NAME_CUE)
  }
}

const MOST_WORDS = 3
/** Signs and small words between a cue and a name. */
const BETWEEN =
  /^[ \u00a0]?(?:(?:is|é|es|ist|er|हो|:|：|=|-|–)[ \u00a0]?){0,2}(?:(?:mr|mrs|ms|miss|dr|sr|sra|dhr|mevr|dona|doña|don|señora?|senhora?|herr|frau|mme)\.?[ \u00a0])?/i

/** The word or words after a cue that are written as a name. */
export const nameCue: TextRule = {
  name: 'name.cue',
  kind: 'name',
  confidence: 0.3,
  why: 'A candidate only: the word stands where a name is written, after a word such as call, ask for or name.',
  find(text) {
    const found: Find[] = []
    let done = 0
    for (const { at, kinds } of pointsOf(text)) {
      if (at < done || (kinds & NAME_CUE) === 0) continue
      const cue = cues.longest(text, at, at + 24)
      if (!cue) continue
      done = cue.end
      const gap = BETWEEN.exec(text.slice(cue.end, cue.end + 16))?.[0].length ?? 0
      const start = cue.end + gap
      const k = CLASS[text.charCodeAt(start)]
      // A Latin cue needs a blank or a sign; `phones`, `caller` go on.
      if (k === LATIN && gap === 0 && CLASS[text.charCodeAt(cue.end - 1)] !== DENSE) continue
      const end = readName(text, start, cue.value)
      if (end === undefined) continue
      const normal = text.slice(start, end).normalize('NFC').replace(/\s+/g, ' ')
      found.push({ rule: nameCue, start, end, normal })
      done = end
    }
    return found
  },
}

function readName(text: string, at: number, strength: 'sure' | 'likely'): number | undefined {
  const k = CLASS[text.charCodeAt(at)]
  if (k === LATIN) return readLatin(text, at)
  if (strength === 'sure' || isTitle(text, at)) {
    if (k === LETTER) return readLetters(text, at)
    if (k === DENSE) return readDense(text, at)
  }
  return undefined
}

/** After a title of another script the name follows in that script. */
function isTitle(text: string, at: number): boolean {
  const before = CLASS[text.charCodeAt(at - 1)]
  return before === DENSE || CLASS[text.charCodeAt(at - 2)] === LETTER
}

/** One to three capitalised words with single blanks between. */
function readLatin(text: string, at: number): number | undefined {
  let end: number | undefined
  let i = at
  for (let n = 0; n < MOST_WORDS; n++) {
    const word = readWord(text, i)
    if (word === undefined) break
    const written = text.slice(i, word)
    const upper = written.charAt(0)
    if (upper === upper.toLowerCase() || written.length < 2 || written.length > 24) break
    if (NO_NAMES.has(written.toLowerCase())) break
    // A word all in capitals is a heading more often than a name.
    if (written.length > 3 && written === written.toUpperCase()) break
    end = word
    if (text.charAt(word) !== ' ') break
    i = word + 1
  }
  return end
}

function readWord(text: string, at: number): number | undefined {
  let i = at
  while (CLASS[text.charCodeAt(i)] === LATIN) {
    i++
    const joined = text.charAt(i) === '-' || text.charAt(i) === "'" || text.charAt(i) === '\u2019'
    if (joined && CLASS[text.charCodeAt(i + 1)] === LATIN) i++
  }
  const next = text.charAt(i)
  if (i === at || /[0-9@_/]/.test(next) || (next === '.' && /[A-Za-z0-9]/.test(text.charAt(i + 1))))
    return undefined
  return i
}

/** One or two words of a script with blanks, up to a postposition or a verb. */
function readLetters(text: string, at: number): number | undefined {
  let end: number | undefined
  let i = at
  for (let n = 0; n < 2; n++) {
    let to = i
    while (CLASS[text.charCodeAt(to)] === LETTER) to++
    const word = text.slice(i, to)
    if (word.length < 2 || NAME_ENDS.has(word)) break
    end = to
    if (text.charAt(to) !== ' ') break
    i = to + 1
  }
  return end
}

/** A run of a script without blanks is a name only where a blank, a digit or a sign ends it early. */
function readDense(text: string, at: number): number | undefined {
  let to = at
  while (to - at < 14 && CLASS[text.charCodeAt(to)] === DENSE) to++
  const thai = text.charCodeAt(at) >= 0xe00 && text.charCodeAt(at) < 0xf00
  return to - at >= 2 && to - at <= (thai ? 12 : 4) ? to : undefined
}
