/** Promises about the standing of a lead: reasons, answers, order, what would change it, and that traits change nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessLead } from './assess-lead.ts'
import { INDICATORS } from './indicators/index.ts'
import { contact, name, source, TOWNS } from './lead.fixture.ts'
import type { SourceFacts } from './lead-facts.ts'
import type { HumanAnswer } from './lead-reason.ts'

const PHONE = '+9779720000123'
const LENT = 'Kitchen work. We keep your passport. Work until the debt is paid. First salary is held.'
const facts = (...texts: string[]) => ({
  sources: texts.map((text, n) => source(n + 1, { text, contacts: [contact(PHONE)] })),
})
const yes = (indicator: string): HumanAnswer => ({ indicator, answer: 'yes' })
const no = (indicator: string): HumanAnswer => ({ indicator, answer: 'no' })
const fulfilled = (lead: ReturnType<typeof assessLead>) =>
  lead.dimensions.filter((each) => each.fulfilled).map(({ dimension }) => dimension)

describe('an advert of a lawful job', () => {
  it('gives no reason', () => {
    const lead = assessLead(facts('Waiter in Pokhara, contract from January, ring after six.'))
    expect(lead.reasons).toEqual([])
    expect(fulfilled(lead)).toEqual([])
  })
})

describe('what the texts say', () => {
  it('is counted within its dimension by the rule', () => {
    const lead = assessLead(facts(LENT))
    expect(lead.reasons.map(({ indicator }) => indicator.id)).toEqual(['ILO-CR-04', 'ILO-CR-05', 'ILO-CR-10'])
    expect(fulfilled(lead)).toEqual(['coercive-recruitment'])
    expect(lead.rank).toMatchObject({ fulfilled: 1, strong: 1, medium: 2, weak: 0, sources: 1 })
  })

  it('no longer counts when a person says no, and stays to be seen', () => {
    const lead = assessLead(facts(LENT), [no('ILO-CR-04'), no('ILO-CR-05')])
    expect(fulfilled(lead)).toEqual([])
    expect(lead.reasons.map(({ countedAs }) => countedAs)).toEqual(['rule', 'denied', 'denied'])
  })

  it('counts once however many sources say it', () => {
    expect(assessLead(facts(LENT, LENT, LENT)).rank).toMatchObject({ strong: 1, medium: 2 })
  })
})

describe('what people answer', () => {
  it('counts as the indicator may, and the newest answer stands', () => {
    expect(fulfilled(assessLead(facts('Work'), [yes('ILO-DR-01'), yes('ILO-DR-02')]))).toEqual([
      'deceptive-recruitment',
    ])
    expect(
      fulfilled(assessLead(facts('Work'), [yes('ILO-DR-01'), yes('ILO-DR-02'), no('ILO-DR-02')])),
    ).toEqual([])
  })

  it('asks for the safety protocol at once where the indicator does, and nothing else stands before it', () => {
    const calm = assessLead(facts(LENT))
    const urgent = assessLead(facts('Work'), [yes('LNK-7')])
    expect(urgent.escalations.map(({ id }) => id)).toEqual(['LNK-7'])
    expect(urgent.rank.escalations).toBeGreaterThan(calm.rank.escalations)
    expect(urgent.reasons[0]?.countedAs).toBe('escalate')
  })

  it('is shown and never weighed where only a person may look', () => {
    const plain = assessLead(facts('Work'))
    const answered = assessLead(facts('Work'), [yes('NIJ-P3')])
    expect(answered.rank).toEqual(plain.rank)
    expect(answered.reasons.map(({ countedAs }) => countedAs)).toEqual(['not-weighed'])
  })

  it('is not taken for what is never to be weighed', () => {
    const never = INDICATORS.filter(({ use }) => use === 'never')
    const plain = assessLead(facts('Work'))
    const answered = assessLead(
      facts('Work'),
      never.map(({ id }) => yes(id)),
    )
    expect([answered.rank, answered.reasons]).toEqual([plain.rank, plain.reasons])
    expect(plain.questions.filter(({ use }) => use === 'never')).toEqual([])
  })
})

describe('traits', () => {
  /** What an advert may say about a person and what must change nothing, in several languages. */
  const TRAITS = [
    'Nepali',
    'Indian',
    'Thai lady',
    'African',
    'black',
    'white',
    'Asian',
    'young',
    'very young',
    'aged 19',
    '22 years old',
    'girls only',
    'female only',
    'students only',
    'slim',
    'tall',
    'fair skin',
    'tattoo',
    'long hair',
    'gay',
    'lesbian',
    'Muslim',
    'Hindu',
    'केटी',
    'महिला मात्र',
    'लड़की',
    'মেয়ে',
    'สาวไทย',
    'ຍິງ',
    'بنات فقط',
    'chicas',
    'meninas',
    'babae',
    'meisjes',
  ]

  it('change nothing, wherever they stand in a text', () => {
    const advert = fc.constantFrom(
      'Kitchen work in Pokhara',
      LENT,
      'Free ticket, free room, no experience',
      'होटलमा काम',
    )
    fc.assert(
      fc.property(
        advert,
        fc.array(fc.constantFrom(...TRAITS), { maxLength: 6 }),
        fc.boolean(),
        (text, traits, first) => {
          const words = traits.join(', ')
          const plain = assessLead(facts(text))
          const dressed = assessLead(facts(first ? `${words}. ${text}` : `${text}. ${words}`))
          expect(dressed.rank).toEqual(plain.rank)
          expect(dressed.dimensions).toEqual(plain.dimensions)
          expect(dressed.reasons.map(({ indicator }) => indicator.id)).toEqual(
            plain.reasons.map(({ indicator }) => indicator.id),
          )
        },
      ),
    )
  })
})

