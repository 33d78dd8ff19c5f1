/** Joins sources into networks: by ties that are likely one hand's, and by what people decided. */
import { type JoinDecision, type StandingDecision, standingDecisions } from './decision.ts'
import type { JoinInput } from './join-input.ts'
import type { Bond, Joined, TieFigures } from './joined.ts'
import { partNetworks } from './part-networks.ts'
import { placeOf, sharedTies, tieKey } from './shared-ties.ts'
import { createUnion } from './union.ts'
import { LIKELY, measureTies } from './weighing/measure-ties.ts'

/** What joining may be told beyond sources and decisions. */
export interface JoinOptions {
  /** Only decisions up to this leaf of the log count. */
  readonly asOf?: number
  /** Figures that were measured before, on more sources than these: nothing is measured then. */
  readonly figures?: TieFigures
}

/**
 * The networks. A pure function of the sources and the decisions in the order of the log: the same whatever the order in
 * which either is handed over.
 *
 * Two sources that people parted never stand in one network, unless a later decision joins them or they share a tie that was
 * not among the reasons when they were parted. Which of the two stays with the rest follows from the evidence: the surest
 * ties are laid first.
 */
export const joinSources = (
  input: JoinInput,
  decisions: readonly JoinDecision[] = [],
  { asOf, figures: given }: JoinOptions = {},
): Joined => {
  const standing = standingDecisions(decisions, asOf)
  const figures = given ?? measureTies(input)
  const isCut = cutBy(input, { figures, standing })
  const joins = joiningTies(input, figures, standing)
  const bonds = bondsOf(input, joins, standing)
  const parted = standing.filter((each) => isParting(each) && each.subject.on === 'pair')
  const active = parted.filter((each) => !hasNewTie(input, each))

  const union = createUnion(input.sources)
  const firstOf = new Int32Array(input.kinds.length).fill(-1)
  for (let s = 0; s < input.sources; s += 1) {
    for (let place = input.starts[s] ?? 0; place < (input.starts[s + 1] ?? 0); place += 1) {
      const tie = input.carried[place] ?? 0
      if (joins[tie] === 0 || isCut(place)) continue
      const first = firstOf[tie] ?? -1
      if (first < 0) firstOf[tie] = s
      else union.join(first, s)
    }
  }
  for (const { a, b } of bonds) union.join(a, b)
  const { label, overruled } = partNetworks({ input, figures, joins, isCut, bonds, active, union })
  return {
    label: aloneAsMinusOne(label),
    figures,
    standing,
    overruled: [...overruled, ...parted.filter((each) => !active.includes(each))],
  }
}

/** Whether a decision parts. */
export const isParting = ({ standing }: Pick<StandingDecision, 'standing'>): boolean =>
  standing === 'rejected' || standing === 'broken'

/** Whether a place of `carried` does not count: people said so, or it is likelier a slip and nobody said that it counts. */
export const cutBy = (
  input: JoinInput,
  { figures, standing }: { readonly figures: TieFigures; readonly standing: readonly StandingDecision[] },
): ((place: number) => boolean) => {
  const said = new Map<number, boolean>()
  for (const each of standing) {
    if (each.subject.on !== 'carrying') continue
    const place = placeOf(input, each.subject.source, each.subject.tie)
    if (place !== undefined) said.set(place, isParting(each))
  }
  return (place) => said.get(place) ?? (figures.own.get(place) ?? 1) < LIKELY
}

/** 1 for each tie that joins: likely one hand's, or said to be by a person. */
const joiningTies = (
  input: JoinInput,
  figures: TieFigures,
  standing: readonly StandingDecision[],
): Uint8Array => {
  const joins = new Uint8Array(input.kinds.length)
  for (let tie = 0; tie < joins.length; tie += 1) joins[tie] = (figures.chance[tie] ?? 0) >= LIKELY ? 1 : 0
  for (const each of standing)
    if (each.subject.on === 'tie') joins[each.subject.tie] = isParting(each) ? 0 : 1
  return joins
}

/** Pairs that were confirmed; and sources of which each was confirmed to carry the same tie, though the tie itself joins nobody. */
const bondsOf = (input: JoinInput, joins: Uint8Array, standing: readonly StandingDecision[]): Bond[] => {
  const bonds: Bond[] = []
  const firstConfirmed = new Map<number, number>()
  for (const each of standing) {
    if (each.standing !== 'confirmed') continue
    if (each.subject.on === 'pair') {
      const { a, b } = each.subject
      if (a < input.sources && b < input.sources) bonds.push({ a, b, leaf: each.leaf })
    } else if (each.subject.on === 'carrying' && joins[each.subject.tie] === 0) {
      const { source, tie } = each.subject
      const first = firstConfirmed.get(tie)
      if (first === undefined) firstConfirmed.set(tie, source)
      else bonds.push({ a: first, b: source, leaf: each.leaf })
    }
  }
  return bonds
}

/** Whether the pair shares a tie today that was not among its reasons when it was parted. */
const hasNewTie = (input: JoinInput, { subject, known }: StandingDecision): boolean => {
  if (subject.on !== 'pair' || known === undefined) return false
  return sharedTies(input, subject.a, subject.b).some((tie) => !known.includes(tieKey(input, tie)))
}

const aloneAsMinusOne = (label: Int32Array): Int32Array => {
  const sizes = new Uint32Array(label.length)
  for (const own of label) sizes[own] = (sizes[own] ?? 0) + 1
  return label.map((own) => ((sizes[own] ?? 0) > 1 ? own : -1))
}
