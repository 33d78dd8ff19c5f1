/** What counts as support: a tip of nobody never closes an element, and one witness is one witness however often heard. */
import type { Cover, Support } from './facts.ts'

/** Whether this support can carry an element at all. */
export const carries = ({ kind }: Support): boolean => kind !== 'anonymous-tip'

/** Elements that something carries. A cover that says nothing of its supports is taken at its word. */
export const coveredElements = (covers: readonly Cover[]): ReadonlySet<string> =>
  new Set(
    covers
      .filter(({ supports }) => supports === undefined || supports.some(carries))
      .map(({ element }) => element),
  )

/** Elements for which there are tips of nobody and nothing else. */
export const tippedOnly = (covers: readonly Cover[]): readonly string[] => {
  const covered = coveredElements(covers)
  return [...new Set(covers.map(({ element }) => element))].filter((element) => !covered.has(element))
}

/**
 * Whether everything under these elements is the word of one witness. False as long as one element rests on something
 * else, on a second witness, or on something that is not said.
 */
export const restsOnOneWitness = (covers: readonly Cover[], elements: ReadonlySet<string>): boolean => {
  const relevant = covers.filter(({ element }) => elements.has(element))
  if (relevant.length === 0 || relevant.some(({ supports }) => supports === undefined)) return false
  const carrying = relevant.flatMap(({ supports }) => (supports ?? []).filter(carries))
  if (carrying.length === 0 || carrying.some(({ kind }) => kind !== 'witness')) return false
  return new Set(carrying.map(({ who }) => who)).size === 1
}

/** Whether everything under these elements is what the organisation itself captured or was given. */
export const restsOnExhibits = (covers: readonly Cover[], elements: ReadonlySet<string>): boolean => {
  const relevant = covers.filter(({ element }) => elements.has(element))
  const carrying = relevant.flatMap(({ supports }) => (supports ?? []).filter(carries))
  return (
    carrying.length > 0 &&
    relevant.every(({ supports }) => supports !== undefined) &&
    carrying.every(({ kind }) => kind === 'exhibit')
  )
}
