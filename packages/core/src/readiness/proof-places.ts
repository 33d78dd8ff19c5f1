/** Where proof of an element is usually found: what is special to the topics of the offence first, then what holds for its kind. */
import type { LawElement, LawOffence, ProofPlace, ProofPlaces } from '@smart-rescue/schema'

/** Places for one element of an offence, each once. */
export const placesFor = (
  places: ProofPlaces,
  offence: Pick<LawOffence, 'topics'>,
  element: Pick<LawElement, 'kind'>,
): readonly ProofPlace[] => {
  const special = offence.topics.flatMap((topic) =>
    Object.hasOwn(places.topics, topic) ? (places.topics[topic]?.[element.kind] ?? []) : [],
  )
  const all = [...special, ...places.kinds[element.kind]]
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at)
}
