/** Explains a group of near-equal texts: the template, its slots, and each text's edits. */
import { buildConsensus, type Distinct } from './build-consensus.ts'
import { choiceBits, slotBits, tokenBits } from './description-length.ts'
import type { Explanation, KnownMention, MemberAlignment, Slot } from './explanation.ts'
import { findSlots, type SlotSpan } from './find-slots.ts'
import { layAlong } from './lay-along.ts'
import { layOutTemplate } from './lay-out-template.ts'
import { settleSlips } from './settle-slips.ts'
import { openVocabulary, splitTokens, type Vocabulary } from './split-tokens.ts'

/** Distinct texts that vote on the template of a large group; the others are laid along it. */
const MOST_VOTERS = 256

/** FNV-1a over UTF-16 units: an order that has nothing to do with that of the texts. */
const scatter = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const chooseVoters = (members: readonly Distinct[]): readonly Distinct[] => {
  if (members.length <= MOST_VOTERS) return members
  const chosen = new Set(
    members
      .map((member) => ({ member, rank: scatter(member.tokens.text) }))
      .sort((one, two) => one.rank - two.rank)
      .slice(0, MOST_VOTERS)
      .map(({ member }) => member),
  )
  return members.filter((member) => chosen.has(member))
}

interface Laid {
  readonly text: string
  readonly weight: number
  readonly alignment: MemberAlignment
}

const collectSlots = (laid: readonly Laid[], spans: readonly SlotSpan[]): Slot[] =>
  spans.map(({ kind }, id) => {
    const counts = new Map<string, number>()
    for (const { text, weight, alignment } of laid) {
      const [start, end] = alignment.parts[2 * id + 1] ?? [0, 0]
      const value = text.slice(start, end)
      counts.set(value, (counts.get(value) ?? 0) + weight)
    }
    const values = [...counts]
      .sort(([one, first], [two, second]) => second - first || (one < two ? -1 : 1))
      .map(([text, count]) => ({ text, count }))
    return { id, kind, values }
  })

const textBits = (members: readonly Distinct[], { words }: Vocabulary): number => {
  let bits = 0
  for (const { tokens, weight } of members) {
    let own = Math.log2(tokens.ids.length + 1)
    tokens.ids.forEach((id, at) => {
      own += tokenBits(words[id] ?? '', tokens.kinds[at] ?? 1)
    })
    bits += own * weight
  }
  return bits
}

const valueBits = (slot: Slot, vocabulary: Vocabulary, total: number): number => {
  const own = slot.values.reduce(
    (sum, { text }) =>
      sum +
      text
        .split(' ')
        .reduce(
          (bits, word) => bits + tokenBits(word, vocabulary.kinds[vocabulary.numberOf.get(word) ?? -1] ?? 1),
          0,
        ),
    0,
  )
  return (
    own +
    choiceBits(
      slot.values.map(({ count }) => count),
      total,
    )
  )
}

/**
 * The explanation of a group. Deterministic, and the same whatever the order of the texts. `facts` are the mentions of each
 * text, where they are known; without them numbers, prices, names and places are told by their form and by the word before.
 * Equal texts give a template without slots and without edits.
 */
export const explainGroup = (
  texts: readonly string[],
  facts?: readonly (readonly KnownMention[])[],
): Explanation => {
  const copies = new Map<string, number[]>()
  texts.forEach((text, at) => {
    const same = copies.get(text)
    if (same === undefined) copies.set(text, [at])
    else same.push(at)
  })
  const distinct = [...copies.keys()].sort((one, two) => (one < two ? -1 : one > two ? 1 : 0))
  const vocabulary = openVocabulary()
  const members: Distinct[] = distinct.map((text) => {
    const places = copies.get(text) ?? []
    return { tokens: splitTokens(text, vocabulary, facts?.[places[0] ?? 0]), weight: places.length }
  })
  const voters = chooseVoters(members)
  const consensus = buildConsensus(members, voters)
  settleSlips(members, consensus, vocabulary)
  const spans = findSlots(members, consensus, vocabulary)
  const layout = layOutTemplate(members, consensus, spans, vocabulary)
  let editsBits = 0
  let [words, explained] = [0, 0]
  const laid = members.map(({ tokens, weight }, at): Laid => {
    const map = consensus.maps[at] ?? new Int32Array(0)
    const { alignment, bits } = layAlong(tokens, map, consensus.ids, spans, layout, vocabulary)
    editsBits += bits * weight
    words += alignment.words * weight
    explained += alignment.explained * weight
    return { text: tokens.text, weight, alignment }
  })
  const slots = collectSlots(laid, spans)
  let together = editsBits
  consensus.ids.forEach((id, column) => {
    if (layout.segments[column] !== undefined && layout.segments[column] % 2 === 0)
      together += tokenBits(vocabulary.words[id] ?? '', consensus.kinds[column] ?? 1)
  })
  for (const slot of slots)
    together += slotBits(consensus.ids.length) + valueBits(slot, vocabulary, texts.length)
  const byText = new Map(laid.map(({ text, alignment }) => [text, alignment]))
  return {
    template: layout.template,
    slots,
    members: texts.flatMap((text) => byText.get(text) ?? []),
    explained: words === 0 ? 1 : explained / words,
    bits: { alone: textBits(members, vocabulary), together },
  }
}
