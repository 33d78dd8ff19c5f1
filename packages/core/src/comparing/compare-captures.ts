/** Holds two captures of one page against each other: the page they show, and the way on which each came. */
import { compareTexts, type DiffLimits, type TextDiff } from './compare-texts.ts'

/** A selector by kind and normal form. */
export interface SelectorName {
  readonly kind: string
  readonly normal: string
}

/** What one capture is compared by. `certificate` is the fingerprint of the server's certificate, `sha256:` and hex. */
export interface PageFacts {
  readonly text: string
  readonly selectors: readonly SelectorName[]
  readonly title: string
  readonly finalUrl: string
  readonly status?: number | undefined
  readonly certificate?: string | undefined
  readonly remoteAddress?: string | undefined
}

/** Selectors that both hold, and those of one side alone, by kind and normal form. */
export interface SelectorDiff {
  readonly both: readonly SelectorName[]
  readonly onlyBefore: readonly SelectorName[]
  readonly onlyAfter: readonly SelectorName[]
}

/** What may differ. The last two belong to the way, not to the page: large sites answer from many machines. */
export const ASPECTS = [
  'text',
  'selectors',
  'title',
  'final-address',
  'status',
  'certificate',
  'remote-address',
] as const
/** One of the aspects in which two captures may differ. */
export type Aspect = (typeof ASPECTS)[number]

/** One aspect with both values; texts and selectors carry none, their differences stand apart. */
export interface AspectVerdict {
  readonly aspect: Aspect
  readonly same: boolean
  readonly before?: string
  readonly after?: string
}

/**
 * The verdict: `same` when page and way agree in everything that was compared, else `differs`, with where. It is never
 * "authentic": two captures that agree show that two visits saw the same, and no more.
 */
export interface CaptureComparison {
  readonly verdict: 'same' | 'differs'
  readonly differs: readonly Aspect[]
  readonly aspects: readonly AspectVerdict[]
  readonly selectors: SelectorDiff
  readonly text: TextDiff
}

/** Compares selectors as sets. */
export const compareSelectors = (
  before: readonly SelectorName[],
  after: readonly SelectorName[],
): SelectorDiff => {
  const keyOf = ({ kind, normal }: SelectorName) => `${kind} ${normal}`
  const distinct = (list: readonly SelectorName[]) => new Map(list.map((one) => [keyOf(one), one]))
  const [first, second] = [distinct(before), distinct(after)]
  const sorted = (list: Iterable<[string, SelectorName]>): SelectorName[] =>
    [...list].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, { kind, normal }]) => ({ kind, normal }))
  return {
    both: sorted([...first].filter(([key]) => second.has(key))),
    onlyBefore: sorted([...first].filter(([key]) => !second.has(key))),
    onlyAfter: sorted([...second].filter(([key]) => !first.has(key))),
  }
}

/** Compares two captures. What neither side knows is the same; what one side alone knows differs. */
export const compareCaptures = (
  before: PageFacts,
  after: PageFacts,
  limits?: DiffLimits,
): CaptureComparison => {
  const text = compareTexts(before.text, after.text, limits)
  const selectors = compareSelectors(before.selectors, after.selectors)
  const valued = (aspect: Aspect, one: string | number | undefined, two: string | number | undefined) => ({
    aspect,
    same: one === two,
    ...(one === undefined ? {} : { before: String(one) }),
    ...(two === undefined ? {} : { after: String(two) }),
  })
  const aspects: AspectVerdict[] = [
    { aspect: 'text', same: text.same },
    { aspect: 'selectors', same: selectors.onlyBefore.length === 0 && selectors.onlyAfter.length === 0 },
    valued('title', before.title, after.title),
    valued('final-address', before.finalUrl, after.finalUrl),
    valued('status', before.status, after.status),
    valued('certificate', before.certificate, after.certificate),
    valued('remote-address', before.remoteAddress, after.remoteAddress),
  ]
  const differs = aspects.filter(({ same }) => !same).map(({ aspect }) => aspect)
  return { verdict: differs.length === 0 ? 'same' : 'differs', differs, aspects, selectors, text }
}
