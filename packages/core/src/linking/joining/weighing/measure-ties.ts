/** Measures all ties of a set of sources: selectors by templates, templates by selectors, until nothing changes. */

import { type Carriers, carriersOf, type JoinInput } from '../join-input.ts'
import type { TieFigures } from '../joined.ts'
import { createUnion } from '../union.ts'
import { findSlips } from './find-slips.ts'
import { type Hands, noWeights, tiesOfClass, weighTies } from './weigh-ties.ts'

/** Below this chance a tie joins nobody: it is likelier common than one hand's. */
export const LIKELY = 0.5

/** From so many hands on it counts against a selector how seldom each uses it: two may well share a number once. */
const EXACT_FROM = 3

/** At most so many rounds in which joins that were found let more be seen. Each round only adds joins, so most sets need two. */
const MOST_ROUNDS = 8

/**
 * The figures of every tie, in four steps: selectors against all templates; templates and pictures against the selectors
 * that passed; selectors again, against the templates that passed; and those that failed once more against the larger hands.
 * Every step weighs all its ties against the same hands, so the order of sources and ties does not matter. Decisions do not
 * enter: a figure is the same before a decision and after it was undone.
 */
export const measureTies = (input: JoinInput): TieFigures => {
  const carriers = carriersOf(input)
  const contacts = tiesOfClass(input, false)
  const content = tiesOfClass(input, true)
  const templates = content.filter((tie) => input.kinds[tie] === 'template')
  const weights = noWeights(input.kinds.length)
  const slips = new Map<number, number>()
  const isSlip = (at: number): boolean => (slips.get(at) ?? 1) < LIKELY
  const hands = (ties: readonly number[], onlyCarriers = false): Hands =>
    handsOf(input.sources, carriers, ties, isSlip, onlyCarriers)
  const passed = (ties: readonly number[]): number[] =>
    ties.filter((tie) => (weights.chance[tie] ?? 0) >= LIKELY)
  const note = (ties: readonly number[], against: Hands): void => {
    for (const [at, chance] of findSlips(passed(ties), carriers, against, weights)) slips.set(at, chance)
  }

  weighTies(contacts, carriers, { ...hands(templates), seldomFrom: Number.POSITIVE_INFINITY }, weights)
  const byContacts = hands(passed(contacts), true)
  weighTies(content, carriers, byContacts, weights)
  note(content, byContacts)
  const byContent = { ...hands(passed(content)), seldomFrom: EXACT_FROM }
  const model = weighTies(contacts, carriers, byContent, weights)
  note(contacts, byContent)
  let failed = contacts.filter((tie) => (weights.chance[tie] ?? 0) < LIKELY)
  for (let round = 0; round < MOST_ROUNDS && failed.length > 0; round += 1) {
    const joining = hands([...passed(content), ...passed(contacts)])
    weighTies(failed, carriers, { ...joining, seldomFrom: EXACT_FROM }, weights, model)
    const still = failed.filter((tie) => (weights.chance[tie] ?? 0) < LIKELY)
    if (still.length === failed.length) break
    failed = still
  }
  const sources = new Uint32Array(input.kinds.length)
  for (let tie = 0; tie < sources.length; tie += 1)
    sources[tie] = (carriers.starts[tie + 1] ?? 0) - (carriers.starts[tie] ?? 0)
  const { hands: count, chance, evidence } = weights
  return { sources, hands: count, chance, evidence, own: toPlaces(input, carriers, slips) }
}

/** The chances by places of `input.carried` instead of places in the carriers. */
const toPlaces = (
  input: JoinInput,
  carriers: Carriers,
  slips: ReadonlyMap<number, number>,
): Map<number, number> => {
  const asked = [...slips.keys()].sort((x, y) => x - y)
  const places = new Map<number, number>()
  let tie = 0
  for (const at of asked) {
    while ((carriers.starts[tie + 1] ?? 0) <= at) tie += 1
    const source = carriers.sources[at] ?? 0
    for (let place = input.starts[source] ?? 0; place < (input.starts[source + 1] ?? 0); place += 1)
      if (input.carried[place] === tie) places.set(place, slips.get(at) ?? 1)
  }
  return places
}

/** The hands that the given ties form, slips left out. With `onlyCarriers`, sources that carry none of them have no hand. */
const handsOf = (
  count: number,
  carriers: Carriers,
  ties: readonly number[],
  isSlip: (at: number) => boolean,
  onlyCarriers: boolean,
): Hands => {
  const union = createUnion(count)
  const speaks = new Uint8Array(count).fill(onlyCarriers ? 0 : 1)
  for (const tie of ties) {
    let first = -1
    for (let at = carriers.starts[tie] ?? 0; at < (carriers.starts[tie + 1] ?? 0); at += 1) {
      const source = carriers.sources[at] ?? 0
      speaks[source] = 1
      if (isSlip(at)) continue
      if (first < 0) first = source
      else union.join(first, source)
    }
  }
  const hand = new Int32Array(count).fill(-1)
  const size = new Uint32Array(count)
  let total = 0
  for (let s = 0; s < count; s += 1) {
    if (speaks[s] === 0) continue
    const own = union.find(s)
    hand[s] = own
    size[own] = (size[own] ?? 0) + 1
    total += 1
  }
  return { hand, size, total }
}
