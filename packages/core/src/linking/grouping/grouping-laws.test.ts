/** Laws of grouping: order does not matter, what comes later is grouped as if it had come at once, and a text again changes nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendGrouping, type Grouping, groupCorpus, groupTexts, labelSources, makeCorpus } from './index.ts'

const WORDS =
  'van sofa piano blue large careful move lift pack monday harbour mill lane room bright quiet rent key'.split(
    ' ',
  )

/** Adverts that are near one another in many ways: a few templates, edited, in a small vocabulary. */
const adverts = fc
  .array(fc.tuple(fc.nat({ max: 9 }), fc.array(fc.nat({ max: 400 }), { maxLength: 2 })), {
    minLength: 2,
    maxLength: 90,
  })
  .map((drawn) =>
    drawn.map(([template, edits]) => {
      const words = Array.from(
        { length: 12 },
        (_, at) => `${WORDS[(template * 7 + at * (template + 1)) % 18]}${(template * at) % 3}`,
      )
      for (const edit of edits) words[edit % 12] = `w${edit % 60}`
      return words.join(' ')
    }),
  )

/** The groups of two or more as sets of texts, so that order and numbers play no part. */
const partition = (texts: readonly string[], labels: Int32Array): string[] => {
  const groups = new Map<number, string[]>()
  labels.forEach((label, at) => {
    if (label >= 0) groups.set(label, [...(groups.get(label) ?? []), texts[at] ?? ''])
  })
  return Array.from(groups.values(), (group) => group.sort().join('|')).sort()
}

/** Groups texts as they come in, batch by batch. */
const groupInBatches = (batches: readonly (readonly string[])[]): { texts: string[]; labels: Int32Array } => {
  let before = makeCorpus().arrays()
  let grouping: Grouping = groupCorpus(before)
  const texts: string[] = []
  const distinct: number[] = []
  for (const batch of batches) {
    const corpus = makeCorpus(before)
    for (const text of batch) {
      texts.push(text)
      distinct.push(corpus.add(text))
    }
    const arrays = corpus.arrays()
    grouping = extendGrouping(before, grouping, arrays)
    before = arrays
  }
  return { texts, labels: labelSources(Int32Array.from(distinct), grouping.groups) }
}

/** Many texts of few templates, so that keys have crowds and components outgrow what is parted at once. */
const crowded = (count: number, templates: number): string[] => {
  let state = 11
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const bodies = Array.from({ length: templates }, () =>
    Array.from({ length: 14 }, () => `${WORDS[draw(18)]}${draw(40)}`),
  )
  return Array.from({ length: count }, () => {
    const words = [...(bodies[draw(templates)] ?? [])]
    for (let edit = draw(4); edit > 0; edit -= 1) words[draw(14)] = `${WORDS[draw(18)]}${draw(40)}`
    return words.join(' ')
  })
}

/** Adverts in clauses, of which some are common to templates: more and more texts hold them as they come in. */
const inClauses = (count: number): string[] => {
  const bodies = crowded(count, 40)
  const shared = crowded(4, 4)
  return bodies.map((body, at) => {
    const words = body.split(' ')
    const own = `${words.slice(0, 5).join(' ')}. ${words.slice(5, 10).join(' ')}, ${words.slice(10).join(' ')}`
    return at % 3 === 0 ? own : `${own}. ${shared[at % 4]}! ${shared[(at * 5) % 3]}.`
  })
}

describe('grouping', () => {
  it('keeps to the groups of all at once while clauses become common', () => {
    const texts = inClauses(700)
    const once = partition(texts, groupTexts(texts))
    expect(once.length).toBeGreaterThan(20)
    const cuts = [0, 60, 100, 101, 180, 350, 352, 700]
    const later = groupInBatches(cuts.slice(1).map((end, at) => texts.slice(cuts[at], end)))
    expect(partition(later.texts, later.labels)).toEqual(once)
    const backwards = texts.toReversed()
    expect(partition(backwards, groupTexts(backwards))).toEqual(once)
  }, 60_000)

  it('keeps crowds and large components as they are at once, whatever the batches', () => {
    const texts = crowded(1_800, 30)
    const once = partition(texts, groupTexts(texts))
    expect(Math.max(...once.map((group) => group.split('|').length))).toBeGreaterThan(45)
    const later = groupInBatches([
      texts.slice(0, 1_100),
      texts.slice(1_100, 1_101),
      texts.slice(1_101, 1_400),
      texts.slice(1_400),
    ])
    expect(partition(later.texts, later.labels)).toEqual(once)
    const backwards = texts.toReversed()
    expect(partition(backwards, groupTexts(backwards))).toEqual(once)
  }, 60_000)

  it('does not depend on the order of the texts', () => {
    fc.assert(
      fc.property(
        adverts.chain((texts) =>
          fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length })),
        ),
        ([texts, shuffled]) => {
          expect(partition(shuffled, groupTexts(shuffled))).toEqual(partition(texts, groupTexts(texts)))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('groups what comes in batches as if it had come at once', () => {
    let grouped = 0
    fc.assert(
      fc.property(adverts, fc.array(fc.nat({ max: 89 }), { maxLength: 6 }), (texts, cuts) => {
        const at = [0, ...cuts.map((cut) => cut % texts.length).sort((a, b) => a - b), texts.length]
        const batches = at.slice(1).map((end, place) => texts.slice(at[place], end))
        const later = groupInBatches(batches)
        const once = partition(texts, groupTexts(texts))
        grouped += once.length
        expect(partition(later.texts, later.labels)).toEqual(once)
      }),
      { numRuns: 300 },
    )
    expect(grouped).toBeGreaterThan(150)
  })

  it('gives a text that comes again to the group of the first, and leaves the others as they are', () => {
    fc.assert(
      fc.property(adverts, (texts) => {
        const once = groupTexts(texts)
        const twice = groupTexts([...texts, ...texts])
        texts.forEach((_, at) => {
          expect(twice[at + texts.length]).toBe(twice[at])
          if ((once[at] ?? -1) >= 0) expect(twice[at]).toBe(once[at])
        })
      }),
      { numRuns: 100 },
    )
  })

  it('labels a group by its smallest index, and every group has two members', () => {
    fc.assert(
      fc.property(adverts, (texts) => {
        const labels = groupTexts(texts)
        labels.forEach((label, at) => {
          if (label === -1) return
          expect(labels[label]).toBe(label)
          expect(label).toBeLessThanOrEqual(at)
          expect(labels.filter((other) => other === label).length).toBeGreaterThan(1)
        })
      }),
      { numRuns: 100 },
    )
  })
})
