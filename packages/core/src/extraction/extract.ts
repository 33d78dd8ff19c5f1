/** From a text to its mentions: every rule of the table is asked, overlaps are resolved, offsets are exact. */
import type { Mention, MentionKind } from '@smart-rescue/schema'
import { phoneAccount } from './account/account-rules.ts'
import { readLink } from './handle/handle-link.ts'
import { findPhones } from './phone/find-phones.ts'
import { callingCodeOf, isKnownCountry, possibleLengths } from './phone/numbering-plan.ts'
import type { Search } from './phone/weigh-window.ts'
import type { Find } from './rule.ts'
import { FIRM_RULES, LOOSE_RULES, PHONE_RULES, SHARED_RULES, TEXT_RULES } from './rules.ts'

/** What to look for, and in which countries' notations. */
export interface ExtractOptions {
  /** ISO 3166-1 alpha-2 codes whose national notation is read, in order of preference. Unknown codes are ignored. */
  readonly countries?: readonly string[]
  /** Only these kinds are returned; all when absent. */
  readonly kinds?: readonly MentionKind[]
}

/**
 * Every mention in the text, in order of place. `text.slice(m.start, m.end) === m.original` always holds; time is linear in the length.
 * Precedence: what a selector's own notation claims first; then sums and dates that cannot be anything else; then
 * telephone numbers; then what is a sum, a date, a place or a name only by the words beside it.
 */
export function extract(text: string, options: ExtractOptions = {}): Mention[] {
  const kinds = options.kinds
  const wanted = (kind: MentionKind): boolean => kinds === undefined || kinds.includes(kind)
  const countries = options.countries ?? []
  let taken: readonly Find[] = []
  for (const rule of TEXT_RULES) taken = merge(freeOf(rule.find(text, countries), taken), taken)
  const links: Find[] = []
  for (const find of taken) {
    const named = find.rule.kind === 'url' ? readLink(text, find, countries) : undefined
    if (named) links.push(named)
  }
  const shared = findShared(text, countries, taken)
  const phones = [...taken, ...shared].flatMap(phoneOf).sort((a, b) => a.start - b.start)
  const closed = merge(freeOf(phones, taken), taken)
  const statements = findStatements(text, countries, closed, wanted)
  const finds = [taken, links, shared, phones, statements].flat().filter(({ rule }) => wanted(rule.kind))
  finds.sort((a, b) => a.start - b.start || b.end - a.end)
  return finds.map((find) => toMention(text, find))
}

/** Accounts that are also a telephone number or an e-mail address: they touch no address of a page, no handle and no other account. */
function findShared(text: string, countries: readonly string[], taken: readonly Find[]): Find[] {
  const found: Find[] = []
  let closed: readonly Find[] = taken.filter(({ rule }) => rule.kind !== 'email')
  for (const rule of SHARED_RULES) {
    const free = freeOf(rule.find(text, countries), closed)
    closed = merge(free, closed)
    for (const find of free) found.push(find)
  }
  return found
}

const phoneOf = ({ phone }: Find): Find[] => (phone ? [{ rule: phoneAccount, ...phone }] : [])

/** Telephone numbers, and what the text states, outside `selectors`. */
function findStatements(
  text: string,
  countries: readonly string[],
  selectors: readonly Find[],
  wanted: (kind: MentionKind) => boolean,
): readonly Find[] {
  const loose = LOOSE_RULES.filter((rule) => wanted(rule.kind))
  if (loose.length === 0 && !FIRM_RULES.some((rule) => wanted(rule.kind)) && !wanted('phone')) return []
  const finds: Find[][] = []
  let taken = selectors
  const claim = (found: readonly Find[]): void => {
    const free = freeOf(found, taken)
    taken = merge(free, taken)
    finds.push(free)
  }
  for (const rule of FIRM_RULES) claim(rule.find(text, countries))
  if (loose.length > 0 || wanted('phone')) claim(readPhones(text, countries, taken))
  const closed = taken
  for (const rule of loose) {
    const own = finds.flat().filter((find) => find.rule.kind === rule.kind)
    finds.push(
      freeOf(
        freeOf(rule.find(text, countries), closed),
        own.sort((a, b) => a.start - b.start),
      ),
    )
  }
  return finds.flat()
}

function readPhones(text: string, countries: readonly string[], taken: readonly Find[]): Find[] {
  const found: Find[] = []
  for (const reading of findPhones(text, searchFor(countries), taken)) {
    const rule = PHONE_RULES.find((each) => each.fits(reading))
    if (rule) found.push({ rule, start: reading.start, end: reading.end, normal: reading.normal })
  }
  return found
}

/** Those finds, in order, that touch neither something already taken nor one before them. */
function freeOf(finds: readonly Find[], taken: readonly Find[]): Find[] {
  const free: Find[] = []
  let t = 0
  let end = 0
  for (const find of finds) {
    while ((taken[t]?.end ?? Number.POSITIVE_INFINITY) <= find.start) t++
    const next = taken[t]
    if ((next && next.start < find.end) || find.start < end) continue
    free.push(find)
    end = find.end
  }
  return free
}

/** Two lists in order and disjoint, as one. */
function merge(finds: readonly Find[], taken: readonly Find[]): readonly Find[] {
  if (finds.length === 0) return taken
  if (taken.length === 0) return finds
  const merged: Find[] = []
  let t = 0
  for (const find of finds) {
    for (let next = taken[t]; next && next.start < find.start; next = taken[++t]) merged.push(next)
    merged.push(find)
  }
  for (let next = taken[t]; next; next = taken[++t]) merged.push(next)
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
  const { rule, start, end, normal, currency } = find
  const original = text.slice(start, end)
  const colon = rule.kind === 'handle' || rule.kind === 'account' ? normal.indexOf(':') : -1
  const platform = colon > 0 ? normal.slice(0, colon) : undefined
  return {
    kind: rule.kind,
    start,
    end,
    original,
    normal,
    rule: rule.name,
    confidence: rule.confidence,
    why: rule.why,
    ...(currency === undefined ? {} : { currency }),
    ...(platform === undefined || platform === 'unknown' ? {} : { platform }),
  }
}
