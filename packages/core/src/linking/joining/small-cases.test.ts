/** What small cases must give: a case that holds one operator's adverts is one network, and a number that everybody shares still joins nobody. */
import { describe, expect, it } from 'vitest'
import { collectTies, joinSources } from './index.ts'

/** Networks of adverts, each with its template and its number; `-1` stands alone. */
const labelsOf = (
  adverts: readonly (readonly [template: string, phone: string, hub?: string])[],
): number[] => {
  const collector = collectTies(adverts.length)
  for (const [at, [template, phone, hub]] of adverts.entries()) {
    collector.carry(at, 'template', template)
    collector.carry(at, 'phone', phone)
    if (hub !== undefined) collector.carry(at, 'phone', hub)
  }
  return [...joinSources(collector.input()).label]
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

describe('a small case', () => {
  it.each([2, 3, 10, 60, 500])('of %i adverts of one text with one number is one network', (count) => {
    expect(new Set(labelsOf(times(count, () => ['room', '1'])))).toEqual(new Set([0]))
  })

  it.each([4, 10, 60, 500])('of %i adverts of one text with two numbers is one network', (count) => {
    expect(new Set(labelsOf(times(count, (at) => ['room', `${at % 2}`])))).toEqual(new Set([0]))
  })

  it.each([3, 4])('of 60 adverts of one text with %i numbers is one network', (numbers) => {
    expect(new Set(labelsOf(times(60, (at) => ['room', `${at % numbers}`])))).toEqual(new Set([0]))
  })

  it('of two texts with one number is one network', () => {
    expect(new Set(labelsOf(times(60, (at) => [`text ${at % 2}`, '1'])))).toEqual(new Set([0]))
  })

  it('of two operators who share nothing is two networks', () => {
    const labels = labelsOf(times(60, (at) => [`text ${at % 2}`, `${at % 2}`]))
    expect(new Set(labels).size).toBe(2)
    expect(labels[0]).not.toBe(labels[1])
  })

  it.each([6, 10, 40])('in which %i strangers name one agency is not made one network by it', (strangers) => {
    const labels = labelsOf(times(120, (at) => [`text ${at % strangers}`, `${at % strangers}`, 'agency']))
    expect(new Set(labels).size).toBe(strangers)
  })
})
