/** The sentences of ties. English; other languages translate the structured reasons. */
import { readTraceTie, TRACES } from '../../../tracing/index.ts'
import { NOUNS } from '../../explain-link.ts'
import type { TieKind } from '../join-input.ts'

/** What a sentence needs to know of a tie. */
export interface TieFacts {
  readonly kind: TieKind
  readonly name: string
  readonly sources: number
  readonly hands: number
}

/** What both carry. */
export const sayTie = ({ kind, name, sources }: TieFacts): string => {
  const rest = sources <= 2 ? 'no other source does' : `${sources} sources do`
  if (kind === 'template') return `Both texts follow one template; ${rest}.`
  if (kind === 'picture')
    return `Both hold pictures that look alike: their PDQ hashes differ in at most 31 of 256 bits; ${rest}.`
  if (kind === 'file-trace')
    return `The same ${nounOfTrace(name)} stands in both; ${rest}. ${whyOfTrace(name)}`.trim()
  return `The ${NOUNS[kind]} ${name} stands in both; ${sources <= 2 ? 'no other source carries it' : `${sources} sources carry it`}.`
}

/** Fewer sources than this are no sign of an agency. */
const FEW = 5

/** That a tie is too common to join. */
export const sayCommonTie = (facts: TieFacts): string =>
  facts.sources < FEW
    ? `${nameTie(facts)} stands in ${facts.sources} sources, each the only one of its group to carry it: a slip or a copy is likelier than one hand behind them.`
    : `${nameTie(facts)} stands in ${facts.sources} sources that fall into ${facts.hands} groups with nothing else in common: it is likelier an agency's, a hotline's or a platform's than one hand's, and joins nobody.`

/** That the sources of a tie are not held together by anything else. */
export const sayHands = (facts: TieFacts): string =>
  `The ${facts.sources} sources that carry ${lower(nameTie(facts))} fall into ${facts.hands} groups that nothing else holds together.`

/** That a source carries a tie by a slip. */
export const saySlip = (facts: TieFacts): string =>
  `${nameTie(facts)} stands in ${facts.sources} sources, but of the group that this source otherwise belongs to it is the only one: a misreading or a copy is likelier than one hand behind both.`

/** That a reading is unsure. */
export const sayUnsure = (facts: TieFacts, confidence: number): string =>
  `${nameTie(facts)} was read with a confidence of ${Math.round(confidence * 100)} %.`

/** What may deceive in a trace or a picture, whatever its commonness; nothing for other ties. */
export const sayCaution = ({ kind, name }: TieFacts): string | undefined => {
  if (kind === 'picture')
    return 'Pictures are copied: who shows one need not have taken it, and different pictures of one scene may look alike.'
  const trace = kind === 'file-trace' ? readTraceTie(name) : undefined
  return trace === undefined ? undefined : TRACES[trace.kind].caution
}

/** That each has a contact of a kind which the other does not have. */
export const sayDifferent = (kind: TieKind): string =>
  `Each gives ${kind === 'email' || kind === 'account' ? 'an' : 'a'} ${nounOf(kind)} that the other does not give.`

/** Why a source hangs on a tie: what the machine measured of it. */
export const sayCarrying = (facts: TieFacts): string =>
  facts.sources < 2
    ? `${nameTie(facts)} stands in this source alone.`
    : `${nameTie(facts)} stands in ${facts.sources} sources, which fall into ${facts.hands} ${facts.hands === 1 ? 'group' : 'groups'} by everything else they share.`

const nounOf = (kind: TieKind): string =>
  kind === 'template'
    ? 'template'
    : kind === 'picture'
      ? 'picture'
      : kind === 'file-trace'
        ? 'trace'
        : NOUNS[kind]

/** What a trace is called; a name of an earlier version as it stands. */
const nounOfTrace = (name: string): string => {
  const trace = readTraceTie(name)
  return trace === undefined ? `trace “${name}”` : `${TRACES[trace.kind].noun} ${shorten(trace.value)}`
}

const whyOfTrace = (name: string): string => {
  const trace = readTraceTie(name)
  return trace === undefined ? '' : TRACES[trace.kind].why
}

/** Hashes and tokens are long; their beginning tells them apart. */
const shorten = (value: string): string => (value.length > 40 ? `${value.slice(0, 24)}…` : value)

const nameTie = ({ kind, name }: TieFacts): string =>
  kind === 'template' || kind === 'picture'
    ? `The ${nounOf(kind)}`
    : kind === 'file-trace'
      ? `The ${nounOfTrace(name)}`
      : `The ${NOUNS[kind]} ${name}`

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
