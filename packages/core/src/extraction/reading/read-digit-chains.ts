/** Reads every digit of a text, in whatever script or word, in one pass, and joins groups that may belong together into chains. */
import {
  CLASS,
  DENSE,
  DIGIT,
  FOLD,
  INVISIBLE,
  LATIN,
  LETTER,
  NATIVE,
  SURROGATE,
  surrogateDigit,
  VALUE,
} from './characters.ts'
import { BREAK, type DigitGroup, DRAWN, EXTENSION, LOOKALIKE, WORDS } from './digit-group.ts'
import { judgeGap } from './gap.ts'
import { LONGEST_RUN, readLoneLookalikes, segment, sourceOf } from './segment.ts'
import { ALL_LANGUAGES, readWordsAt, STARTS_WORD } from './word-trie.ts'

const EXTENSION_WORDS = new Set([
  'x',
  'ext',
  'extn',
  'extension',
  'int',
  'anexo',
  'ramal',
  'poste',
  'interno',
])
const FEWEST_DIGITS = 5

/** Chains of groups with no letters between them, each with at least five digits. Linear in the text's length. */
export function readDigitChains(text: string): DigitGroup[][] {
  const reader = new ChainReader(text)
  reader.read()
  return reader.chains
}

class ChainReader {
  readonly chains: DigitGroup[][] = []
  private readonly text: string
  private chain: DigitGroup[] = []
  private count = 0
  private broken = false
  private extension = false

  constructor(text: string) {
    this.text = text
  }

  read(): void {
    const text = this.text
    const n = text.length
    let i = 0
    while (i < n) {
      const c = text.charCodeAt(i)
      const k = CLASS[c]
      if (k === LATIN) i = this.readLatin(i)
      else if (k === DIGIT || k === NATIVE) i = this.readDigits(i)
      else if (k === LETTER) i = this.readLetters(i)
      else if (k === DENSE) i = this.readDense(i)
      else if (k === SURROGATE) i = surrogateDigit(text, i) >= 0 ? this.readDigits(i) : this.readPair(i)
      else i++
    }
    this.flush()
  }

  private flush(): void {
    if (this.count >= FEWEST_DIGITS) this.chains.push(this.chain)
    if (this.chain.length > 0) this.chain = []
    this.count = 0
    this.broken = false
    this.extension = false
  }

  private push(
    digits: string,
    start: number,
    end: number,
    sources: number,
    languages = ALL_LANGUAGES,
    glueLeft = 0,
    glueRight = 0,
    weak = false,
  ): void {
    const last = this.chain.at(-1)
    let gap = BREAK
    let symbol = false
    if (last && !this.broken) {
      if (this.extension) gap = EXTENSION
      else ({ strength: gap, symbol } = judgeGap(this.text, last.end, start))
    }
    if (gap === BREAK && last) this.flush()
    this.broken = false
    this.extension = false
    this.count += digits.length
    this.chain.push({ digits, start, end, sources, languages, gap, symbol, glueLeft, glueRight, weak })
  }

  /** 🔟 counts as ten; any other pair is a symbol. */
  private readPair(i: number): number {
    if (this.text.charCodeAt(i) === 0xd83d && this.text.charCodeAt(i + 1) === 0xdd1f)
      this.push('10', i, i + 2, DRAWN)
    const low = this.text.charCodeAt(i + 1)
    return low >= 0xdc00 && low <= 0xdfff ? i + 2 : i + 1
  }

  /** A run that begins with a digit: all digits, else digits mixed with Latin letters. */
  private readDigits(start: number): number {
    const text = this.text
    const n = text.length
    let digits = ''
    let sources = 0
    let end = start
    let i = start
    let pairs = false
    while (i < n) {
      const c = text.charCodeAt(i)
      const k = CLASS[c]
      if (k === DIGIT || k === NATIVE) {
        digits += VALUE[c]
        sources |= sourceOf(c)
        end = ++i
      } else if (k === SURROGATE) {
        const value = surrogateDigit(text, i)
        if (value < 0) break
        digits += value
        sources |= DRAWN
        pairs = true
        end = i += 2
      } else if (k === INVISIBLE) {
        if (c === 0x20e3) {
          sources |= DRAWN
          end = i + 1
        }
        i++
      } else break
    }
    if (!pairs && i === end && i < n && CLASS[text.charCodeAt(i)] === LATIN) return this.readMixed(start)
    this.push(digits, start, end, sources)
    return end
  }

