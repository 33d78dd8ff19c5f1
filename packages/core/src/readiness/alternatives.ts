/** Offences of the same country that need no means: where a means must be shown even for a child, they are the way round. */
import type { LawOffence, LawPack } from '@smart-rescue/schema'
import type { DaySpan } from './facts.ts'
import { forceOn } from './in-force.ts'

/** Whether the offence has no means to show for a child. */
export const needsNoMeans = (offence: LawOffence): boolean =>
  offence.means_for_child.must_be_proved === false && !offence.logic.some(({ group }) => group === 'means')

/** Ids that the text names whole, or by their beginning (`IN-POCSO`), or after a stroke (`BD-PC-372/373`). */
const isNamed = (text: string, id: string): boolean =>
  [...text.matchAll(/[A-Z]{2}-[A-Za-z0-9-]*[A-Za-z0-9](?:\/[0-9A-Za-z]+)*/g)].some(([found]) => {
    const [first = '', ...more] = found.split('/')
    const stem = first.slice(0, first.lastIndexOf('-') + 1)
    return [first, ...more.map((end) => `${stem}${end}`)].some(
      (name) => id === name || id.startsWith(`${name}-`),
    )
  })

/**
 * Alternatives of an offence for a child, best first: those its own text names, then those that share most topics, then
 * in the order of the pack. None where no means must be shown. Where nothing shares a topic, every one without means.
 */
export const findAlternatives = (
  pack: LawPack,
  offence: LawOffence,
  day: DaySpan | undefined,
): readonly string[] => {
  if (offence.means_for_child.must_be_proved === false) return []
  const ways = pack.offences.filter(
    (other) =>
      other.id !== offence.id &&
      needsNoMeans(other) &&
      other.risk_to_child?.show !== 'hidden' &&
      forceOn(other, day) === 'in-force',
  )
  const ranked = ways.map((other) => ({
    id: other.id,
    named: isNamed(offence.means_for_child.text, other.id),
    shared: other.topics.filter((topic) => offence.topics.includes(topic)).length,
  }))
  const near = ranked.filter(({ named, shared }) => named || shared > 0)
  return (near.length > 0 ? near : ranked)
    .toSorted((a, b) => Number(b.named) - Number(a.named) || b.shared - a.shared)
    .map(({ id }) => id)
}
