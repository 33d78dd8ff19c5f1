/** Promises about what is fixed and what is a slot: majority rules, slips are no values, and steady variation is. */
import { describe, expect, it } from 'vitest'
import { buildConsensus, type Distinct } from './build-consensus.ts'
import { choiceBits, editBits, slotBits, tokenBits } from './description-length.ts'
import { findSlots } from './find-slots.ts'
import { isSlipOf } from './is-slip-of.ts'
import { settleSlips } from './settle-slips.ts'
import { openVocabulary, splitTokens } from './split-tokens.ts'
import { TOKEN } from './token-kind.ts'

const build = (texts: readonly (string | readonly [string, number])[]) => {
  const vocabulary = openVocabulary()
  const members = texts.map((each): Distinct => {
    const [text, weight] = typeof each === 'string' ? [each, 1] : each
    return { tokens: splitTokens(text, vocabulary), weight }
  })
  const consensus = buildConsensus(members, members)
  const words = Array.from(consensus.ids, (id) => vocabulary.words[id] ?? '')
  const spans = findSlots(members, consensus, vocabulary)
  return {
    consensus,
    members,
    vocabulary,
    words: words.join(' '),
    slots: spans.map(({ from, to, kind }) => `${kind}: ${words.slice(from, to).join(' ')}`),
  }
}

describe('buildConsensus', () => {
  it('takes the word that most have, wherever the others slip', () => {
    expect(build(['a red van and two men', 'a rde van and two men', 'a red van nad two men']).words).toBe(
      'a red van and two men',
    )
  })

  it('counts copies', () => {
    expect(build(['we lift sofas today', ['we move sofas today', 5], 'we haul sofas today']).words).toBe(
      'we move sofas today',
    )
  })

  it('takes in what most have and the first lacks, and leaves out what few have', () => {
    expect(
      build(['we move quickly and well', 'we move sofas quickly and well', 'we move sofas quickly and well'])
        .words,
    ).toBe('we move sofas quickly and well')
    expect(build(['we now move sofas', 'we move sofas', 'we move sofas']).words).toBe('we move sofas')
  })

  it('is empty where nothing is', () => {
    expect(build(['']).words).toBe('')
    expect(build([' ', '  ', '\n']).words).toBe('')
  })
})

describe('findSlots', () => {
  it('finds numbers, prices and names in two texts already', () => {
    expect(build(['call Anna on 555 from $5', 'call Leo on 777 from $9']).slots).toEqual([
      'name: Anna',
      'number: 555',
      'price: $5',
    ])
  })

  it('does not take one word of two for a slot, nor a slip of a name', () => {
    expect(build(['we move sofas', 'we lift sofas']).slots).toEqual([])
    expect(build(['house in Ashford today', 'house in Asfhord today']).slots).toEqual([])
  })

  it('keeps the digits of one number together, also those that are alike', () => {
    expect(build(['call 555 0100 4411 now', 'call 555 0100 4422 now', 'call 555 0100 9 now']).slots).toEqual([
      'number: 555 0100 4411',
    ])
  })

  it('keeps slots of different kinds apart where they touch', () => {
    expect(build(['call Anna 555 now', 'call Leo 777 now', 'call Mira 888 now']).slots).toEqual([
      'name: Anna',
      'number: 555',
    ])
  })

  it('asks of a word that a second one is frequent too', () => {
    const texts = (words: readonly string[]) =>
      words.map((word) => `we ${word} every sofa in the old town with care`)
    expect(build(texts(['move', 'lift', 'move', 'lift', 'haul', 'move'])).slots).toEqual(['word: move'])
    expect(
      build([...texts(['move']).map((text) => [text, 9] as const), ...texts(['lift', 'haul'])]).slots,
    ).toEqual([])
  })
})

describe('isSlipOf', () => {
  it.each([
    ['ashford', 'ashfrd'],
    ['ashford', 'asfhord'],
    ['row', 'roww'],
    ['the', 'thee'],
    ['rod', 'road'],
  ])('%s and %s are one word, both ways', (one, two) => {
    expect(isSlipOf(one, two)).toBe(true)
    expect(isSlipOf(two, one)).toBe(true)
  })

  it.each([
    ['mia', 'pia'],
    ['ashford', 'barton'],
    ['mark', 'marc'],
    ['to', 'too many'],
    ['an', 'na'],
  ])('%s and %s are two', (one, two) => {
    expect(isSlipOf(one, two)).toBe(false)
  })
})

describe('settleSlips', () => {
  it('moves a slip to the word it is a slip of, over words that are left out', () => {
    const { members, consensus, vocabulary } = build([
      ['call after lunch and no agents', 3],
      'call after lunhc',
    ])
    settleSlips(members, consensus, vocabulary)
    expect([...(consensus.maps[1] ?? [])]).toEqual([0, 1, 2, -1, -1, -1])
  })
})

describe('description length', () => {
  it('charges a number by its digits, a mark little, and a choice nothing where there is none', () => {
    expect(tokenBits('5550100', TOKEN.number)).toBeGreaterThan(tokenBits('55', TOKEN.number))
    expect(tokenBits(',', TOKEN.mark)).toBeLessThan(tokenBits('sofa', TOKEN.word))
    expect(choiceBits([7], 7)).toBeCloseTo(0)
    expect(choiceBits([4, 4], 8)).toBeCloseTo(8)
    expect(editBits(60)).toBeGreaterThan(editBits(10))
    expect(slotBits(60)).toBeGreaterThan(editBits(60))
  })
})
