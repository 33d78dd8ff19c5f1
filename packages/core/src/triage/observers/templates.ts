/** One text used by several contacts that have nothing else in common. */
import type { SourceFacts } from '../lead-facts.ts'
import { contactKey, MOST_PLACES, type Observe } from './observation.ts'

/** Parts of a template's sources that share no contact with each other. Sources without a contact join no part. */
const countParts = (sources: readonly SourceFacts[]): number => {
  const parts: Set<string>[] = []
  for (const { contacts } of sources) {
    const keys = new Set(contacts.filter(({ common, kind }) => !common && kind !== 'url').map(contactKey))
    if (keys.size === 0) continue
    const joined = parts.filter((part) => [...keys].some((key) => part.has(key)))
    for (const part of joined) {
      parts.splice(parts.indexOf(part), 1)
      for (const key of part) keys.add(key)
    }
    parts.push(keys)
  }
  return parts.length
}

/** One template across contacts that share nothing else. */
export const templateManyContacts: Observe = (facts) => {
  const groups = Map.groupBy(
    facts.sources.filter(({ template }) => template !== undefined),
    ({ template }) => template ?? '',
  )
  const [best] = [...groups.values()]
    .map((sources) => ({ sources, parts: countParts(sources) }))
    .filter(({ parts }) => parts >= 2)
    .sort((a, b) => b.parts - a.parts || b.sources.length - a.sources.length)
  if (best === undefined) return undefined
  return {
    observer: 'template-many-contacts',
    sentence: `One text, varied, stands in ${best.sources.length} sources with ${best.parts} contacts that share nothing else.`,
    measures: { sources: best.sources.length, count: best.parts },
    places: best.sources
      .slice(0, MOST_PLACES)
      .map(({ key, text }) => ({ source: key, start: 0, end: Math.min(text.length, 160) }))
      .filter(({ end }) => end > 0),
    sources: best.sources.map(({ key }) => key),
    against: 'Sites offer stock texts, and people copy adverts of strangers.',
  }
}
