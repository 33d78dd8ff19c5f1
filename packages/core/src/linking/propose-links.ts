/** Proposes links between an exhibit and those already known that carry the same selectors. A proposal is a question to a person, with its reasons. */
import {
  type CounterReason,
  type ExhibitId,
  isSelectorKind,
  type LinkPlace,
  type LinkProposal,
  type LinkReason,
  type Mention,
} from '@smart-rescue/schema'
import type { ExhibitFacts, KnownSelector, KnownTrace, Place } from './exhibit-facts.ts'
import { sayCommon, sayShared, sayTraceCaution, sayTraced } from './explain-link.ts'
import { joinWeights, type Separation, weighSelector } from './link-strength.ts'
import { hasNewReason, proposalKey } from './proposal-key.ts'
import { pageOf, siteOf } from './same-page.ts'

/** What a proposal is made from. */
export interface LinkInput {
  readonly exhibit: ExhibitFacts
  /** The mentions of the exhibit at hand. */
  readonly mentions: readonly (Place & Pick<Mention, 'kind' | 'normal'>)[]
  /** Where else its selectors stand; selectors it does not carry are ignored, and so are its own places. */
  readonly known: readonly KnownSelector[]
  /** What its file shares with other files. */
  readonly traces?: readonly KnownTrace[]
  /** Keys of proposals that a person rejected; a pair among them comes back only with a new reason. */
  readonly rejected?: readonly string[]
}

interface Shared {
  readonly selector: KnownSelector
  readonly here: readonly Place[]
  readonly there: Place[]
}

interface Traced {
  readonly trace: KnownTrace
  /** Where the other file holds it. */
  readonly there: string
}

interface Other {
  readonly facts: ExhibitFacts
  readonly shared: Map<string, Shared>
  readonly traces: Traced[]
}

/** One proposal for each other exhibit that shares a selector; strongest first, then by key. The same input in any order gives the same output. */
export function proposeLinks({
  exhibit,
  mentions,
  known,
  traces = [],
  rejected = [],
}: LinkInput): LinkProposal[] {
  const own = groupMentions(exhibit, mentions)
  const others = new Map<ExhibitId, Other>()
  const otherOf = (facts: ExhibitFacts): Other => {
    const other = others.get(facts.id) ?? { facts, shared: new Map<string, Shared>(), traces: [] }
    others.set(facts.id, other)
    return other
  }
  for (const selector of known) {
    const name = nameOf(selector)
    const here = own.get(name)
    if (!here) continue
    for (const place of selector.places) {
      if (place.exhibit.id === exhibit.id || isOwnAddress(selector, place.exhibit)) continue
      const other = otherOf(place.exhibit)
      const shared = other.shared.get(name) ?? { selector, here, there: [] }
      other.shared.set(name, shared)
      shared.there.push(place)
    }
  }
  for (const trace of traces)
    for (const { exhibit: facts, where } of trace.others)
      if (facts.id !== exhibit.id && !isOwnSite(trace.kind, exhibit, facts))
        otherOf(facts).traces.push({ trace, there: where })
  return [...others.values()]
    .map((other) => propose(exhibit, other))
    .filter((proposal) => hasNewReason(proposal.key, rejected))
    .sort((a, b) => b.strength - a.strength || compare(a.key, b.key))
}

/** Prices, dates, places and names join nobody: two texts may say the same without one hand behind both. */
const joins = ({ kind }: Pick<Mention, 'kind'>): boolean => isSelectorKind(kind)

