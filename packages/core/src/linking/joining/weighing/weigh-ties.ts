/**
 * How likely a tie is one hand's. Measured on the sources themselves; there is nothing to set.
 *
 * Sources that carry a tie fall into *hands*: groups that other ties hold together. A person's number recurs among few hands
 * (his own templates, his other numbers), however many adverts he posts; an agency's, hotline's or platform's number stands
 * in as many hands as it has sources. Two explanations are held against each other:
 *
 * - one hand: who writes the next source is drawn as in Ewens' sampling formula (W. J. Ewens 1972, “The sampling theory of
 *   selectively neutral alleles”) – a known hand with odds of its sources so far, a new one with odds θ;
 * - common: each source that carries the tie is drawn from all sources, without regard to hands.
 *
 *   evidence = ln Σ w(θ) · θᵏ Γ(θ) / Γ(θ + n) · Π (nᵢ - 1)!  −  Σ (nᵢ - 1) ln (mᵢ / N)  +  Σ ln ((nᵢ + 1) / (mᵢ + 1))
 *
 * with n sources in k hands, nᵢ of them in hand i, which has mᵢ of all N sources (mᵢ / N is never taken for more than a fifth). The last sum is the chance that a hand
 * which might use the tie in any share of its sources uses it that seldom: one advert of forty that follows a stranger's
 * template is a copy or an error sooner than a bridge between two hands. Against a selector, which is exact, it counts from
 * three hands on. The weights w of the five θ, and how many
 * ties are common at all, are learned from all ties of the same class (expectation-maximisation), beginning with one
 * imaginary tie each and one common tie in a hundred. chance = 1 / (1 + e^-(evidence + prior)).
 */
import type { Carriers, JoinInput, TieKind } from '../join-input.ts'
import { logGamma } from './log-gamma.ts'

/** How ready hands may be to begin anew, from «always the same text» to «hardly ever». */
const THETAS = [0.1, 0.3, 1, 3, 10] as const
const ROUNDS = 25
/**
 * No hand is taken for more than a fifth of all sources: a case is what somebody gathered, not the world. Where one or two
 * hands are all there is, drawing from all sources would always hit them, and their own text would count as everybody's.
 */
const LARGEST_SHARE = 1 / 5

/** The groups that other ties form: `hand[s]` of each source, `size` of each hand, and how many sources there are in all. How seldom a hand uses a tie is held against a tie from so many hands on (`seldomFrom`; 1 where absent). */
export interface Hands {
  readonly hand: Int32Array
  readonly size: Uint32Array
  readonly total: number
  readonly seldomFrom?: number
}

/** What is measured of ties, by their number. */
export interface Weights {
  readonly hands: Uint32Array
  readonly evidence: Float32Array
  readonly chance: Float32Array
  /** The θ that fits a tie best, on the average of the five. */
  readonly theta: Float32Array
}

/** What was learned from a class of ties: the weights of the five θ, and the share of common ties. */
export interface TieModel {
  readonly weights: readonly number[]
  readonly common: number
}

/** Room for the figures of all ties: until it is weighed a tie counts as one hand's. */
export const noWeights = (ties: number): Weights => ({
  hands: new Uint32Array(ties),
  evidence: new Float32Array(ties),
  chance: new Float32Array(ties).fill(1),
  theta: new Float32Array(ties).fill(1),
})

/**
 * Weighs the ties against the hands, learning from them unless a model is given, and answers the model. A source without a
 * hand (-1) says nothing; a tie with fewer than two sources gets the chance 1 and teaches nothing.
 */
export const weighTies = (
  ties: readonly number[],
  carriers: Carriers,
  hands: Hands,
  into: Weights,
  given?: TieModel,
): TieModel => {
  const asked: number[] = []
  const terms: number[] = []
  for (const tie of ties) {
    const own = handsOfTie(tie, carriers, hands)
    const { n, k, fixed } = countHands(own, hands)
    into.hands[tie] = k
    into.evidence[tie] = 0
    into.chance[tie] = 1
    if (n < 2) continue
    asked.push(tie)
    for (const theta of THETAS)
      terms.push(k * Math.log(theta) + logGamma(theta) - logGamma(theta + n) + fixed)
  }
  const model = given ?? learn(asked, terms)
  judge(asked, terms, model, (tie, evidence, chance, shares) => {
    into.evidence[tie] = evidence
    into.chance[tie] = chance
    into.theta[tie] = THETAS.reduce((sum, theta, t) => sum + theta * (shares[t] ?? 0), 0)
  })
  return model
}

