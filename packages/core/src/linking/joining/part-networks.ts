/** Parts networks that hold two sources which people parted. */
import type { StandingDecision } from './decision.ts'
import type { JoinInput } from './join-input.ts'
import type { Bond, TieFigures } from './joined.ts'
import { createUnion, type Union } from './union.ts'

/** The networks before parting, and what parts them. */
export interface Parting {
  readonly input: JoinInput
  readonly figures: TieFigures
  readonly joins: Uint8Array
  readonly isCut: (place: number) => boolean
  readonly bonds: readonly Bond[]
  readonly active: readonly StandingDecision[]
  readonly union: Union
}

interface Pair {
  readonly a: number
  readonly b: number
}

/**
 * The label of every source. Only networks that hold a parted pair are laid anew, as a tree of the surest ties: what people
 * decided first, the latest before the earlier; then each source to each tie it carries, surest tie first, and no step that
 * would bring a parted pair together. `overruled` are partings against which a later decision of people stands.
 */
export const partNetworks = ({
  input,
  figures,
  joins,
  isCut,
  bonds,
  active,
  union,
}: Parting): { label: Int32Array; overruled: StandingDecision[] } => {
  const label = new Int32Array(input.sources)
  for (let s = 0; s < input.sources; s += 1) label[s] = union.find(s)
  const touched = new Set<number>()
  for (const { subject } of active)
    if (subject.on === 'pair' && label[subject.a] !== undefined && label[subject.a] === label[subject.b])
      touched.add(label[subject.a] ?? -1)
  if (touched.size === 0) return { label, overruled: [] }

  const members: number[] = []
  for (let s = 0; s < input.sources; s += 1) if (touched.has(label[s] ?? -1)) members.push(s)
  const ties = numberTies(input, members)
  const fresh = createUnion(input.sources + ties.size)
  const { parted, overruled } = layDecisions(fresh, bonds, active)
  for (const { source, tie } of sureFirst(input, figures, joins, isCut, members)) {
    const node = input.sources + (ties.get(tie) ?? 0)
    if (!meetsParted(fresh, source, node, parted)) fresh.join(source, node)
  }
  for (const s of members) label[s] = fresh.find(s)
  return { label, overruled }
}

const numberTies = (input: JoinInput, members: readonly number[]): Map<number, number> => {
  const ties = new Map<number, number>()
  for (const s of members)
    for (let place = input.starts[s] ?? 0; place < (input.starts[s + 1] ?? 0); place += 1) {
      const tie = input.carried[place] ?? 0
      if (!ties.has(tie)) ties.set(tie, ties.size)
    }
  return ties
}

/** Lays what people decided, the latest first: an earlier decision that contradicts later ones gives way. */
const layDecisions = (
  union: Union,
  bonds: readonly Bond[],
  active: readonly StandingDecision[],
): { parted: Pair[]; overruled: StandingDecision[] } => {
  const parted: Pair[] = []
  const overruled: StandingDecision[] = []
  const acts = [
    ...bonds.map((bond) => ({ leaf: bond.leaf, bond, parting: undefined })),
    ...active.map((parting) => ({ leaf: parting.leaf, bond: undefined, parting })),
  ].sort((x, y) => y.leaf - x.leaf)
  for (const { bond, parting } of acts) {
    if (bond !== undefined) {
      if (!meetsParted(union, bond.a, bond.b, parted)) union.join(bond.a, bond.b)
    } else if (parting?.subject.on === 'pair') {
      const { a, b } = parting.subject
      if (union.find(a) === union.find(b)) overruled.push(parting)
      else parted.push({ a, b })
    }
  }
  return { parted, overruled }
}

const meetsParted = (union: Union, x: number, y: number, parted: readonly Pair[]): boolean => {
  const [one, other] = [union.find(x), union.find(y)]
  if (one === other) return false
  return parted.some(({ a, b }) => {
    const [left, right] = [union.find(a), union.find(b)]
    return (left === one && right === other) || (left === other && right === one)
  })
}

/** Every source with every tie of its that joins: the surest first, then the one with more sources, then by number. */
const sureFirst = (
  input: JoinInput,
  figures: TieFigures,
  joins: Uint8Array,
  isCut: (place: number) => boolean,
  members: readonly number[],
): { source: number; tie: number }[] => {
  const steps: { source: number; tie: number }[] = []
  for (const source of members)
    for (let place = input.starts[source] ?? 0; place < (input.starts[source + 1] ?? 0); place += 1) {
      const tie = input.carried[place] ?? 0
      if (joins[tie] === 1 && !isCut(place)) steps.push({ source, tie })
    }
  const of = (figures: Float32Array | Uint32Array, tie: number): number => figures[tie] ?? 0
  return steps.sort(
    (x, y) =>
      of(figures.evidence, y.tie) - of(figures.evidence, x.tie) ||
      of(figures.sources, y.tie) - of(figures.sources, x.tie) ||
      compareNames(input, x.tie, y.tie) ||
      x.source - y.source,
  )
}

/** By kind and name: numbers follow the order in which ties were first named. */
const compareNames = (input: JoinInput, x: number, y: number): number => {
  const [one, other] = [
    `${input.kinds[x]}/${input.names[x] ?? ''}`,
    `${input.kinds[y]}/${input.names[y] ?? ''}`,
  ]
  return one < other ? -1 : one > other ? 1 : 0
}
