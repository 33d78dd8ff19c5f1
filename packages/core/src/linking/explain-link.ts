/** The sentences of a link: why, why not, and how the strength came about. English; other languages translate the structured reasons. */
import {
  type LinkProposal,
  type LinkReason,
  type LinkReasonKind,
  SelectorKind,
  TraceKind,
} from '@smart-rescue/schema'
import { TRACES } from '../tracing/index.ts'

/** What a selector of each kind is called in a sentence. */
export const NOUNS: Readonly<Record<SelectorKind, string>> = {
  phone: 'telephone number',
  email: 'e-mail address',
  url: 'web address',
  handle: 'handle',
  wallet: 'wallet',
  account: 'account',
}

/** What any reason of a link is about, in a sentence. */
const nounOf = (kind: LinkReasonKind): string => {
  const selector = SelectorKind.safeParse(kind)
  const trace = TraceKind.safeParse(kind)
  return selector.success ? NOUNS[selector.data] : trace.success ? TRACES[trace.data].noun : 'picture'
}

/** Why a trace or a picture that both hold speaks for a link. */
export function sayTraced({
  kind,
  normal,
  exhibits,
}: Pick<LinkReason, 'kind' | 'normal' | 'exhibits'>): string {
  const rarity = exhibits <= 2 ? 'no other exhibit carries it' : `${exhibits} exhibits carry it`
  const trace = TraceKind.safeParse(kind)
  return trace.success
    ? `The same ${TRACES[trace.data].noun} ${normal} stands in both files; ${rarity}. ${TRACES[trace.data].why}`
    : `Both hold pictures that look alike: their PDQ hashes differ in ${normal.replace(/^pdq:(\d+)\/256$/, '$1 of 256 bits')}.`
}

/** What may deceive in it. */
export function sayTraceCaution(kind: LinkReasonKind): string {
  const trace = TraceKind.safeParse(kind)
  return trace.success
    ? TRACES[trace.data].caution
    : 'Pictures are copied: who shows one need not have taken it.'
}

/** Why the two belong together, with the notation found in each. */
export function sayShared(
  reason: Pick<LinkReason, 'kind' | 'normal' | 'originalA' | 'originalB' | 'exhibits'>,
): string {
  const { kind, normal, originalA, originalB, exhibits } = reason
  const written =
    originalA === originalB
      ? `written “${originalA}”`
      : `written “${originalA}” in one and “${originalB}” in the other`
  const rarity = exhibits <= 2 ? 'no other exhibit carries it' : `${exhibits} exhibits carry it`
  return `The ${nounOf(kind)} ${normal} stands in both, ${written}; ${rarity}.`
}

/** Why a common selector proves little. */
export function sayCommon(kind: LinkReasonKind, normal: string, exhibits: number): string {
  return `The ${nounOf(kind)} ${normal} stands in ${exhibits} exhibits: the more carry it, the less it says about two of them.`
}

/** How the strength of a proposal came about, in one or two sentences. */
export function explainStrength(
  proposal: Pick<LinkProposal, 'strength' | 'reasons' | 'counterReasons'>,
): string {
  const { strength, reasons, counterReasons } = proposal
  if (counterReasons.some(({ rule }) => rule === 'same-page')) {
    return 'Strength 0: both are captures of the same page, so there is no second source.'
  }
  const parts = reasons.map(({ kind, exhibits, weight }) => {
    const share = weight === undefined ? '' : `: ${percent(weight)}`
    return `${nounOf(kind)} in ${exhibits} exhibits${share}`
  })
  const joint = parts.length > 1 ? ', joined as independent hints' : ''
  const site = counterReasons.some(({ rule }) => rule === 'same-site')
    ? ', halved because both are pages of one site'
    : ''
  return `Strength ${percent(strength)} (${parts.join('; ')}${joint}${site}).`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