const nameOf = ({ kind, normal }: Pick<Mention, 'kind' | 'normal'>): string => `${kind}/${normal}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The exhibit's places by selector. A link to the exhibit's own site says nothing about another source. */
function groupMentions(exhibit: ExhibitFacts, mentions: LinkInput['mentions']): Map<string, Place[]> {
  const groups = new Map<string, Place[]>()
  for (const mention of mentions) {
    if (!joins(mention) || isOwnAddress(mention, exhibit)) continue
    const places = groups.get(nameOf(mention)) ?? []
    groups.set(nameOf(mention), places)
    places.push(mention)
  }
  return groups
}

function isOwnAddress(
  { kind, normal }: Pick<Mention, 'kind' | 'normal'>,
  { finalUrl }: ExhibitFacts,
): boolean {
  return kind === 'url' && finalUrl !== undefined && siteOf(normal) === siteOf(finalUrl)
}

/** `a` is the exhibit with the smaller id (the older one), whichever of the two is at hand. */
function propose(exhibit: ExhibitFacts, { facts: other, shared, traces }: Other): LinkProposal {
  const swapped = other.id < exhibit.id
  const [a, b] = swapped ? [other.id, exhibit.id] : [exhibit.id, other.id]
  const separation = judgeSeparation(exhibit, other)
  const all = [...shared].sort(([x], [y]) => compare(x, y)).map(([, each]) => each)
  const traced = [...new Map(traces.map((each) => [`${each.trace.kind}/${each.trace.normal}`, each]))]
    .sort(([x], [y]) => compare(x, y))
    .map(([, each]) => toTraceReason(each, swapped))
  const reasons = [...all.map((each) => toReason(each, swapped)), ...traced]
  const counterReasons: CounterReason[] = []
  for (const { kind, normal, exhibits } of reasons) {
    if (exhibits > 2)
      counterReasons.push({ rule: 'common-selector', sentence: sayCommon(kind, normal, exhibits) })
  }
  for (const sentence of new Set(traced.map(({ kind }) => sayTraceCaution(kind))))
    counterReasons.push({ rule: 'caution', sentence })
  counterReasons.push(...saySeparation(separation, exhibit))
  const weights = reasons.map((reason) => reason.weight ?? 0)
  return {
    key: proposalKey(a, b, reasons),
    a,
    b,
    strength: joinWeights(weights, separation),
    reasons,
    counterReasons,
  }
}

function toReason({ selector, here, there }: Shared, swapped: boolean): LinkReason {
  const { kind, normal, selectorId } = selector
  const exhibits = Math.max(2, selector.exhibits)
  const placesA = toPlaces(swapped ? there : here)
  const placesB = toPlaces(swapped ? here : there)
  const originalA = placesA[0]?.original ?? normal
  const originalB = placesB[0]?.original ?? normal
  const weight = weighSelector(Math.min(highest(here), highest(there)), exhibits)
  const sentence = sayShared({ kind, normal, originalA, originalB, exhibits })
  const base = { rule: 'same-selector', kind, normal, originalA, originalB, exhibits } as const
  return { ...base, placesA, placesB, weight, sentence, ...(selectorId === undefined ? {} : { selectorId }) }
}

function toTraceReason({ trace, there }: Traced, swapped: boolean): LinkReason {
  const { kind, normal, where } = trace
  const exhibits = Math.max(2, trace.exhibits)
  const rule = kind === 'picture' ? 'same-picture' : 'same-file-trace'
  const [originalA, originalB] = swapped ? [there, where] : [where, there]
  const weight = weighSelector(trace.confidence, exhibits)
  return {
    rule,
    kind,
    normal,
    originalA,
    originalB,
    exhibits,
    weight,
    sentence: sayTraced({ kind, normal, exhibits }),
  }
}

/** Traces that stand on every page of a site say nothing about two of them. */
const OF_SITES: ReadonlySet<string> = new Set([
  'analytics-id',
  'site-verification',
  'site-icon',
  'site-asset',
])

const isOwnSite = (kind: KnownTrace['kind'], one: ExhibitFacts, other: ExhibitFacts): boolean =>
  OF_SITES.has(kind) &&
  one.finalUrl !== undefined &&
  other.finalUrl !== undefined &&
  siteOf(one.finalUrl) === siteOf(other.finalUrl)

function judgeSeparation(one: ExhibitFacts, other: ExhibitFacts): Separation {
  if (one.finalUrl === undefined || other.finalUrl === undefined) return 'separate'
  if (pageOf(one.finalUrl) === pageOf(other.finalUrl)) return 'same-page'
  return siteOf(one.finalUrl) === siteOf(other.finalUrl) ? 'same-site' : 'separate'
}

function saySeparation(separation: Separation, { finalUrl = '' }: ExhibitFacts): CounterReason[] {
  if (separation === 'same-page') {
    return [{ rule: 'same-page', sentence: `Both are captures of ${finalUrl}: that is one source, not two.` }]
  }
  if (separation === 'separate') return []
  return [
    {
      rule: 'same-site',
      sentence: `Both are pages of ${siteOf(finalUrl)}, whose own contact may stand on each.`,
    },
  ]
}

const highest = (places: readonly Place[]): number =>
  places.reduce((most, { confidence }) => Math.max(most, confidence), 0)

/** In order of place; a place given twice is kept once. */
function toPlaces(places: readonly Place[]): LinkPlace[] {
  return places
    .map(({ start, end, original }) => ({ start, end, original }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((place, i, all) => place.start !== all[i - 1]?.start || place.end !== all[i - 1]?.end)
}
