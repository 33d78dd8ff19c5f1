/** Boilerplate: a sentence that many adverts carry joins nobody who has something of his own to say; a template made of such sentences stays one. */
import { describe, expect, it } from 'vitest'
import { groupTexts } from './index.ts'

let state = 5
const draw = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const SYLLABLES = 'ka lo mi ru te sa no bi du ve fo ha'.split(' ')
const word = (): string => Array.from({ length: 3 }, () => SYLLABLES[draw(12)]).join('')
const words = (count: number): string => Array.from({ length: count }, word).join(' ')

const STOCK = 'every customer of our house receives a printed receipt and two spare blankets'
/** Adverts that have nothing to do with the others. */
const others = Array.from({ length: 300 }, () => `${words(9)}. ${words(9)}.`)

describe('boilerplate', () => {
  it('does not join adverts that share one sentence and say their own besides', () => {
    const texts = Array.from({ length: 60 }, () => `${words(10)}. ${STOCK}.`)
    const labels = groupTexts([...texts, ...others]).slice(0, 60)
    expect(labels.filter((label) => label >= 0).length).toBe(0)
  })

  it('still groups the adverts of one template among those that share the sentence', () => {
    const mine = words(10)
    const texts = Array.from({ length: 60 }, (_, at) =>
      at < 5 ? `${mine}, ring Anna${at}. ${STOCK}.` : `${words(10)}. ${STOCK}.`,
    )
    const labels = Array.from(groupTexts([...texts, ...others]))
    expect(labels.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    expect(labels.slice(5, 60).filter((label) => label >= 0).length).toBe(0)
  })

  it('keeps a template whole that consists of common sentences, whatever stands in its slots', () => {
    const template = `${words(9)}. ${words(9)}. ${words(9)}.`
    const texts = Array.from({ length: 60 }, () => `${template} Ask for ${word()} in ${word()}.`)
    expect(new Set(groupTexts([...texts, ...others]).slice(0, 60))).toEqual(new Set([0]))
  })

  it('leaves a text as it is whatever ends its sentences', () => {
    const body = 'we carry your piano and all the chairs'
    const labels = groupTexts([
      `${body}. Ring today`,
      `${body}! ring today.`,
      `${body} – ring today`,
      ...others,
    ])
    expect(Array.from(labels.slice(0, 3))).toEqual([0, 0, 0])
  })
})
