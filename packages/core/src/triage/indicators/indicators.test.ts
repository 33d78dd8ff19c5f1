/** Promises about the indicators: whole, sourced, and nothing that weighs a trait. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DIMENSIONS, findIndicator, INDICATORS, indicatorOf, isQuestion, OBSERVERS } from './index.ts'

const SHARED = new URL('../../../../../../shared/domain/indicators.json', import.meta.url)

describe('the indicators', () => {
  it('have each an id of its own, a sentence, a source and a confidence', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length)
    for (const each of INDICATORS) {
      expect(each.text.length).toBeGreaterThan(8)
      expect(each.source.name.length).toBeGreaterThan(8)
      expect(['high', 'medium', 'low']).toContain(each.confidence)
      expect(findIndicator(each.id)).toBe(each)
    }
  })

  it('count in the rule only with a dimension and a strength, and the others have neither', () => {
    for (const { use, dimension, strength } of INDICATORS) {
      expect(use === 'rule').toBe(dimension !== undefined)
      expect(use === 'rule').toBe(strength !== 'unweighted')
    }
    for (const dimension of DIMENSIONS)
      expect(INDICATORS.some((each) => each.dimension === dimension)).toBe(true)
  })

  it('have one observer at most, and every observer has one indicator', () => {
    for (const observer of OBSERVERS)
      expect([observer, INDICATORS.filter((each) => each.observer === observer).length]).toEqual([
        observer,
        1,
      ])
    expect(OBSERVERS.map((observer) => indicatorOf(observer)?.observer)).toEqual([...OBSERVERS])
  })

  it('leave what is never to be weighed, and what only people see, without an observer', () => {
    const held = INDICATORS.filter(({ use }) => use === 'never' || use === 'human-only' || use === 'escalate')
    expect(held.length).toBeGreaterThan(5)
    expect(held.filter(({ observer }) => observer !== undefined)).toEqual([])
    expect(INDICATORS.filter((each) => each.use === 'never').every((each) => !isQuestion(each))).toBe(true)
  })

  it('let nothing weigh ethnicity, nationality, sexuality, appearance or age', () => {
    const trait =
      /ethnic|national(?!-)|\brace\b|sexuality|\bgay\b|tattoo|look(s|ed)? young|pictures? judged|stated age|as young|\bbody\b|skin/i
    const weighed = INDICATORS.filter(({ use }) => use !== 'never' && use !== 'human-only')
    expect(weighed.filter(({ text }) => trait.test(text))).toEqual([])
    expect(
      INDICATORS.filter(({ text }) => trait.test(text))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['NIJ-N1', 'NIJ-N4', 'NIJ-N5', 'NIJ-P3', 'NIJ-P4'].sort())
  })

  it('say of this house’s own that no research stands behind them', () => {
    const own = INDICATORS.filter(({ id }) => id.startsWith('SR-'))
    expect(own.length).toBeGreaterThan(3)
    for (const { use, confidence, source } of own) {
      expect([use, confidence]).toEqual(['support', 'low'])
      expect(source.name).toContain('without research')
    }
  })
})

describe.skipIf(!existsSync(SHARED))('against the domain data', () => {
  it('agree in id, wording, use, strength and confidence', () => {
    const shared = JSON.parse(readFileSync(SHARED, 'utf8')) as {
      indicators: {
        id: string
        text: string
        triage_use: string
        strength_in_source: string
        confidence: string
      }[]
    }
    const USE: Record<string, string> = {
      ilo_rule: 'rule',
      positive: 'positive',
      support: 'support',
      human_only: 'human-only',
      do_not_score: 'never',
      escalate: 'escalate',
    }
    const ours = INDICATORS.filter(({ id }) => !id.startsWith('SR-'))
    expect(ours.map(({ id }) => id).sort()).toEqual(shared.indicators.map(({ id }) => id).sort())
    for (const theirs of shared.indicators) {
      const own = findIndicator(theirs.id)
      expect([own?.text, own?.use, own?.confidence]).toEqual([
        theirs.text,
        USE[theirs.triage_use],
        theirs.confidence,
      ])
      if (own?.use === 'rule') expect(own.strength).toBe(theirs.strength_in_source)
    }
  })
})