  private readLatin(start: number): number {
    const text = this.text
    const n = text.length
    let i = start + 1
    let k = 0
    while (i < n) {
      k = CLASS[text.charCodeAt(i)] ?? 0
      if (k !== LATIN) break
      i++
    }
    if (i < n && (k === DIGIT || k === NATIVE)) return this.readMixed(start)
    if (STARTS_WORD[FOLD[text.charCodeAt(start)] ?? 0] === 1 && this.pushWords(start, i)) return i
    this.readStop(start, i)
    return i
  }

  /** A word without digits: an extension's sign, letters drawn like digits, or the end of the chain. */
  private readStop(start: number, end: number): void {
    if (this.chain.length === 0 || this.broken) return
    if (end - start < 10 && EXTENSION_WORDS.has(this.text.slice(start, end).toLowerCase())) {
      this.extension = true
      return
    }
    const lone = readLoneLookalikes(this.text, start, end)
    // Four letters drawn like digits, some of them capitals (`OlIO`), may be a number's last group; fewer are a word or a numeral.
    const weak = lone !== undefined && !(lone.length === 4 && /[OI]/.test(this.text.slice(start, end)))
    if (lone) this.push(lone, start, end, LOOKALIKE, ALL_LANGUAGES, 0, 0, weak)
    else this.broken = true
  }

  private pushWords(start: number, end: number): boolean {
    if (readWordsAt(this.text, start, Math.min(end, start + LONGEST_RUN)).length === 0) return false
    const read = segment(this.text, start, end)
    if (!read) return false
    this.push(read.digits, start, end, read.sources, read.languages)
    return true
  }

  /** A run of Latin letters and digits: read whole if all of it means digits, else its digits with the letters that touch them. */
  private readMixed(start: number): number {
    const text = this.text
    let end = start
    while (end < text.length) {
      const k = CLASS[text.charCodeAt(end)]
      if (k !== LATIN && k !== DIGIT && k !== NATIVE) break
      end++
    }
    const read = segment(text, start, end)
    if (read) {
      this.push(read.digits, start, end, read.sources, read.languages)
      return end
    }
    let i = start
    let glueLeft = 0
    while (i < end) {
      const from = i
      const letters = CLASS[text.charCodeAt(i)] === LATIN
      while (i < end && (CLASS[text.charCodeAt(i)] === LATIN) === letters) i++
      if (letters) {
        glueLeft = i - from
        if (
          this.chain.length > 0 &&
          glueLeft < 10 &&
          EXTENSION_WORDS.has(text.slice(from, i).toLowerCase())
        ) {
          this.extension = true
          glueLeft = 0
        } else this.broken = true
        continue
      }
      let after = i
      while (after < end && after - i < 16 && CLASS[text.charCodeAt(after)] === LATIN) after++
      const extends_ = after - i < 10 && EXTENSION_WORDS.has(text.slice(i, after).toLowerCase())
      this.pushRun(from, i, glueLeft, extends_ ? 0 : after - i)
      glueLeft = 0
    }
    return end
  }

  private pushRun(from: number, to: number, glueLeft: number, glueRight: number): void {
    let digits = ''
    let sources = 0
    for (let i = from; i < to; i++) {
      const c = this.text.charCodeAt(i)
      digits += VALUE[c]
      sources |= sourceOf(c)
    }
    this.push(digits, from, to, sources, ALL_LANGUAGES, glueLeft, glueRight)
  }

  /** A word of a script with spaces: Devanagari, Bengali, Arabic, Cyrillic … */
  private readLetters(start: number): number {
    const text = this.text
    let i = start + 1
    while (i < text.length) {
      const k = CLASS[text.charCodeAt(i)]
      if (k !== LETTER && k !== INVISIBLE) break
      i++
    }
    while (i > start + 1 && CLASS[text.charCodeAt(i - 1)] === INVISIBLE) i--
    if (STARTS_WORD[FOLD[text.charCodeAt(start)] ?? 0] === 1 && this.pushWords(start, i)) return i
    this.broken = true
    return i
  }

  /** Scripts without spaces: a word for a digit may stand anywhere, the longest is taken. */
  private readDense(start: number): number {
    if (STARTS_WORD[this.text.charCodeAt(start)] === 1) {
      const word = readWordsAt(this.text, start, Math.min(this.text.length, start + 24)).at(-1)
      if (word) {
        this.push(word.digits, start, word.end, WORDS, word.languages)
        return word.end
      }
    }
    this.broken = true
    return start + 1
  }
}
