/** Decides for each column of a template whether it is fixed or belongs to a slot. */
import type { Consensus, Distinct } from './build-consensus.ts'
import { choiceBits, editBits, slotBits, tokenBits } from './description-length.ts'
import type { SlotKind } from './explanation.ts'
import { isSlipOf } from './is-slip-of.ts'
import type { Vocabulary } from './split-tokens.ts'
import { CLASS_OF, TOKEN } from './token-kind.ts'

/** A slot as a stretch of columns, end exclusive, with its class of tokens (see `CLASS_OF`) and its kind. */
export interface SlotSpan {
  readonly from: number
  readonly to: number
  readonly ofClass: number
  readonly kind: SlotKind
}

/** Kinds that are slots where they vary, however few texts there are: that is what templates are filled with. */
const isTyped = (ofClass: number): boolean => ofClass >= 2
/** Share of the texts with a token in a column that must have one of the same class. */
const MOST = 0.7

interface Column {
  /** Weights of the words that stand here, by number. */
  readonly counts: ReadonlyMap<number, number>
  readonly none: number
  /** Weight of tokens by kind. */
  readonly kinds: Float64Array
}

const readColumn = (
  members: readonly Distinct[],
  { maps, ids }: Consensus,
  column: number,
): Column | undefined => {
  const id = ids[column]
  let plain = true
  for (let index = 0; plain && index < members.length; index += 1) {
    const token = maps[index]?.[column] ?? -1
    plain = token >= 0 && members[index]?.tokens.ids[token] === id
  }
  if (plain) return undefined
  const counts = new Map<number, number>()
  const kinds = new Float64Array(9)
  let none = 0
  members.forEach(({ tokens, weight }, index) => {
    const token = maps[index]?.[column] ?? -1
    if (token < 0) {
      none += weight
      return
    }
    const word = tokens.ids[token] ?? 0
    counts.set(word, (counts.get(word) ?? 0) + weight)
    const kind = tokens.kinds[token] ?? 0
    kinds[kind] = (kinds[kind] ?? 0) + weight
  })
  return { counts, none, kinds }
}

/** Whether at least two words of a class stand in the column that are no slips of one another. */
const variesTyped = (column: Column, ofClass: number, { words, kinds }: Vocabulary): boolean => {
  const typed = [...column.counts.keys()].filter(
    (id) => CLASS_OF[kinds[id] ?? 0] === ofClass || ofClass !== CLASS_OF[TOKEN.number],
  )
  const most = typed.reduce(
    (best, id) => ((column.counts.get(id) ?? 0) > (column.counts.get(best) ?? 0) ? id : best),
    typed[0] ?? -1,
  )
  const word = words[most] ?? ''
  return typed.some(
    (id) =>
      id !== most &&
      CLASS_OF[kinds[id] ?? 0] === CLASS_OF[kinds[most] ?? 0] &&
      (ofClass === CLASS_OF[TOKEN.number] || !isSlipOf(words[id] ?? '', word)),
  )
}

/** Share of the texts that a second value needs, unless the first one is in less than half of them. */
const SECOND = 0.15

/** Whether no single word rules the column: what a few texts have instead are edits, slips of the pen above all. */
const isShared = (column: Column, most: number, total: number, { words }: Vocabulary): boolean => {
  const word = words[most] ?? ''
  let same = column.counts.get(most) ?? 0
  let second = 0
  for (const [id, count] of column.counts) {
    if (id === most) continue
    if (isSlipOf(words[id] ?? '', word)) same += count
    else second = Math.max(second, count)
  }
  return same * 2 <= total || (second >= 2 && second >= SECOND * total)
}

