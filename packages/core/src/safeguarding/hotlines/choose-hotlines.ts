/** Chooses whom to tell: police first when a child is in danger now, then the hotline of the reporter and that of the host. */
import type { Hotline } from './hotline.ts'

/** Where the reporter is, where the material lies if known, and whether a child is in immediate danger. */
export interface HotlineQuestion {
  readonly reporterCountry: string
  readonly hostCountry?: string | undefined
  readonly childInDanger: boolean
}

/** Why a channel stands where it stands. The screen puts the code into words. */
export type ChoiceReason =
  | 'emergency'
  | 'country-of-reporter'
  | 'country-of-host'
  | 'network'
  | 'police-of-reporter'

/** One channel with its reason, in the order in which to use them. */
export interface HotlineChoice {
  readonly hotline: Hotline
  readonly why: ChoiceReason
}

const NETWORKS = ['INT-INHOPE', 'INT-IWF']

/**
 * The channels in order. A network follows whenever the host's country is unknown or one of the two countries has no
 * hotline of its own in the table, so that the list is never empty while the table holds a network. Nobody is listed twice.
 */
export const chooseHotlines = (question: HotlineQuestion, table: readonly Hotline[]): HotlineChoice[] => {
  const { reporterCountry, hostCountry, childInDanger } = question
  const of = (country: string, kind: Hotline['kind']) =>
    table.filter((hotline) => hotline.country === country && hotline.kind === kind)
  const as = (why: ChoiceReason) => (hotline: Hotline) => ({ hotline, why })
  const police = of(reporterCountry, 'police')
  const own = of(reporterCountry, 'material-hotline')
  const host = hostCountry === undefined ? [] : of(hostCountry, 'material-hotline')
  const needsNetwork = hostCountry === undefined || own.length === 0 || host.length === 0
  const networks = needsNetwork ? table.filter(({ id }) => NETWORKS.includes(id)) : []
  const ordered = [
    ...(childInDanger ? police.map(as('emergency')) : []),
    ...own.map(as('country-of-reporter')),
    ...host.map(as('country-of-host')),
    ...networks.map(as('network')),
    ...(childInDanger ? [] : police.map(as('police-of-reporter'))),
  ]
  const seen = new Set<string>()
  return ordered.filter(({ hotline }) => !seen.has(hotline.id) && seen.add(hotline.id) !== undefined)
}
