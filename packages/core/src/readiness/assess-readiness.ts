/**
 * Which offences a case is ready for, which groups are missing, and what must be minded. The machine adds up what people
 * covered and judged, by the rule of the pack; it says nothing about a person and decides nothing.
 */
import type { LawOffence, LawPack, ReadinessWarning, ShownSource } from '@smart-rescue/schema'
import { findAlternatives } from './alternatives.ts'
import { coverGroups, type GroupStanding, missingGroups } from './cover-groups.ts'
import type { ReadinessFacts } from './facts.ts'
import { type Force, forceOn } from './in-force.ts'
import { resolveSource } from './sources.ts'
import { carries, coveredElements, restsOnExhibits, restsOnOneWitness, tippedOnly } from './supports.ts'
import { warnOf } from './warn.ts'
import { packSource, warnCountry, warnProof } from './warn-country.ts'

/** Stands among missing groups where everything rests on one witness and the law asks for more. */
export const SECOND_SOURCE = 'second-source'

/** Stands among missing groups where the offence hangs on the very day of the act. */
export const DAY_OF_ACT = 'day-of-the-act'

/** How one offence stands. */
export interface OffenceVerdict {
  readonly country: string
  readonly packVersion: string
  readonly offence: LawOffence
  readonly force: Force
  readonly state: 'ready' | 'missing' | 'not-in-force'
  readonly groups: readonly GroupStanding[]
  /** Groups in the way, in the order of the pack; then `second-source` and `day-of-the-act` where these are. */
  readonly missing: readonly string[]
  /** Groups that must be covered, and how many are. */
  readonly asked: number
  readonly met: number
  /** Offences without means, best first, where this one asks for a means even for a child. */
  readonly alternatives: readonly string[]
  /** True where a choice of offences for a child leaves it out. */
  readonly hidden: boolean
  readonly source: ShownSource
}

/** The whole verdict; everything in the order of countries asked and of their packs. */
export interface Readiness {
  readonly offences: readonly OffenceVerdict[]
  readonly ready: readonly string[]
  readonly missing: Readonly<Record<string, readonly string[]>>
  readonly alternatives: Readonly<Record<string, readonly string[]>>
  readonly warnings: readonly ReadinessWarning[]
}

const relevantElements = (groups: readonly GroupStanding[]): ReadonlySet<string> =>
  new Set(groups.filter(({ blocks }) => blocks).flatMap(({ elements }) => elements.map(({ id }) => id)))

const judge = (
  pack: LawPack,
  offence: LawOffence,
  facts: ReadinessFacts,
  covered: ReadonlySet<string>,
): OffenceVerdict => {
  const force = forceOn(offence, facts.day)
  const groups = coverGroups(offence, covered, facts.victim)
  const blocking = groups.filter(({ blocks }) => blocks)
  const isCase = force === 'in-force' || force === 'depends'
  const oneWitness =
    (pack.proof_rules ?? []).some(({ rule }) => rule === 'one-witness') &&
    restsOnOneWitness(facts.covers, relevantElements(groups))
  const missing = isCase
    ? [
        ...missingGroups(groups),
        ...(oneWitness ? [SECOND_SOURCE] : []),
        ...(force === 'depends' ? [DAY_OF_ACT] : []),
      ]
    : []
  return {
    country: pack.iso2,
    packVersion: pack.version,
    offence,
    force,
    state: isCase ? (missing.length === 0 ? 'ready' : 'missing') : 'not-in-force',
    groups,
    missing,
    asked: blocking.length,
    met: blocking.filter((group) => group.covered).length,
    alternatives: isCase && facts.victim !== 'adult' ? findAlternatives(pack, offence, facts.day) : [],
    hidden: facts.victim !== 'adult' && offence.risk_to_child?.show === 'hidden',
    source: resolveSource(pack, offence.source),
  }
}

const warnSupports = (
  pack: LawPack,
  verdict: OffenceVerdict,
  facts: ReadinessFacts,
  tipped: readonly string[],
): readonly ReadinessWarning[] => {
  const own = verdict.offence.elements.filter(({ id }) => tipped.includes(id))
  const relevant = relevantElements(verdict.groups)
  const writing = (pack.proof_rules ?? []).find(({ rule }) => rule === 'other-writing')
  return [
    ...(own.length === 0
      ? []
      : [
          {
            code: 'tip-closes-nothing' as const,
            country: pack.iso2,
            offence: verdict.offence.id,
            elements: own.map(({ id }) => id),
            text: `${verdict.offence.id}: an anonymous tip shows where to look and never closes an element. Find a source that can be named.`,
            source: packSource(pack),
          },
        ]),
    ...(writing !== undefined && verdict.state === 'ready' && restsOnExhibits(facts.covers, relevant)
      ? [warnProof(pack, writing, verdict.offence.id)]
      : []),
    ...(verdict.missing.includes(SECOND_SOURCE)
      ? (pack.proof_rules ?? [])
          .filter(({ rule }) => rule === 'one-witness')
          .map((rule) => warnProof(pack, rule, verdict.offence.id))
      : []),
  ]
}

/** Judges the facts by the packs of the countries asked; a country without a pack is left out. Deterministic. */
export const assessReadiness = (facts: ReadinessFacts, packs: readonly LawPack[]): Readiness => {
  const chosen = facts.countries.flatMap((country) =>
    packs.filter(({ iso2 }) => iso2 === country).slice(0, 1),
  )
  const covered = coveredElements(facts.covers)
  const tipped = tippedOnly(facts.covers.filter(({ supports }) => supports?.some((one) => !carries(one))))
  const judged = chosen.map((pack) => ({
    pack,
    verdicts: pack.offences.map((offence) => judge(pack, offence, facts, covered)),
  }))
  const offences = judged.flatMap(({ verdicts }) => verdicts)
  return {
    offences,
    ready: offences.filter(({ state }) => state === 'ready').map(({ offence }) => offence.id),
    missing: Object.fromEntries(
      offences
        .filter(({ state }) => state === 'missing')
        .map(({ offence, missing }) => [offence.id, missing]),
    ),
    alternatives: Object.fromEntries(
      offences
        .filter(({ alternatives }) => alternatives.length > 0)
        .map(({ offence, alternatives }) => [offence.id, alternatives]),
    ),
    warnings: judged.flatMap(({ pack, verdicts }) => [
      ...warnCountry(pack),
      ...verdicts.flatMap((verdict) => [
        ...warnOf({ pack, ...verdict }, facts),
        ...warnSupports(pack, verdict, facts, tipped),
      ]),
    ]),
  }
}