const handsOfTie = (tie: number, carriers: Carriers, { hand }: Hands): number[] => {
  const found: number[] = []
  for (let at = carriers.starts[tie] ?? 0; at < (carriers.starts[tie + 1] ?? 0); at += 1) {
    const own = hand[carriers.sources[at] ?? 0] ?? -1
    if (own >= 0) found.push(own)
  }
  return found.sort((x, y) => x - y)
}

/** n, k, and the part of the evidence that θ does not touch. */
const countHands = (sorted: readonly number[], { size, total, seldomFrom = 1 }: Hands) => {
  const n = sorted.length
  let k = 0
  let fixed = 0
  let seldom = 0
  for (let at = 0; at < n; ) {
    let next = at + 1
    while (next < n && sorted[next] === sorted[at]) next += 1
    const own = next - at
    const all = Math.max(own, size[sorted[at] ?? 0] ?? own)
    k += 1
    fixed += logGamma(own) - (own - 1) * Math.log(Math.min(LARGEST_SHARE, all / Math.max(total, n)))
    seldom += Math.log((own + 1) / (all + 1))
    at = next
  }
  return { n, k, fixed: k < seldomFrom ? fixed : fixed + seldom }
}

/** Expectation-maximisation from the imaginary beginning. */
const learn = (asked: readonly number[], terms: readonly number[]): TieModel => {
  let model: TieModel = { weights: THETAS.map(() => 1 / THETAS.length), common: 0.01 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const gathered = THETAS.map(() => 1)
    let own = 0
    judge(asked, terms, model, (_, __, chance, shares) => {
      own += chance
      for (let t = 0; t < THETAS.length; t += 1) gathered[t] = (gathered[t] ?? 0) + chance * (shares[t] ?? 0)
    })
    model = {
      weights: gathered.map((each) => each / (THETAS.length + own)),
      common: (1 + asked.length - own) / (100 + asked.length),
    }
  }
  return model
}

/** Evidence and chance of each tie under the model, and the share that each θ has in it. */
const judge = (
  asked: readonly number[],
  terms: readonly number[],
  { weights, common }: TieModel,
  tell: (tie: number, evidence: number, chance: number, shares: Float64Array) => void,
): void => {
  const logs = weights.map(Math.log)
  const prior = Math.log((1 - common) / common)
  const shares = new Float64Array(THETAS.length)
  for (const [at, tie] of asked.entries()) {
    const begin = at * THETAS.length
    let most = Number.NEGATIVE_INFINITY
    for (let t = 0; t < THETAS.length; t += 1) most = Math.max(most, (terms[begin + t] ?? 0) + (logs[t] ?? 0))
    let sum = 0
    for (let t = 0; t < THETAS.length; t += 1) {
      const share = Math.exp((terms[begin + t] ?? 0) + (logs[t] ?? 0) - most)
      shares[t] = share
      sum += share
    }
    for (let t = 0; t < THETAS.length; t += 1) shares[t] = (shares[t] ?? 0) / sum
    const evidence = most + Math.log(sum)
    tell(tie, evidence, 1 / (1 + Math.exp(-(evidence + prior))), shares)
  }
}

/** Selectors and traces lead to a holder; templates and pictures are content that may be copied. Each class is weighed by the other. */
const isContent = (kind: TieKind): boolean => kind === 'template' || kind === 'picture'

/** The ties of one class, ascending. */
export const tiesOfClass = (input: JoinInput, content: boolean): number[] => {
  const found: number[] = []
  for (let tie = 0; tie < input.kinds.length; tie += 1)
    if (isContent(input.kinds[tie] ?? 'phone') === content) found.push(tie)
  return found
}
