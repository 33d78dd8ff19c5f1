/** What joining answers. */
import type { StandingDecision } from './decision.ts'

/** What was measured on every tie, by its number. */
export interface TieFigures {
  /** How many sources carry it. */
  readonly sources: Uint32Array
  /** How many hands these sources show apart from it: groups that other ties hold together. */
  readonly hands: Uint32Array
  /** How likely it is one hand's, 0 to 1; below ½ it joins nobody. What a person decided on the tie is not in it. */
  readonly chance: Float32Array
  /** The evidence behind the chance, in nats: positive where its sources hold together better than chance explains. */
  readonly evidence: Float32Array
  /** For places of `input.carried` that may be slips (a misreading, a copy): how likely they are none. All others count as 1. */
  readonly own: ReadonlyMap<number, number>
}

/** The networks of a set of sources. */
export interface Joined {
  /** For each source the smallest source of its network; -1 where it stands alone. */
  readonly label: Int32Array
  readonly figures: TieFigures
  /** The decisions that were in force. */
  readonly standing: readonly StandingDecision[]
  /** Pairs that people parted and that a later decision or a new reason brought together again. */
  readonly overruled: readonly StandingDecision[]
}

/** A join that a person made, with its place in the log. */
export interface Bond {
  readonly a: number
  readonly b: number
  readonly leaf: number
}