describe('what would change it', () => {
  it('names the questions of which one yes would fulfil a dimension, and it does', () => {
    const answers = fc.array(
      fc.constantFrom(...INDICATORS.filter(({ use }) => use === 'rule').map(({ id }) => yes(id))),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(answers, fc.constantFrom('Work', LENT), (given, text) => {
        const lead = assessLead(facts(text), given)
        for (const change of lead.changes) {
          if (change.kind === 'one-more') {
            expect(fulfilled(lead)).not.toContain(change.dimension)
            for (const id of change.questions)
              expect(fulfilled(assessLead(facts(text), [...given, yes(id)]))).toContain(change.dimension)
          }
          if (change.kind === 'hangs-on') {
            expect(fulfilled(lead)).toContain(change.dimension)
            expect(fulfilled(assessLead(facts(text), [...given, no(change.indicator)]))).not.toContain(
              change.dimension,
            )
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('names every question that would, and no dimension without one', () => {
    const lead = assessLead(facts('We keep your passport'))
    const named = new Set(
      lead.changes.flatMap((change) => (change.kind === 'one-more' ? change.questions : [])),
    )
    for (const { id, use } of lead.questions)
      if (use === 'rule')
        expect([id, fulfilled(assessLead(facts('We keep your passport'), [yes(id)])).length > 0]).toEqual([
          id,
          named.has(id),
        ])
  })

  it('says what was not there to be measured', () => {
    const whats = (sources: readonly SourceFacts[]) =>
      assessLead({ sources }).changes.flatMap((change) => (change.kind === 'missing' ? [change.what] : []))
    expect(whats([source(1)])).toEqual(['a-contact', 'more-sources', 'dates', 'places', 'names'])
    const whole = (n: number) =>
      source(n, {
        contacts: [contact(PHONE)],
        names: [name('Asha')],
        places: [TOWNS.pokhara],
        postedOn: '2026-11-01',
      })
    expect(whats([whole(1), whole(2)])).toEqual([])
  })
})

describe('laws', () => {
  it('the order of sources changes nothing', () => {
    const texts = fc.array(fc.constantFrom('Work', LENT, 'free ticket', 'पासपोर्ट हामी राख्छौं'), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(texts, (list) => {
        const { sources } = facts(...list)
        expect(assessLead({ sources: sources.toReversed() })).toEqual(assessLead({ sources }))
      }),
    )
  })

  it('says nowhere in words that somebody is something', () => {
    const lead = assessLead(facts(LENT, 'Free ticket, free room, no experience. Only today!'), [yes('LNK-7')])
    const words = lead.reasons
      .map(({ observation }) => `${observation?.sentence} ${observation?.against}`)
      .join(' ')
    expect(words).not.toMatch(/traffick|victim|suspect|guilty|offender|criminal|score|risk/i)
  })
})
