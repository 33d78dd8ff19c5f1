/** From a text to its mentions: every rule of the table is asked, overlaps are resolved, offsets are exact. */
import type { Mention, SelectorKind } from '@smart-rescue/schema'
import { readLink } from './handle/handle-link.ts'
import { findPhones } from './phone/find-phones.ts'
import { callingCodeOf, isKnownCountry, possibleLengths } from './phone/numbering-plan.ts'
import type { Search } from './phone/weigh-window.ts'
import type { Find } from './rule.ts'
import { PHONE_RULES, TEXT_RULES } from './rules.ts'

/** What to look for, and in which countries' notations. */
export interface ExtractOptions {
  /** ISO 3166-1 alpha-2 codes whose national notation is read, in order of preference. Unknown codes are ignored. */
  readonly countries?: readonly string[]
  /** Only these kinds are returned; all when absent. */
  readonly kinds?: readonly SelectorKind[]
}

/** Every selector in the text, in order of place. `text.slice(m.start, m.end) === m.original` always holds; time is linear in the length. */
export function extract(text: string, options: ExtractOptions = {}): Mention[] {
  const kinds = options.kinds
  const wanted = (kind: SelectorKind): boolean => kinds === undefined || kinds.includes(kind)
  const countries = options.countries ?? []
  let taken: readonly Find[] = []
  for (const rule of TEXT_RULES) taken = keepFree(rule.find(text), taken)
  const finds = taken.filter((find) => wanted(find.rule.kind))
  for (const find of taken) {
    const named = find.rule.kind === 'url' ? readLink(text, find, countries) : undefined
    if (named && wanted(named.rule.kind)) finds.push(named)
  }
  if (wanted('phone')) {
    for (const reading of findPhones(text, searchFor(countries), taken)) {
      const rule = PHONE_RULES.find((each) => each.fits(reading))
      if (rule) finds.push({ rule, start: reading.start, end: reading.end, normal: reading.normal })
    }
  }
  finds.sort((a, b) => a.start - b.start)
  return finds.map((find) => toMention(text, find))
}

/** Both lists joined, in order of place, without those finds that touch something already taken. */
function keepFree(finds: readonly Find[], taken: readonly Find[]): readonly Find[] {
  if (finds.length === 0) return taken
  const merged: Find[] = []
  let t = 0
  for (const find of finds) {
    for (let next = taken[t]; next && next.end <= find.start; next = taken[++t]) merged.push(next)
    const next = taken[t]
    const last = merged.at(-1)
    if ((next && next.start < find.end) || (last && last.end > find.start)) continue
    merged.push(find)
  }
  for (const rest of t === 0 ? taken : taken.slice(t)) merged.push(rest)
  return merged
}

const searches = new Map<string, Search>()

function searchFor(countries: readonly string[]): Search {
  const key = countries.join(' ')
  const known = searches.get(key)
  if (known) return known
  const valid = countries.map((country) => country.toUpperCase()).filter(isKnownCountry)
  const search: Search = {
    countries: valid,
    callingCodes: valid.map((country) => callingCodeOf(country) ?? ''),
    lengths: valid.reduce((bits, country) => bits | possibleLengths(country), 0),
  }
  if (searches.size < 256) searches.set(key, search)
  return search
}

function toMention(text: string, find: Find): Mention {
  const { rule, start, end, normal } = find
  const original = text.slice(start, end)
  return {
    kind: rule.kind,
    start,
    end,
    original,
    normal,
    rule: rule.name,
    confidence: rule.confidence,
    why: rule.why,
  }
}
