/** How the case stands by people's acts: what each element rests on, what lawyers say of it, and what does not fit together. Pure. */
import type { Cover, ReadinessFacts, Support } from '@smart-rescue/core/readiness'
import type { CaseElement, ChargeFrame, ElementCover, ElementJudgement } from '@smart-rescue/schema'
import type { StoredCover, StoredJudgement } from './store.ts'

/** One element as people left it. */
export interface ElementStanding {
  readonly state: CaseElement['state']
  readonly covers: readonly ElementCover[]
  readonly judgements: readonly ElementJudgement[]
  readonly conflicts: CaseElement['conflicts']
}

const NOTHING: ElementStanding = { state: 'missing', covers: [], judgements: [], conflicts: [] }

const carries = ({ kind }: ElementCover): boolean => kind !== 'anonymous-tip'

const stand = (covers: readonly StoredCover[], judgements: readonly StoredJudgement[]): ElementStanding => {
  const present = covers.filter(({ withdrawnLeaf }) => withdrawnLeaf === undefined).map(({ cover }) => cover)
  const isCarried = present.some(carries)
  const last = judgements.at(-1)
  const changed = Math.max(-1, ...covers.map(({ leaf, withdrawnLeaf }) => withdrawnLeaf ?? leaf))
  const conflicts: CaseElement['conflicts'] = []
  const differing = judgements.filter(({ judgement }) => judgement.by.id !== last?.judgement.by.id).at(-1)
  if (differing !== undefined && differing.judgement.judgement !== last?.judgement.judgement)
    conflicts.push('lawyers-differ')
  if (last !== undefined && changed > last.leaf) conflicts.push('changed-since')
  if (present.length > 0 && !isCarried) conflicts.push('tip-only')
  const said = last?.judgement.judgement
  const state =
    said === undefined
      ? isCarried
        ? 'to-judge'
        : 'missing'
      : said === 'covered' && !isCarried
        ? 'missing'
        : said
  return { state, covers: present, judgements: judgements.map(({ judgement }) => judgement), conflicts }
}

/** The standing of every element that anything was said of; the others are missing with nothing to them. */
export const standingOf = (
  covers: readonly StoredCover[],
  judgements: readonly StoredJudgement[],
): ((element: string) => ElementStanding) => {
  const names = new Set([...covers, ...judgements].map(({ element }) => element))
  const all = new Map(
    [...names].map((name) => [
      name,
      stand(
        covers.filter(({ element }) => element === name),
        judgements.filter(({ element }) => element === name),
      ),
    ]),
  )
  return (element) => all.get(element) ?? NOTHING
}

const toSupport = ({ kind, exhibitId, reference, id }: ElementCover): Support => ({
  kind,
  who: kind === 'exhibit' ? (exhibitId ?? id) : (reference?.toLowerCase() ?? id),
})

/**
 * The facts that readiness is judged from: elements that a lawyer calls covered, with what they rest on. Elements with tips
 * of nobody alone go along as such, so that it can be said that these close nothing.
 */
export const toReadinessFacts = (
  frame: ChargeFrame,
  elements: readonly string[],
  standing: (element: string) => ElementStanding,
): ReadinessFacts => ({
  countries: frame.countries,
  day: frame.day,
  victim: frame.victim,
  covers: elements.flatMap((element): Cover[] => {
    const { state, covers, conflicts } = standing(element)
    return state === 'covered' || conflicts.includes('tip-only')
      ? [{ element, supports: covers.map(toSupport) }]
      : []
  }),
})
