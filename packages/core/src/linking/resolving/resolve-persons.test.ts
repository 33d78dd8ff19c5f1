/** Promises about resolving persons: invented records that belong together are proposed with reasons, families and namesakes are not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PersonTable, resolvePersons, tellPair } from './index.ts'

const table = (columns: string, rows: readonly string[], prefix = 'r'): PersonTable => ({
  columns: columns.split(','),
  records: rows.map((row, at) => ({ id: `${prefix}${at}`, values: row.split(',') })),
})
const pairsOf = (first: PersonTable, second?: PersonTable): string[] =>
  resolvePersons(first, second)
    .pairs.map(({ a, b }) => [a, b].sort().join(' '))
    .sort()

const PEOPLE = table('name,handle,place,phone,gender', [
  'राम बहादुर थापा,@ram.thapa,काठमाडौं,9720000001,m',
  'Ram Bahadur Thapa,telegram:ramthapa,Kathmandu,,m',
  'Sita Gurung,sitag,Pokhara,9720000002,f',
  'محمد علي,,Dhaka,8801700000000,m',
  'Mohammed Ali,mali,ঢাকা,+880 1700-000000,m',
  'Muhammad Aly,mali99,Khulna,,m',
  'สมชาย ใจดี,somchai.j,กรุงเทพ,,m',
  'Somchai Jaidee,somchai_j,Bangkok,0810000000,m',
  'Ivan Petrov,ivan.p,Riga,,m',
  'Иван Петров,ivanp,Рига,,m',
  'Leo Brandt,leo,Bern,,m',
  'Mira Stone,mira.s,Bern,,f',
])

describe('resolvePersons', () => {
  it('finds persons across scripts, by names, handles, numbers and places together', () => {
    expect(pairsOf(PEOPLE)).toEqual(['r0 r1', 'r3 r4', 'r6 r7', 'r8 r9'])
  })

  it('never compares what a person looks like or belongs to, and says so', () => {
    const resolution = resolvePersons(PEOPLE)
    expect(resolution.leftOut).toEqual(['gender'])
    expect(JSON.stringify(resolution.pairs)).not.toContain('gender')
    for (const column of [
      'Sex',
      'ethnicity',
      'Nationality',
      'religion',
      'caste',
      'age',
      'skin colour',
      'Height',
    ])
      expect(resolvePersons(table(`name,${column}`, ['a b,x', 'c d,y'])).leftOut).toEqual([column])
  })

  it('gives reasons and counter-reasons, as data and as a sentence', () => {
    const [pair] = resolvePersons(
      table('name,date_of_birth,phone', [
        'Ram Thapa,1990-05-04,9720000001',
        'Ram Thapa,1971-12-30,9720000001',
        'Leo Brandt,,',
        'Mira Stone,,',
      ]),
    ).pairs
    expect(pair?.reasons.map(({ column, level }) => [column, level])).toEqual(
      expect.arrayContaining([
        ['name', 'same'],
        ['phone', 'same'],
      ]),
    )
    expect(pair?.counterReasons).toMatchObject([
      { column: 'date_of_birth', level: 'differs', a: '1990-05-04', b: '1971-12-30' },
    ])
    expect(pair && tellPair(pair)).toContain('differs: date of birth 1990-05-04 / 1971-12-30')
  })

  it('does not make one person of a family', () => {
    const columns = 'given_name,surname,street_number,address_1,suburb'
    const rows = [
      'anna,harrow,12,lake road,ashford',
      'ben,harrow,12,lake road,ashford',
      'anna,harow,12,lake raod,ashford',
      'clara,mills,3,hill lane,corby',
    ]
    expect(pairsOf(table(columns, rows))).toEqual(['r0 r2'])
  })

  it('does not make one person of namesakes born on other days', () => {
    expect(
      pairsOf(
        table('name,dob', [
          'Ram Thapa,1990-05-04',
          'Ram Thapa,1990-04-05',
          'Ram Thapa,1971-12-30',
          'Hari Rai,1980-01-01',
        ]),
      ),
    ).toEqual(['r0 r1'])
  })

  it('sees first and last name that changed places', () => {
    const [pair] = resolvePersons(
      table('given_name,surname,date_of_birth', ['anna,harrow,19700101', 'leo,mills,19820714'], 'a'),
      table('given_name,surname,date_of_birth', ['harrow,anna,19700101', 'mira,stone,19650505'], 'b'),
    ).pairs
    expect([pair?.a, pair?.b]).toEqual(['a0', 'b0'])
    expect(
      pair?.reasons
        .filter(({ level }) => level === 'crossed')
        .map(({ column }) => column)
        .sort(),
    ).toEqual(['given_name', 'surname'])
  })

  it('takes whole names in one table for first and last names in the other', () => {
    const one = table('given_name,surname,phone', ['Ram Bahadur,Thapa,9720000001', 'Sita,Gurung,'], 'a')
    const two = table('name,mobile', ['Thapa Ram Bahadur,', 'Leo Brandt,'], 'b')
    expect(pairsOf(one, two)).toEqual(['a0 b0'])
  })

  it('links each record of two tables once', () => {
    const rows = ['anna,harrow,19700101', 'anna,harow,19700101', 'leo,mills,19820714']
    const { pairs } = resolvePersons(
      table('given_name,surname,date_of_birth', rows, 'a'),
      table('given_name,surname,date_of_birth', rows, 'b'),
    )
    expect(new Set(pairs.map(({ a }) => a)).size).toBe(pairs.length)
    expect(new Set(pairs.map(({ b }) => b)).size).toBe(pairs.length)
  })

  it('answers nothing of nothing', () => {
    expect(resolvePersons(table('name', []))).toMatchObject({ pairs: [], blocking: { possible: 0 } })
    expect(resolvePersons(table('name', ['a b']), table('name', []))).toMatchObject({ pairs: [] })
    expect(resolvePersons(table('name', [',', ',']))).toMatchObject({ pairs: [] })
  })

  it('does not mind the order of the records', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...PEOPLE.records], { minLength: PEOPLE.records.length }),
        (records) => {
          expect(pairsOf({ ...PEOPLE, records })).toEqual(pairsOf(PEOPLE))
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('blocking', () => {
  const NAMES =
    'anna ben clara denise edwin flora greta hanno ilse jonas kurt lotte mira nils olga pavel'.split(' ')
  const PLACES = 'ashford barton corby denholm elmton fairview glen halstead'.split(' ')
  const at = (list: readonly string[], n: number) => list[n % list.length] ?? ''
  const many = Array.from({ length: 600 }, (_, n) => {
    const day = String(19_500_101 + ((n * 7_919) % 400_000))
    return `${at(NAMES, n)},${at(NAMES, n * 7 + 3)}${at(PLACES, n * 5)},${at(PLACES, n)},${day}`
  })
  const twins = many
    .slice(0, 40)
    .map((row, n) => (n % 2 === 0 ? row.replace('a', 'e') : row.replace(/.$/, '7')))
  const records = table('given_name,surname,suburb,date_of_birth', [...many, ...twins])

  it('leaves most pairs out, says by which passes, and loses none that belongs together', () => {
    const { blocking, pairs } = resolvePersons(records)
    expect(blocking.everyPair).toBe(false)
    expect(blocking.possible).toBe((640 * 639) / 2)
    expect(blocking.compared).toBeLessThan(blocking.possible / 10)
    expect(blocking.passes.map(({ column }) => column)).toEqual([
      'given_name + surname',
      'suburb',
      'date_of_birth',
    ])
    const found = new Set(pairs.map(({ a, b }) => [a, b].sort().join(' ')))
    for (let n = 0; n < twins.length; n += 1)
      expect(found.has([`r${n}`, `r${600 + n}`].sort().join(' '))).toBe(true)
  })
})
