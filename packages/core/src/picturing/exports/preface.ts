/** What every export says of itself in its first lines: what it is, of which case, when, and that a machine proposed it. */
import type { NetworkEdge } from '@smart-rescue/schema'

/** What an export is about. Nothing here is asked of a clock. */
export interface ExportAbout {
  /** The case's reference, such as `SR-2026-014`; never its title. */
  readonly caseReference: string
  /** The network's id in that case. */
  readonly network: string
  /** When it was written: ISO 8601 with its zone. */
  readonly at: string
  /** The entry of the custody log that tells of this export. */
  readonly logged?: number
  /** ISO 8601, where the picture shows how it stood at an earlier moment. */
  readonly moment?: string
  /** Who decided joins, by their names in this house. */
  readonly deciders: readonly string[]
  /** What was left out by the reader's filters, as sentences. */
  readonly leftOut: readonly string[]
}

const number = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`

/** One line each, without line breaks. `names` false says only that persons decided, for what leaves the house. */
export const preface = (
  about: ExportAbout,
  edges: readonly Pick<NetworkEdge, 'state'>[],
  names = true,
): string[] => {
  const count = (state: NetworkEdge['state']): number => edges.filter((edge) => edge.state === state).length
  const decided = edges.length - count('proposed')
  const who = names && about.deciders.length > 0 ? about.deciders.join('; ') : 'named persons of this house'
  const lines = [
    `Smart Rescue: part of network ${about.network} of case ${about.caseReference}, written ${about.at}`,
    ...(about.moment === undefined
      ? []
      : [`As it stood on ${about.moment}; what was decided since is not in it`]),
    ...(about.logged === undefined
      ? []
      : [`Entry ${about.logged} of the custody log says who took it out and when`]),
    `Joins are proposed by a machine, with reasons; a join is true only as far as its reasons are`,
    decided === 0
      ? `${number(edges.length, 'join', 'joins')}, decided by nobody yet`
      : `${number(count('proposed'), 'join', 'joins')} undecided, ${count('confirmed')} confirmed, ${count('rejected')} rejected, ${count('broken')} broken, decided by ${who}`,
    `This is a working paper, no evidence: the exhibits and the custody log of the case are`,
    ...about.leftOut.map((sentence) => `Left out: ${sentence}`),
  ]
  return lines.map((line) => line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))
}
