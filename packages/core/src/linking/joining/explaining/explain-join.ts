/** Why two sources stand in one network, and what speaks against it: structured reasons, each with its sentence. */
import { joinWeights, type Separation } from '../../link-strength.ts'
import { pageOf, siteOf } from '../../same-page.ts'
import { type Standing, subjectKey } from '../decision.ts'
import type { JoinInput, TieKind } from '../join-input.ts'
import { isParting } from '../join-sources.ts'
import type { Joined } from '../joined.ts'
import { placeOf, sharedTies, tiesOf } from '../shared-ties.ts'
import { standingOf } from '../standing-of.ts'
import { LIKELY } from '../weighing/measure-ties.ts'
import { sayCaution, sayCommonTie, sayDifferent, sayHands, saySlip, sayTie, sayUnsure } from './say-tie.ts'

/** A reason or counter-reason: what it is about, in figures that other languages can put into their own words, and in English. */
export interface WordedReason {
  readonly rule: string
  readonly sentence: string
  /** What it adds, 0 to 1; absent where it adds nothing. */
  readonly weight?: number
  /** The tie it is about, by its number. */
  readonly tie?: number
  readonly sources?: number
  readonly hands?: number
}

/** The reasons of a pair. */
export interface JoinExplanation {
  /** 1 − Π (1 − confidence × chance) over the ties that join; 1 when a person confirmed the pair, 0 when one parted it. */
  readonly strength: number
  readonly standing: Standing
  readonly reasons: readonly WordedReason[]
  readonly counterReasons: readonly WordedReason[]
}

/** What a tie adds between a source and the others that carry it: confidence of the reading × chance that it is one hand's; by a decision, 1 or 0. */
export const strengthOf = (input: JoinInput, joined: Joined, source: number, tie: number): number => {
  const carrying = standingOf(joined, subjectKey({ on: 'carrying', source, tie }))
  if (carrying === 'confirmed') return 1
  if (carrying !== 'proposed') return 0
  const whole = standingOf(joined, subjectKey({ on: 'tie', tie }))
  if (whole === 'confirmed') return 1
  if (whole !== 'proposed') return 0
  const place = placeOf(input, source, tie)
  const own = place === undefined ? 0 : (joined.figures.own.get(place) ?? 1)
  return round(confidenceOf(input, source, tie) * (joined.figures.chance[tie] ?? 0) * own)
}

/** Reasons and counter-reasons for two sources. `pages` are the addresses they were taken from, where they have one. */
export const explainJoin = (
  input: JoinInput,
  joined: Joined,
  a: number,
  b: number,
  pages: { readonly a?: string; readonly b?: string } = {},
): JoinExplanation => {
  const shared = sharedTies(input, a, b)
  const reasons: WordedReason[] = []
  const counterReasons: WordedReason[] = []
  for (const tie of shared) {
    const weight = Math.min(strengthOf(input, joined, a, tie), strengthOf(input, joined, b, tie))
    const facts = factsOf(input, joined, tie)
    const slips = [a, b].filter((source) => isSlip(input, joined, source, tie))
    if (slips.length > 0) {
      counterReasons.push({ rule: 'slip', tie, ...figuresOf(facts), sentence: saySlip(facts) })
    } else if (weight >= LIKELY || (joined.figures.chance[tie] ?? 0) >= LIKELY) {
      reasons.push({ rule: ruleOf(facts.kind), weight, tie, ...figuresOf(facts), sentence: sayTie(facts) })
      if (facts.hands > 1 && facts.sources > 2)
        counterReasons.push({ rule: 'several-hands', tie, ...figuresOf(facts), sentence: sayHands(facts) })
      counterReasons.push(...cautionOf(tie, facts))
      const sure = Math.min(confidenceOf(input, a, tie), confidenceOf(input, b, tie))
      if (sure < 0.8 && isRead(facts.kind))
        counterReasons.push({ rule: 'unsure-reading', tie, sentence: sayUnsure(facts, sure) })
    } else {
      counterReasons.push({ rule: 'common-tie', tie, ...figuresOf(facts), sentence: sayCommonTie(facts) })
    }
  }
  counterReasons.push(...different(input, a, b, shared))
  const separation = separationOf(pages)
  if (separation !== 'separate') counterReasons.push(saySeparation(separation, pages.a ?? ''))
  const key = subjectKey({ on: 'pair', a, b })
  const standing = standingOf(joined, key)
  const strength =
    standing === 'confirmed'
      ? 1
      : isPartedNow(joined, key)
        ? 0
        : joinWeights(
            reasons.map(({ weight = 0 }) => weight),
            separation,
          )
  return { strength, standing, reasons, counterReasons }
}

