/** What joining works on: sources as numbers, and the ties they carry – selectors, templates, pictures, traces of a file. */
import type { SelectorKind } from '@smart-rescue/schema'

/** What may tie two sources: a selector; a template group; a group of like pictures; a trace inside a file, such as a serial number (`core/tracing`; never a person's name). */
export type TieKind = SelectorKind | 'template' | 'picture' | 'file-trace'

/**
 * Sources are numbered from 0 in the order of their keys, so that a number means the same source in every run. Source `s`
 * carries the ties `carried[starts[s]] … carried[starts[s + 1] - 1]`, each once, with the confidence (0 to 1) of its reading.
 */
export interface JoinInput {
  readonly sources: number
  /** Kind and name of every tie: the normal form of a selector, the label of a group, `kind/value` of a trace. Kind and name together are unique. */
  readonly kinds: readonly TieKind[]
  readonly names: readonly string[]
  readonly starts: Uint32Array
  readonly carried: Uint32Array
  readonly confidence: Float32Array
}

/** Gathers what sources carry, in any order. */
export interface TieCollector {
  /** Says that a source carries a tie; the surest reading counts. Answers the number of the tie. */
  carry(source: number, kind: TieKind, name: string, confidence?: number): number
  /** What was gathered. Ties are numbered in the order in which they were first named. */
  input(): JoinInput
}

/** A collector for sources 0 to `sources` - 1. */
export const collectTies = (sources: number): TieCollector => {
  const kinds: TieKind[] = []
  const names: string[] = []
  const known = new Map<string, number>()
  let froms = new Uint32Array(1024)
  let ties = new Uint32Array(1024)
  let sure = new Float32Array(1024)
  let length = 0
  const grow = (): void => {
    const [f, t, s] = [new Uint32Array(length * 2), new Uint32Array(length * 2), new Float32Array(length * 2)]
    f.set(froms)
    t.set(ties)
    s.set(sure)
    froms = f
    ties = t
    sure = s
  }
  return {
    carry: (source, kind, name, confidence = 1) => {
      const key = `${kind}/${name}`
      let tie = known.get(key)
      if (tie === undefined) {
        tie = kinds.length
        known.set(key, tie)
        kinds.push(kind)
        names.push(name)
      }
      if (source < 0 || source >= sources) return tie
      if (length === froms.length) grow()
      froms[length] = source
      ties[length] = tie
      sure[length] = confidence
      length += 1
      return tie
    },
    input: () => pack(sources, kinds, names, froms.subarray(0, length), ties, sure),
  }
}

/** Sorts by source and keeps each tie once a source. */
const pack = (
  sources: number,
  kinds: readonly TieKind[],
  names: readonly string[],
  froms: Uint32Array,
  ties: Uint32Array,
  sure: Float32Array,
): JoinInput => {
  const rooms = new Uint32Array(sources + 1)
  for (const from of froms) rooms[from + 1] = (rooms[from + 1] ?? 0) + 1
  for (let s = 0; s < sources; s += 1) rooms[s + 1] = (rooms[s + 1] ?? 0) + (rooms[s] ?? 0)
  const next = rooms.slice()
  const sorted = new Uint32Array(froms.length)
  for (let at = 0; at < froms.length; at += 1) {
    const from = froms[at] ?? 0
    const place = next[from] ?? 0
    next[from] = place + 1
    sorted[place] = at
  }
  const starts = new Uint32Array(sources + 1)
  const carried = new Uint32Array(froms.length)
  const confidence = new Float32Array(froms.length)
  let end = 0
  for (let s = 0; s < sources; s += 1) {
    const begin = end
    starts[s] = begin
    for (let at = rooms[s] ?? 0; at < (rooms[s + 1] ?? 0); at += 1) {
      const each = sorted[at] ?? 0
      const tie = ties[each] ?? 0
      let place = begin
      while (place < end && carried[place] !== tie) place += 1
      if (place === end) end += 1
      carried[place] = tie
      confidence[place] = Math.max(confidence[place] ?? 0, sure[each] ?? 0)
    }
  }
  starts[sources] = end
  return {
    sources,
    kinds,
    names,
    starts,
    carried: carried.slice(0, end),
    confidence: confidence.slice(0, end),
  }
}

/** Which sources carry each tie: tie `t` stands in `sources[starts[t]] … sources[starts[t + 1] - 1]`, ascending. */
export interface Carriers {
  readonly starts: Uint32Array
  readonly sources: Uint32Array
}

/** The input turned round. Places in `carried` for which `isCut` holds are left out. */
export const carriersOf = (input: JoinInput, isCut?: (place: number) => boolean): Carriers => {
  const count = input.kinds.length
  const starts = new Uint32Array(count + 1)
  for (let place = 0; place < input.carried.length; place += 1) {
    if (isCut?.(place)) continue
    const tie = input.carried[place] ?? 0
    starts[tie + 1] = (starts[tie + 1] ?? 0) + 1
  }
  for (let t = 0; t < count; t += 1) starts[t + 1] = (starts[t + 1] ?? 0) + (starts[t] ?? 0)
  const next = starts.slice()
  const sources = new Uint32Array(starts[count] ?? 0)
  for (let s = 0; s < input.sources; s += 1) {
    for (let place = input.starts[s] ?? 0; place < (input.starts[s + 1] ?? 0); place += 1) {
      if (isCut?.(place)) continue
      const tie = input.carried[place] ?? 0
      const at = next[tie] ?? 0
      next[tie] = at + 1
      sources[at] = s
    }
  }
  return { starts, sources }
}
