/** What a person typed into the search box, read: every term must stand in the text, as a part of a word too. */
import { fold, foldWithPlaces } from './fold.ts'
import { cutPart, hashWord, pairsOf, stretchesOf } from './tokens.ts'

/** One condition on the index. `exact`: the words with these hashes, all of them. `part`: one word or another that contains the part. */
export type Condition =
  | { readonly how: 'exact'; readonly hashes: readonly number[] }
  | { readonly how: 'part'; readonly part: string; readonly grams: readonly number[] }

/** A query: its folded terms, and what the index is asked. No terms: nothing that could be searched was typed. */
export interface SearchQuery {
  readonly terms: readonly string[]
  readonly conditions: readonly Condition[]
}

/** Words up to this length are held whole. */
const PART = 24
/** More terms than these are not read. */
const MOST_TERMS = 12

/** Reads the typed text: quoted stretches are one term with their blanks, everything else is cut at blanks. */
export const readQuery = (typed: string): SearchQuery => {
  const terms: string[] = []
  for (const match of typed.matchAll(/["“”«»]([^"“”«»]+)["“”«»]|([^\s"“”«»]+)/gu)) {
    const term = fold(match[1] ?? match[2] ?? '')
      .replace(/\s+/gu, ' ')
      .trim()
    if (stretchesOf(term).length > 0 && !terms.includes(term)) terms.push(term)
    if (terms.length === MOST_TERMS) break
  }
  return { terms, conditions: terms.flatMap(conditionsOf) }
}

/**
 * Inside a term only the outer words may be parts of longer ones; those between stand whole. A single letter of a spaced
 * script asks nothing of the index: it stands nearly everywhere, and `matches` looks for it.
 */
const conditionsOf = (term: string): Condition[] => {
  const stretches = stretchesOf(term)
  return stretches.flatMap(({ text, unspaced }, at): Condition[] => {
    const isSingle = [...text].length === 1
    if (unspaced && !isSingle) return [{ how: 'exact', hashes: pairsOf(text).map(hashWord) }]
    const isInner = at > 0 && at < stretches.length - 1
    if (isInner && !unspaced && text.length <= PART) return [{ how: 'exact', hashes: [hashWord(text)] }]
    if (isSingle && !unspaced) return []
    return [{ how: 'part', part: cutPart(text), grams: partGrams(cutPart(text)) }]
  })
}

/** Of the grams of a part only the longest: the words that hold them hold the shorter ones too. Never none: the index would name every word. */
const partGrams = (part: string): number[] => {
  const letters = [...part]
  if (letters.length <= 3) return [hashWord(part)]
  return [...new Set(letters.slice(2).map((_, at) => hashWord(letters.slice(at, at + 3).join(''))))]
}

/** A place in a text, in UTF-16 code units, end exclusive. */
export interface Hit {
  readonly start: number
  readonly end: number
}

/** Whether every term stands in the text. The one judge of a match: the index only proposes. */
export const matches = (text: string, { terms }: SearchQuery): boolean => {
  const folded = fold(text).replace(/\s+/gu, ' ')
  return terms.length > 0 && terms.every((term) => folded.includes(term))
}

/** Where the terms stand in the text as written, joined where they touch, in order, at most `most`. */
export const hitsIn = (text: string, { terms }: SearchQuery, most = 50): Hit[] => {
  const { folded, starts, ends } = foldWithPlaces(text)
  const hits: Hit[] = []
  for (const term of terms) {
    const pattern = new RegExp(term.split(' ').map(quoteForPattern).join('\\s+'), 'gu')
    for (const match of folded.matchAll(pattern)) {
      const start = starts[match.index]
      const end = ends[match.index + match[0].length - 1]
      if (start !== undefined && end !== undefined) hits.push({ start, end })
      if (hits.length >= most * terms.length) break
    }
  }
  hits.sort((one, two) => one.start - two.start || one.end - two.end)
  const joined: Hit[] = []
  for (const hit of hits) {
    const last = joined.at(-1)
    if (last !== undefined && hit.start <= last.end)
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, hit.end) }
    else joined.push(hit)
  }
  return joined.slice(0, most)
}

const quoteForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
