/** Says of one text what it has in each segment of the template, and where it deviates. */
import { editBits, tokenBits } from './description-length.ts'
import type { MemberAlignment, TemplateEdit } from './explanation.ts'
import type { SlotSpan } from './find-slots.ts'
import type { Layout } from './lay-out-template.ts'
import type { Tokens, Vocabulary } from './split-tokens.ts'
import { CLASS_OF, TOKEN } from './token-kind.ts'

/** A text laid along the template, and the bits of its edits. */
export interface LaidText {
  readonly alignment: MemberAlignment
  readonly bits: number
}

/** Whether a token that stands beside a slot and in no column belongs into it. */
const fits = (tokenClass: number, slotClass: number): boolean =>
  slotClass <= 1 ? tokenClass <= 2 : tokenClass === slotClass

/** Collects edits and joins neighbours of one kind. */
const openEdits = () => {
  const edits: TemplateEdit[] = []
  return {
    edits,
    add: (edit: TemplateEdit): void => {
      const last = edits.at(-1)
      const joins =
        last !== undefined &&
        last.kind === edit.kind &&
        last.segment === edit.segment &&
        (edit.kind === 'insertion' || edit.kind === 'deletion') &&
        last.at + last.removed.length === edit.at &&
        last.end === edit.start
      if (joins)
        edits[edits.length - 1] = {
          ...last,
          removed: last.removed + edit.removed,
          inserted: last.inserted + edit.inserted,
          end: edit.end,
        }
      else edits.push(edit)
    },
  }
}

/** Lays a text along. `map` gives for each column the token that stands there. */
export const layAlong = (
  tokens: Tokens,
  map: Int32Array,
  ids: Int32Array,
  spans: readonly SlotSpan[],
  layout: Layout,
  vocabulary: Vocabulary,
): LaidText => {
  const { text, starts, ends, kinds } = tokens
  const length = ids.length
  const { edits, add } = openEdits()
  const parts: [number, number][] = []
  const wordOf = (column: number): string => vocabulary.words[ids[column] ?? -1] ?? ''
  const classOf = (token: number): number => CLASS_OF[kinds[token] ?? 0] ?? 0
  let [next, position, segment, at] = [0, 0, 0, 0]
  let [begun, words, explained, bits] = [0, 0, 0, 0]

  const insertUntil = (token: number): void => {
    for (; next < token; next += 1) {
      const end = ends[next] ?? 0
      const inserted = text.slice(position, end)
      add({ kind: 'insertion', segment, at, removed: '', inserted, start: position, end })
      bits += editBits(length) + tokenBits(text.slice(starts[next], end), kinds[next] ?? TOKEN.word)
      position = end
    }
  }
  const space = (expected: string, start: number): void => {
    const inserted = text.slice(position, start)
    if (inserted !== expected) {
      add({ kind: 'spacing', segment, at, removed: expected, inserted, start: position, end: start })
      bits += editBits(length)
    }
    at += expected.length
    position = start
  }
  const fixedColumn = (column: number): void => {
    const token = map[column] ?? -1
    const gap = layout.gaps[column] ?? ''
    const word = wordOf(column)
    if (token < 0) {
      const removed = gap + word
      add({ kind: 'deletion', segment, at, removed, inserted: '', start: position, end: position })
      bits += editBits(length)
      at += removed.length
      return
    }
    insertUntil(token)
    space(gap, starts[token] ?? 0)
    const end = ends[token] ?? 0
    if (tokens.ids[token] === ids[column]) {
      if (kinds[token] !== TOKEN.mark) explained += 1
    } else {
      const inserted = text.slice(position, end)
      add({ kind: 'substitution', segment, at, removed: word, inserted, start: position, end })
      bits += editBits(length) + tokenBits(inserted, kinds[token] ?? TOKEN.word)
    }
    at += word.length
    position = end
    next = token + 1
  }
  /** Tokens of a slot: those of its columns, those between them, and those beside it that fit. */
  const reach = (span: SlotSpan): readonly [number, number] => {
    let [low, high] = [-1, -1]
    for (let column = span.from; column < span.to; column += 1) {
      const token = map[column] ?? -1
      if (token < 0) continue
      if (low < 0) low = token
      high = token + 1
    }
    let bound = tokens.ids.length
    for (let column = span.to; column < length; column += 1)
      if ((map[column] ?? -1) >= 0) {
        bound = map[column] ?? 0
        break
      }
    if (low < 0) {
      // Nothing stands in its columns: whatever fits between its neighbours does.
      low = next
      while (low < bound && !fits(classOf(low), span.ofClass)) low += 1
      high = low
      if (low === bound) return [next, next]
    }
    while (low > next && fits(classOf(low - 1), span.ofClass)) low -= 1
    while (high < bound && fits(classOf(high), span.ofClass)) high += 1
    return [low, high]
  }

  for (let column = 0, slot = 0; column < length; ) {
    const span = spans[slot]
    if (span?.from !== column) {
      fixedColumn(column)
      column += 1
      continue
    }
    const [low, high] = reach(span)
    const filled = high > low
    if (filled) insertUntil(low)
    space(layout.gaps[column] ?? '', filled ? (starts[low] ?? 0) : position)
    parts.push([begun, position])
    const end = filled ? (ends[high - 1] ?? 0) : position
    parts.push([position, end])
    for (let token = low; token < high; token += 1) if (kinds[token] !== TOKEN.mark) explained += 1
    next = Math.max(next, high)
    position = end
    begun = end
    segment += 2
    at = 0
    column = span.to
    slot += 1
  }
  insertUntil(tokens.ids.length)
  space(layout.end, text.length)
  parts.push([begun, text.length])
  for (const kind of kinds) if (kind !== TOKEN.mark) words += 1
  return { alignment: { parts, edits, words, explained }, bits }
}