/** The class of the slot that a column belongs to; undefined where it is fixed. */
const judgeColumn = (
  column: Column,
  total: number,
  length: number,
  vocabulary: Vocabulary,
): number | undefined => {
  const present = total - column.none
  const byClass = new Float64Array(5)
  column.kinds.forEach((weight, kind) => {
    const ofClass = CLASS_OF[kind] ?? 0
    byClass[ofClass] = (byClass[ofClass] ?? 0) + weight
  })
  const ofClass = byClass.indexOf(Math.max(...byClass))
  if ((byClass[0] ?? 0) * 2 > present) return undefined
  const typed = isTyped(ofClass) && (byClass[ofClass] ?? 0) >= MOST * present && present * 2 > total
  if (typed && variesTyped(column, ofClass, vocabulary)) return ofClass
  let most = -1
  for (const [id, count] of column.counts) if (most < 0 || count > (column.counts.get(most) ?? 0)) most = id
  if (!isShared(column, most, total, vocabulary)) return undefined
  const weight = column.counts.get(most) ?? 0
  const others: number[] = column.none > 0 ? [column.none] : []
  let [asFixed, asSlot] = [(total - weight) * editBits(length), slotBits(length)]
  for (const [id, count] of column.counts) {
    const bits = tokenBits(vocabulary.words[id] ?? '', vocabulary.kinds[id] ?? TOKEN.word)
    asSlot += bits
    asFixed += bits
    if (id !== most) others.push(count)
  }
  asFixed += choiceBits(others, total - weight)
  asSlot += choiceBits([...others, weight], total)
  return asSlot < asFixed ? Math.max(1, ofClass) : undefined
}

const KIND_NAMES: readonly SlotKind[] = [
  'text',
  'word',
  'name',
  'name',
  'place',
  'number',
  'price',
  'date',
  'contact',
]

/** The kind of a slot by the weights of its tokens' kinds. */
const nameKind = (ofClass: number, kinds: Float64Array, columns: number): SlotKind => {
  if (ofClass <= 1) return columns > 1 ? 'text' : 'word'
  let best = -1
  kinds.forEach((weight, kind) => {
    if (CLASS_OF[kind] === ofClass && (best < 0 || weight > (kinds[best] ?? 0))) best = kind
  })
  const proper = (kinds[TOKEN.name] ?? 0) + (kinds[TOKEN.place] ?? 0)
  if (ofClass === 2 && proper > 0)
    return (kinds[TOKEN.place] ?? 0) > (kinds[TOKEN.name] ?? 0) ? 'place' : 'name'
  return KIND_NAMES[best] ?? 'text'
}

/** The slots of a consensus, in order. Numbers beside a slot of numbers belong to it: they are digits of the same number. */
export const findSlots = (
  members: readonly Distinct[],
  consensus: Consensus,
  vocabulary: Vocabulary,
): SlotSpan[] => {
  const length = consensus.ids.length
  const total = members.reduce((sum, { weight }) => sum + weight, 0)
  const classes = new Int8Array(length).fill(-1)
  const columns: (Column | undefined)[] = []
  for (let column = 0; column < length; column += 1) {
    const read = readColumn(members, consensus, column)
    columns.push(read)
    if (read !== undefined) classes[column] = judgeColumn(read, total, length, vocabulary) ?? -1
  }
  const isNumber = (column: number) => consensus.kinds[column] === TOKEN.number
  for (const [from, to, step] of [
    [1, length, 1],
    [length - 2, -1, -1],
  ] as const)
    for (let column = from; column !== to && column >= 0 && column < length; column += step)
      if (
        classes[column] === -1 &&
        isNumber(column) &&
        classes[column - step] === 3 &&
        isNumber(column - step)
      )
        classes[column] = 3
  const spans: SlotSpan[] = []
  for (let from = 0; from < length; ) {
    const ofClass = classes[from] ?? -1
    let to = from + 1
    if (ofClass >= 0) {
      while (to < length && classes[to] === ofClass) to += 1
      const kinds = new Float64Array(9)
      for (let column = from; column < to; column += 1) {
        const known = columns[column]?.kinds
        if (known === undefined)
          kinds[consensus.kinds[column] ?? 0] = (kinds[consensus.kinds[column] ?? 0] ?? 0) + total
        else
          known.forEach((weight, kind) => {
            kinds[kind] = (kinds[kind] ?? 0) + weight
          })
      }
      spans.push({ from, to, ofClass, kind: nameKind(ofClass, kinds, to - from) })
    }
    from = to
  }
  return spans
}
