/** Finds what a text says about contract, wage, papers and travel, by the phrase tables; what is denied is not found. */
import { fold } from './fold.ts'
import { type PhraseTable, WORDINGS, type Wording } from './phrase-table.ts'
import { PHRASE_TABLES } from './tables.ts'

/** One place where a phrase stands. UTF-16 offsets of the original text, end exclusive. */
export interface FoundWording {
  readonly wording: Wording
  readonly start: number
  readonly end: number
  readonly language: string
  /** What the phrase means, in English. */
  readonly means: string
}

interface Compiled {
  readonly wording: Wording
  readonly language: string
  readonly means: string
  /** Its longest fixed part: a text without it need not be searched. */
  readonly probe: string
  readonly pattern: RegExp
}

interface CompiledTable {
  readonly phrases: readonly Compiled[]
  readonly denial: RegExp
  readonly denialAfter: RegExp | undefined
}

const LETTER = '[\\p{L}\\p{M}\\p{N}]'
const GAP = '([^\\n.!?;।۔؟]{0,30}?)'
/** How far before and behind a phrase a denial is looked for, in characters of the same clause. */
const BEFORE = /[^\n.!?;,:।۔؟،]{0,14}$/u
const AFTER = /^[^\n.!?;,:।۔؟،]{0,10}/u

const literal = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[ \\n]')

const compilePhrase = (written: string, { begins, ends }: PhraseTable): RegExp => {
  const open = begins ? `(?<!${LETTER})` : ''
  const close = ends ? `(?!${LETTER})` : ''
  const parts = written.split(' ~ ').map((part) => `${open}${literal(fold(part).text)}${close}`)
  return new RegExp(parts.join(GAP), 'gu')
}

const compileDenial = (words: readonly string[], { begins, ends }: PhraseTable): RegExp => {
  const open = begins ? `(?<!${LETTER})` : ''
  const close = begins && ends ? `(?!${LETTER})` : ''
  return new RegExp(`${open}(?:${words.map((word) => literal(fold(word).text)).join('|')})${close}`, 'u')
}

const compileTable = (table: PhraseTable): CompiledTable => ({
  denial: compileDenial(table.negations, table),
  denialAfter: table.after === undefined ? undefined : compileDenial(table.after, table),
  phrases: WORDINGS.flatMap((wording) =>
    table.phrases[wording].map(([written, means]) => ({
      wording,
      means,
      language: table.language,
      probe: written
        .split(' ~ ')
        .flatMap((part) => fold(part).text.split(' '))
        .reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
      pattern: compilePhrase(written, table),
    })),
  ),
})

const TABLES: readonly CompiledTable[] = PHRASE_TABLES.map(compileTable)

const isDenied = ({ denial, denialAfter }: CompiledTable, text: string, match: RegExpExecArray): boolean => {
  const end = match.index + match[0].length
  const before = BEFORE.exec(text.slice(Math.max(0, match.index - 15), match.index))?.[0] ?? ''
  const after = AFTER.exec(text.slice(end, end + 12))?.[0] ?? ''
  return (
    denial.test(before) ||
    match.slice(1).some((gap) => denial.test(gap ?? '')) ||
    (denialAfter?.test(after) ?? false)
  )
}

/**
 * Every phrase of every language in the text, in order, without two of one wording on the same place. A phrase that is
 * denied («we never …») is left out; a phrase that is asked or quoted is found all the same, so a person reads it.
 */
export const findWordings = (original: string): FoundWording[] => {
  const { text, from, to } = fold(original)
  const found: FoundWording[] = []
  for (const table of TABLES)
    for (const { wording, language, means, probe, pattern } of table.phrases) {
      if (!text.includes(probe)) continue
      for (const match of text.matchAll(pattern)) {
        if (isDenied(table, text, match)) continue
        const start = from[match.index]
        const end = to[match.index + match[0].length - 1]
        if (start !== undefined && end !== undefined) found.push({ wording, start, end, language, means })
      }
    }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end || a.language.localeCompare(b.language, 'en'))
    .filter(
      (one, at, all) =>
        !all.slice(0, at).some((other) => other.wording === one.wording && other.end > one.start),
    )
}
