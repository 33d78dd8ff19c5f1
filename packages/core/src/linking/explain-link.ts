/** The sentences of a link: why, why not, and how the strength came about. English; other languages translate the structured reasons. */
import type { LinkProposal, LinkReason, SelectorKind } from '@smart-rescue/schema'

/** What a selector of each kind is called in a sentence. */
export const NOUNS: Readonly<Record<SelectorKind, string>> = {
  phone: 'telephone number',
  email: 'e-mail address',
  url: 'web address',
  handle: 'handle',
  wallet: 'wallet',
  account: 'account',
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
  return `The ${NOUNS[kind]} ${normal} stands in both, ${written}; ${rarity}.`
}

/** Why a common selector proves little. */
export function sayCommon(kind: SelectorKind, normal: string, exhibits: number): string {
  return `The ${NOUNS[kind]} ${normal} stands in ${exhibits} exhibits: the more carry it, the less it says about two of them.`
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
    return `${NOUNS[kind]} in ${exhibits} exhibits${share}`
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