/** What is known of a tie, for its sentences. */
export const factsOf = (input: JoinInput, joined: Pick<Joined, 'figures'>, tie: number) => ({
  kind: input.kinds[tie] ?? ('phone' as const),
  name: input.names[tie] ?? '',
  sources: joined.figures.sources[tie] ?? 0,
  hands: joined.figures.hands[tie] ?? 0,
})

/** What may deceive in a picture or a trace, as a counter-reason. */
export const cautionOf = (tie: number, facts: Parameters<typeof sayCaution>[0]): WordedReason[] => {
  const sentence = sayCaution(facts)
  return sentence === undefined ? [] : [{ rule: 'caution', tie, sentence }]
}

/** Selectors are read out of a text, and a reading may be unsure; of a trace the figure says how telling it is, which its caution says in words. */
export const isRead = (kind: TieKind): boolean => ruleOf(kind) === 'same-selector'

const figuresOf = ({ sources, hands }: { sources: number; hands: number }) => ({ sources, hands })

/** The rule of a reason by the kind of its tie, as the records name it. */
export const ruleOf = (
  kind: string,
): 'same-template' | 'same-picture' | 'same-file-trace' | 'same-selector' =>
  kind === 'template'
    ? 'same-template'
    : kind === 'picture'
      ? 'same-picture'
      : kind === 'file-trace'
        ? 'same-file-trace'
        : 'same-selector'

/** Parted by people, and neither a later decision nor a new reason stands against it. */
const isPartedNow = (joined: Joined, key: string): boolean =>
  joined.standing.some((each) => subjectKey(each.subject) === key && isParting(each)) &&
  !joined.overruled.some(({ subject }) => subjectKey(subject) === key)

/** Kinds of contact of which each of the two has one that the other lacks, and they share none of that kind. */
const different = (input: JoinInput, a: number, b: number, shared: readonly number[]): WordedReason[] => {
  const kindsOf = (ties: readonly number[]) => new Set(ties.map((tie) => input.kinds[tie] ?? 'phone'))
  const common = kindsOf(shared)
  const [here, there] = [kindsOf(tiesOf(input, a)), kindsOf(tiesOf(input, b))]
  return [...here]
    .filter((kind) => ruleOf(kind) === 'same-selector' && there.has(kind) && !common.has(kind))
    .sort()
    .map((kind) => ({ rule: 'different-contact', sentence: sayDifferent(kind) }))
}

/** Whether a source likelier carries a tie by a slip, and nobody decided that it counts. */
export const isSlip = (input: JoinInput, joined: Joined, source: number, tie: number): boolean => {
  const place = placeOf(input, source, tie)
  if (place === undefined || (joined.figures.own.get(place) ?? 1) >= LIKELY) return false
  return standingOf(joined, subjectKey({ on: 'carrying', source, tie })) === 'proposed'
}

/** How sure the reading of a tie in a source is, 0 to 1; 0 where the source does not carry it. */
export const confidenceOf = (input: JoinInput, source: number, tie: number): number => {
  const place = placeOf(input, source, tie)
  return place === undefined ? 0 : (input.confidence[place] ?? 0)
}

const separationOf = ({ a, b }: { readonly a?: string; readonly b?: string }): Separation => {
  if (a === undefined || b === undefined || a === '' || b === '') return 'separate'
  if (pageOf(a) === pageOf(b)) return 'same-page'
  return siteOf(a) === siteOf(b) ? 'same-site' : 'separate'
}

const saySeparation = (separation: Separation, url: string): WordedReason =>
  separation === 'same-page'
    ? { rule: 'same-page', sentence: `Both are captures of ${url}: that is one source, not two.` }
    : {
        rule: 'same-site',
        sentence: `Both are pages of ${siteOf(url)}, whose own contact may stand on each.`,
      }

const round = (value: number): number => Math.round(value * 10_000) / 10_000
