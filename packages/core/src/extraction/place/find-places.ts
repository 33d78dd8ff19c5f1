/** From a text to the places it names: the longest names of the gazetteer, word by word where a script has words, and the bearer of each name. */
import type { Find, Rule } from '../rule.ts'
import { isDense, isLeadingVowel, isWordLetter, NAME_FOLD } from './fold-name.ts'
import type { Place } from './gazetteer.ts'
import { beginsWord, hasCue, hasRomanEnding, isNamesake, mayEndAt } from './name-bounds.ts'
import { longestName, mayBegin, type NameEntry } from './name-index.ts'
import { placeBeside, placeCued, placeNamed, placeOfCase, placeShared } from './place-rules.ts'

interface Candidate {
  readonly entry: NameEntry
  readonly start: number
  readonly end: number
}

const isArabic = (c: number): boolean => c >= 0x621 && c <= 0x6ff
/** Particles written before an Arabic name: and, so, in, for, as. */
const PARTICLES = new Set(['و', 'ف', 'ب', 'ل', 'ك'].map((each) => each.charCodeAt(0)))

const isCapital = (text: string, at: number): boolean => {
  const letter = text.charAt(at)
  return letter !== letter.toLowerCase() || letter === letter.toUpperCase()
}

/** The name at `at`, where its notation allows it. */
const nameAt = (text: string, at: number): Candidate | undefined => {
  if (!mayBegin(text, at)) return undefined
  const found = longestName(
    text,
    at,
    (end) =>
      mayEndAt(text, at, end) ||
      (end - at >= 5 && isWordLetter(text.charCodeAt(end)) && hasRomanEnding(text, end)),
  )
  if (found === undefined) return undefined
  const { entry, end } = found
  // Only names of Nepal take Nepali endings.
  if (!mayEndAt(text, at, end) && entry.places[0]?.country !== 'NP') return undefined
  if (entry.asWritten !== undefined && text.slice(at, end) !== entry.asWritten) return undefined
  if (entry.needsCapital && !isCapital(text, at)) return undefined
  return { entry, start: at, end }
}

const wordEnd = (text: string, at: number): number => {
  let end = at
  while (end < text.length && (isWordLetter(text.charCodeAt(end)) || NAME_FOLD[text.charCodeAt(end)] === 0))
    end++
  return end
}

/** Every name that may be a place, in order, not overlapping. */
const gather = (text: string): Candidate[] => {
  const found: Candidate[] = []
  let at = 0
  while (at < text.length) {
    const c = text.charCodeAt(at)
    if (isDense(c)) {
      const previous = at > 0 ? text.charCodeAt(at - 1) : 0
      const here = isLeadingVowel(previous) ? undefined : nameAt(text, at)
      if (here !== undefined) found.push(here)
      at = here?.end ?? at + 1
      continue
    }
    if (!isWordLetter(c)) {
      at++
      continue
    }
    let here = beginsWord(text, at) ? nameAt(text, at) : undefined
    if (here === undefined && isArabic(c) && PARTICLES.has(c)) here = nameAt(text, at + 1)
    if (here !== undefined) found.push(here)
    at = Math.max(here?.end ?? 0, wordEnd(text, at))
  }
  return found
}

/** Whether two names stand beside each other as places do: “Nice, France”. */
const areBeside = (text: string, first: Candidate | undefined, second: Candidate | undefined): boolean =>
  first !== undefined &&
  second !== undefined &&
  second.start - first.end <= 3 &&
  /^\s?[,،、(/–-]\s?$|^ - $/u.test(text.slice(first.end, second.start))

/** Which bearer of a shared name is meant, and by which rule. */
const choose = (
  entry: NameEntry,
  countries: readonly string[],
  named: ReadonlySet<string>,
): { place: Place | undefined; rule: Rule } => {
  const { places } = entry
  if (places.length === 1) return { place: places[0], rule: placeNamed }
  const beside = places.filter((place) => named.has(place.country))
  if (beside.length > 0 && beside.length < places.length) return { place: beside[0], rule: placeBeside }
  for (const country of countries) {
    const own = places.find((place) => place.country === country.toUpperCase())
    if (own !== undefined && places.some((place) => place.country !== own.country))
      return { place: own, rule: placeOfCase }
  }
  return { place: places[0], rule: placeShared }
}

/**
 * Every place that the text names, in order of place; normal forms are keys of the gazetteer. `countries` (ISO 3166-1
 * alpha-2, in order of preference) decide between places of one name. Linear in the length of the text.
 */
export function findPlaces(text: string, countries: readonly string[] = []): Find[] {
  const all = gather(text)
  if (all.length === 0) return []
  const kept = all.filter(({ entry, start, end }, index) => {
    if (isNamesake(text, end)) return false
    if (!entry.needsCue) return true
    const next = all[index + 1]
    const previous = all[index - 1]
    return (
      hasCue(text, start, end) ||
      (next?.entry.needsCue === false && areBeside(text, all[index], next)) ||
      (previous?.entry.needsCue === false && areBeside(text, previous, all[index]))
    )
  })
  const named = new Set<string>()
  for (const { entry } of kept)
    if (entry.places.length === 1 && entry.places[0] !== undefined) named.add(entry.places[0].country)
  const finds: Find[] = []
  for (const { entry, start, end } of kept) {
    const { place, rule } = choose(entry, countries, named)
    if (place === undefined) continue
    finds.push({
      rule: entry.needsCue && rule === placeNamed ? placeCued : rule,
      start,
      end,
      normal: place.key,
    })
  }
  return finds
}
