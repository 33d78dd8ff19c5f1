/** Promises about explanations: nothing is left out, the order of the texts does not matter, and slots are what varies. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Explanation, explainGroup, rebuildText, toExplainLine } from './index.ts'

const outline = ({ template, slots }: Explanation): string =>
  template
    .map((segment) => (segment.kind === 'fixed' ? segment.text : `{${slots[segment.slot]?.kind}}`))
    .join('')

const valuesOf = ({ slots, members }: Explanation, texts: readonly string[], at: number): string[] =>
  slots.map(({ id }) => (texts[at] ?? '').slice(...(members[at]?.parts[2 * id + 1] ?? [0, 0])))

const rebuildAll = (explanation: Explanation, texts: readonly string[]): string[] =>
  explanation.members.map(({ edits }, at) =>
    rebuildText(explanation.template, valuesOf(explanation, texts, at), edits),
  )

const piece = fc.constantFrom(
  ...'van room sunny Anna Leo call 0123-456 in Ashford from $95 two  \n . , ! ที่ ห้อง ว่าง 部 屋 कोठा खाली () - 10. «a» Łódź'.split(
    ' ',
  ),
  ' ',
  '',
)
const anyText = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', '', '  ', '\n')), { maxLength: 25 })
  .map((pairs) => pairs.flat().join(''))

/** A template's texts: one list of pieces, changed here and there. */
const group = fc
  .tuple(
    fc.array(piece, { minLength: 3, maxLength: 20 }),
    fc.array(fc.array(fc.tuple(fc.nat(19), piece, fc.nat(2)), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  .map(([base, changes]) =>
    changes.map((list) => {
      const own = [...base]
      for (const [at, word, way] of list)
        own.splice(at % own.length, way === 0 ? 0 : 1, ...(way === 2 ? [] : [word]))
      return own.join(' ')
    }),
  )
const texts = fc.oneof(group, fc.array(anyText, { minLength: 1, maxLength: 6 }))

describe('explainGroup: laws', () => {
  it('leaves nothing out: every text is template, slots and edits', () => {
    fc.assert(
      fc.property(texts, (given) => {
        expect(rebuildAll(explainGroup(given), given)).toEqual(given)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves nothing out of any string at all', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (given) => {
        expect(rebuildAll(explainGroup(given), given)).toEqual(given)
      }),
      { numRuns: 200 },
    )
  })

  it('does not mind the order of the texts', () => {
    fc.assert(
      fc.property(
        texts.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(
              given.map((_, at) => at),
              { minLength: given.length },
            ),
          ),
        ),
        ([given, order]) => {
          const straight = explainGroup(given)
          const shuffled = explainGroup(order.map((at) => given[at] ?? ''))
          expect(shuffled.template).toEqual(straight.template)
          expect(shuffled.slots).toEqual(straight.slots)
          expect(shuffled.members).toEqual(order.map((at) => straight.members[at]))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives parts that follow one another and cover the text, and edits at the places they name', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const { template, members } = explainGroup(given)
        members.forEach(({ parts, edits }, at) => {
          const text = given[at] ?? ''
          expect(parts.length).toBe(template.length)
          expect(parts.map(([start, end]) => text.slice(start, end)).join('')).toBe(text)
          for (const { segment, at: place, removed, inserted, start, end } of edits) {
            const fixed = template[segment]
            expect(fixed?.kind).toBe('fixed')
            if (fixed?.kind === 'fixed') expect(fixed.text.slice(place, place + removed.length)).toBe(removed)
            expect(text.slice(start, end)).toBe(inserted)
            const [from, to] = parts[segment] ?? [0, 0]
            expect(start >= from && end <= to).toBe(true)
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  it('finds no slot and no edit in equal texts', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 5 }), (text, copies) => {
        const { template, slots, members, explained } = explainGroup(Array<string>(copies).fill(text))
        expect(template).toEqual([{ kind: 'fixed', text }])
        expect(slots).toEqual([])
        expect(members.flatMap(({ edits }) => edits)).toEqual([])
        expect(explained).toBe(1)
      }),
    )
  })

  it('fills each slot as often as there are texts', () => {
    fc.assert(
      fc.property(texts, (given) => {
        for (const { values } of explainGroup(given).slots)
          expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
      }),
    )
  })
})

describe('explainGroup: adverts', () => {
  const adverts = [
    'Room to let in Ashford from $95 a week, call Anna 0123-456-789 after lunch',
    'Room to let in Corby from $120 a week, call Leo 0 1 2 three 4 5 6 7 8 9 after lunch',
    'Sunny room to let in Ashford from $80 a week, call Mira (0123) 456 789 after lunhc',
    'Room to let in Denholm from $95 a weke, call Leo 0123456789 after lunch',
  ]
  const explanation = explainGroup(adverts)

  it('finds place, price, name and number as slots, whatever the notation', () => {
    expect(outline(explanation)).toBe(
      'Room to let in {place} from {price} a week, call {name} {number} after lunch',
    )
    expect(valuesOf(explanation, adverts, 1)).toEqual(['Corby', '$120', 'Leo', '0 1 2 three 4 5 6 7 8 9'])
    expect(explanation.slots[2]?.values).toEqual([
      { text: 'Leo', count: 2 },
      { text: 'Anna', count: 1 },
      { text: 'Mira', count: 1 },
    ])
  })

  it('tells what else differs as edits of the advert', () => {
    expect(
      explanation.members.map(({ edits }) =>
        edits.map(({ kind, removed, inserted }) => [kind, removed, inserted]),
      ),
    ).toEqual([
      [],
      [],
      [
        ['insertion', '', 'Sunny'],
        ['spacing', '', ' '],
        ['substitution', 'Room', 'room'],
        ['substitution', 'lunch', 'lunhc'],
      ],
      [['substitution', 'week', 'weke']],
    ])
  })

  it('saves bits', () => {
    expect(explanation.bits.together).toBeLessThan(explanation.bits.alone * 0.7)
    expect(explanation.explained).toBeGreaterThan(0.9)
  })

  it('takes a word for a slot where it varies steadily, and for an edit where one text strays', () => {
    const steady = ['red', 'blue', 'green', 'red', 'blue', 'grey'].map(
      (word) => `we sell ${word} carpets near the old mill`,
    )
    expect(outline(explainGroup(steady))).toBe('we sell {word} carpets near the old mill')
    const stray = ['red', 'red', 'rde', 'red', 'fine', 'red'].map(
      (word) => `we sell ${word} carpets near the old mill`,
    )
    expect(outline(explainGroup(stray))).toBe('we sell red carpets near the old mill')
  })

  it('finds the words that the most typical text lacks by majority', () => {
    const whole = 'we help the school move its library this spring and autumn'
    const lacking = whole.split(' ').map((_, at, words) => words.toSpliced(at, 1).join(' '))
    expect(outline(explainGroup(lacking))).toBe(whole)
  })

  it('lays a misspelt word beside what it misspells', () => {
    const base = 'call Leo today after lunch and no agents please'
    const { members } = explainGroup([base, base, 'call Leo today after lunhc'])
    expect(members[2]?.edits.map(({ kind, removed, inserted }) => [kind, removed, inserted])).toEqual([
      ['substitution', 'lunch', 'lunhc'],
      ['deletion', ' and no agents please', ''],
    ])
  })

  it('works in scripts without spaces', () => {
    const thai = [
      'ห้องว่างราคา 3500 บาท โทร 0812345678',
      'ห้องว่างราคา 4200 บาท โทร 0898765432',
      'ห้องว่างราคา 2900 บาท โทร 0811112222',
    ]
    expect(outline(explainGroup(thai))).toBe('ห้องว่างราคา {number} บาท โทร {number}')
  })

  it('believes mentions over the form of words', () => {
    const given = ['कोठा खाली काठमाडौं मा', 'कोठा खाली पोखरा मा']
    const place = (text: string) => [{ kind: 'place', start: 10, end: text.length - 3 }]
    expect(outline(explainGroup(given))).not.toContain('{place}')
    expect(outline(explainGroup(given, given.map(place)))).toBe('कोठा खाली {place} मा')
  })

  it('explains a long text and a large group', () => {
    const long = Array.from({ length: 6_000 }, (_, at) => `word${(at * 7919) % 997}`)
    const given = [
      long.join(' '),
      long.toSpliced(3_000, 5).join(' '),
      long.toSpliced(100, 0, 'more').join(' '),
    ]
    expect(rebuildAll(explainGroup(given), given)).toEqual(given)
    const many = Array.from({ length: 1_000 }, (_, at) => `Boat trip on the lake from $${at} call Leo today`)
    expect(outline(explainGroup(many))).toBe('Boat trip on the lake from {price} call Leo today')
  })

  it('is written as one line of JSON', () => {
    const line = toExplainLine(7, ['a', 'b', 'c', 'd'], adverts, explanation)
    expect(line).not.toContain('\n')
    const told = JSON.parse(line) as Record<string, unknown>
    expect(Object.keys(told)).toEqual(['label', 'template', 'slots', 'members', 'explained', 'bitsSaved'])
    expect(told.members).toContainEqual({
      id: 'd',
      slots: ['Denholm', '$95', 'Leo', '0123456789'],
      edits: [{ kind: 'substitution', removed: 'week', inserted: 'weke', start: 34, end: 38 }],
    })
  })
})
