/** What one contact shows: under how many names, in how many sources, and how it is written. */
import type { ContactFact, LeadFacts, SourceFacts } from '../lead-facts.ts'
import { contactKey, MOST_PLACES, nameSome, type Observation, type Observe } from './observation.ts'

/** One contact with the sources that hold it. */
export interface HeldContact {
  readonly contact: ContactFact
  readonly sources: readonly SourceFacts[]
}

const LEADS_TO_SOMEBODY: ReadonlySet<string> = new Set(['phone', 'email', 'handle'])
const TAKES_MONEY: ReadonlySet<string> = new Set(['account', 'wallet'])

/** Contacts that tell people apart, each with its sources; what is common in the case is left out. */
export const groupContacts = (
  facts: LeadFacts,
  kinds: ReadonlySet<string> = LEADS_TO_SOMEBODY,
): HeldContact[] => {
  const held = new Map<string, { contact: ContactFact; sources: SourceFacts[] }>()
  for (const source of facts.sources)
    for (const contact of source.contacts) {
      if (contact.common || !kinds.has(contact.kind)) continue
      const key = contactKey(contact)
      const known = held.get(key)
      if (known === undefined) held.set(key, { contact, sources: [source] })
      else if (known.sources.at(-1) !== source) known.sources.push(source)
    }
  return [...held.values()]
}

/** Names that stand in sources, each once, without regard to case. */
export const namesOf = (sources: readonly SourceFacts[]): string[] => {
  const seen = new Map<string, string>()
  for (const { names } of sources)
    for (const { normal } of names) seen.set(normal.normalize('NFKC').toLowerCase(), normal)
  return [...seen.values()].sort((a, b) => a.localeCompare(b, 'en'))
}

const placesOf = ({ contact, sources }: HeldContact): Observation['places'] =>
  sources
    .flatMap((source) =>
      source.contacts
        .filter((one) => contactKey(one) === contactKey(contact))
        .slice(0, 1)
        .map(({ start, end }) => ({ source: source.key, start, end })),
    )
    .slice(0, MOST_PLACES)

/** The one with the most, by a count; the first of equals. */
const most = <T>(list: readonly T[], count: (one: T) => number): T | undefined =>
  list.reduce<T | undefined>(
    (best, one) => (best === undefined || count(one) > count(best) ? one : best),
    undefined,
  )

/** From this many different names on, one contact is told of: two may be somebody and her nickname. */
const NAMES = 3
/** Payment accounts have fewer reasons to be shared. */
const NAMES_OF_ACCOUNT = 2
/** From this many sources on, a contact is told of. */
const SOURCES = 5

const SHARED =
  'Names are candidates only. A shop, an agency or a family may share one number, and people use several names.'

const observeNames =
  (
    observer: 'contact-many-names' | 'account-many-names',
    kinds: ReadonlySet<string>,
    least: number,
  ): Observe =>
  (facts) => {
    const best = most(groupContacts(facts, kinds), ({ sources }) => namesOf(sources).length)
    const names = best === undefined ? [] : namesOf(best.sources)
    if (best === undefined || names.length < least) return undefined
    return {
      observer,
      sentence: `${best.contact.normal} stands in ${best.sources.length} sources under ${names.length} names: ${nameSome(names)}.`,
      measures: {
        contact: best.contact.normal,
        sources: best.sources.length,
        count: names.length,
        names: nameSome(names),
      },
      places: placesOf(best),
      sources: best.sources.map(({ key }) => key),
      against: SHARED,
    }
  }

/** One phone, e-mail address or handle under several names. */
export const contactManyNames = observeNames('contact-many-names', LEADS_TO_SOMEBODY, NAMES)

/** One payment account or wallet under several names. */
export const accountManyNames = observeNames('account-many-names', TAKES_MONEY, NAMES_OF_ACCOUNT)

/** One contact in many sources. */
export const contactManySources: Observe = (facts) => {
  const best = most(groupContacts(facts), ({ sources }) => sources.length)
  if (best === undefined || best.sources.length < SOURCES) return undefined
  return {
    observer: 'contact-many-sources',
    sentence: `${best.contact.normal} stands in ${best.sources.length} sources.`,
    measures: { contact: best.contact.normal, sources: best.sources.length },
    places: placesOf(best),
    sources: best.sources.map(({ key }) => key),
    against: 'Agencies, shops and hotlines stand in many sources too.',
  }
}

/** Two or more names in one text that gives one contact: somebody answers for others. */
export const namesInOneText: Observe = (facts) => {
  const found = facts.sources.filter((source) => {
    const contacts = source.contacts.filter(({ kind }) => LEADS_TO_SOMEBODY.has(kind))
    return new Set(contacts.map(contactKey)).size === 1 && namesOf([source]).length >= 2
  })
  if (found.length === 0) return undefined
  return {
    observer: 'names-in-one-text',
    sentence: `${found.length} ${found.length === 1 ? 'source names' : 'sources name'} several people and one contact.`,
    measures: { sources: found.length },
    places: found
      .flatMap(({ key, names }) => names.map(({ start, end }) => ({ source: key, start, end })))
      .slice(0, MOST_PLACES),
    sources: found.map(({ key }) => key),
    against: 'A reception desk or a reference person is named in the same way.',
  }
}

/** Anything in a number but digits of any script and the signs that numbers are usually grouped by. */
const DISGUISE = /[^\p{Nd}\p{Cf}\s+()[\].,/:–‐‑−-]/u
const LINK = /:\/\/|wa\.me|t\.me|viber|tel:|ext/i

/** A phone number that is written so that machines miss it. */
export const contactWrittenToBeMissed: Observe = (facts) => {
  const found = facts.sources.flatMap((source) =>
    source.contacts
      .filter(({ kind, original }) => kind === 'phone' && DISGUISE.test(original) && !LINK.test(original))
      .map((contact) => ({ source, contact })),
  )
  const first = found[0]
  if (first === undefined) return undefined
  const sources = [...new Set(found.map(({ source }) => source.key))]
  return {
    observer: 'contact-written-to-be-missed',
    sentence: `A number is written so that machines miss it: “${first.contact.original}” for ${first.contact.normal}.`,
    measures: { original: first.contact.original, contact: first.contact.normal, sources: sources.length },
    places: found
      .map(({ source, contact }) => ({ source: source.key, start: contact.start, end: contact.end }))
      .slice(0, MOST_PLACES),
    sources,
    against:
      'People also write numbers like this to keep off unwanted calls. Research on this comes from adults in the USA.',
  }
}
