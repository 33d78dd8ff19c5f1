/**
 * Figures of others, and which of them may stand on one axis. Source: the statistics of the shared data, each with its
 * own. Rule of its dashboard: «under 1 %» is an estimate of convictions over estimated victims; the ratio of the TIP
 * report uses identified victims: never both on one axis.
 */

/** What a figure is divided by. */
export type Denominator =
  | 'estimated-victims'
  | 'identified-victims'
  | 'prosecutions'
  | 'own-cases'
  | 'own-charges'

/** A figure with what must stand beside it. */
export interface Figure {
  readonly id: string
  readonly denominator: Denominator
  /** In per cent; `below` where only a bound is known. */
  readonly percent: number
  readonly below?: true
  readonly numeratorText: string
  readonly denominatorText: string
  readonly period: string
  readonly scope: string
  readonly source: string
  readonly caveat: string
  readonly isEstimate: boolean
}

/** Figures that readers compare their own with. */
export const REFERENCE_FIGURES: readonly Figure[] = [
  {
    id: 'FAG-1',
    denominator: 'estimated-victims',
    percent: 1,
    below: true,
    numeratorText: 'convictions',
    denominatorText: 'estimated child victims',
    period: 'c. 2020',
    scope: 'world',
    source: 'Free a Girl, press release, 29 Oct 2020',
    caveat: 'An estimate of an organisation; never a measured rate.',
    isEstimate: true,
  },
  {
    id: 'TIP-2023',
    denominator: 'identified-victims',
    percent: 5.3,
    numeratorText: '7,115 convictions',
    denominatorText: '133,943 identified victims',
    period: '2023',
    scope: 'world',
    source: 'US State Department, TIP Report 2024, as reproduced by Greenlight Operation',
    caveat: 'All forms of trafficking and all ages; a conviction is not linked to a victim of the same year.',
    isEstimate: false,
  },
  {
    id: 'TIP-2023-P',
    denominator: 'prosecutions',
    percent: 37.9,
    numeratorText: '7,115 convictions',
    denominatorText: '18,774 prosecutions',
    period: '2023',
    scope: 'world',
    source: 'US State Department, TIP Report 2024, as reproduced by Greenlight Operation',
    caveat: 'All forms of trafficking and all ages; cases run over several years.',
    isEstimate: false,
  },
]

/** Whether two figures may share an axis: only where both are divided by the same thing. */
export const mayShareAxis = (one: Pick<Figure, 'denominator'>, other: Pick<Figure, 'denominator'>): boolean =>
  one.denominator === other.denominator

/** Figures by axis: each group shares one denominator, and no figure stands in two. */
export const groupByAxis = <F extends Pick<Figure, 'denominator'>>(
  figures: readonly F[],
): ReadonlyMap<Denominator, readonly F[]> => {
  const groups = new Map<Denominator, F[]>()
  for (const figure of figures)
    groups.set(figure.denominator, [...(groups.get(figure.denominator) ?? []), figure])
  return groups
}
