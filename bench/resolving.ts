/** Measures entity resolution of persons: precision, recall and time on FEBRL's sets and on pairs of tables made like its fourth. Run: `node bench/resolving.ts [records] [seed]`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  blockRecords,
  type PersonTable,
  populate,
  resolvePersons,
} from '@smart-rescue/core/linking/resolving'
import { parse } from 'csv-parse/sync'
import { describeMachine } from './figures.ts'

const RECORDS = Number(process.argv[2] ?? 5_000)
const SEED = Number(process.argv[3] ?? 1)
const FOLDER = join(import.meta.dirname, '../../shared/fixtures/er')
const TO_BEAT = { f1: 0.999, toolkit: 'recordlinkage toolkit on FEBRL4: F1 0.9998 in 2.8 s' }

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

type Person = PersonTable['records'][number]

const readTable = (file: string): PersonTable => {
  const [head = [], ...rows] = parse(readFileSync(file), { trim: true }) as string[][]
  return {
    columns: head.slice(1),
    records: rows.map(([id = '', ...values]) => ({ id, values })),
  }
}

/** `rec-12-org` and `rec-12-dup-3` are of one person. */
const personOf = (id: string): string => id.split('-')[1] ?? id
const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const truthOf = (first: PersonTable, second?: PersonTable): Set<string> => {
  const truth = new Set<string>()
  const groups = Map.groupBy((second ?? first).records, ({ id }) => personOf(id))
  for (const { id } of first.records)
    for (const other of groups.get(personOf(id)) ?? []) if (other.id !== id) truth.add(keyOf(id, other.id))
  return truth
}

/** Share of the true pairs that blocking lets through. */
const completeness = (first: PersonTable, second: PersonTable | undefined, truth: ReadonlySet<string>) => {
  const population = populate(first, second)
  const { one, two } = blockRecords(population).pairs
  let kept = 0
  one.forEach((record, at) => {
    if (truth.has(keyOf(population.ids[record] ?? '', population.ids[two[at] ?? -1] ?? ''))) kept += 1
  })
  return kept / Math.max(1, truth.size)
}

const measure = (name: string, first: PersonTable, second?: PersonTable): void => {
  const truth = truthOf(first, second)
  const began = performance.now()
  const before = process.cpuUsage()
  const { pairs, blocking } = resolvePersons(first, second)
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - began) / 1000
  const right = pairs.filter(({ a, b }) => truth.has(keyOf(a, b))).length
  const [precision, recall] = [right / Math.max(1, pairs.length), right / Math.max(1, truth.size)]
  const f1 = (2 * precision * recall) / (precision + recall)
  say(
    `${name.padEnd(52)} F1 ${f1.toFixed(4)}  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  ${seconds.toFixed(2)} s, CPU ${((user + system) / 1e6).toFixed(2)} s${f1 < TO_BEAT.f1 ? '   below 0.999' : ''}`,
  )
  say(
    `${''.padEnd(52)} compared ${blocking.compared} of ${blocking.possible} pairs (${(100 * (1 - blocking.compared / blocking.possible)).toFixed(3)} % left out), ${(100 * completeness(first, second, truth)).toFixed(2)} % of the true ones among them`,
  )
}

/** A small deterministic generator (mulberry32), so that a run can be repeated. */
const chance = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const OCR = 'o0 l1 s5 b8 g9 z2 e3 t7 rn-m cl-d vv-w'.split(' ')
const SOUNDS = 'ph-f ck-k ee-i ie-y oo-u sch-s th-t gh-g v-w c-k'.split(' ')
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890']

/** Writes persons wrong, field by field, as keyboards, scanners, ears and forms do. `harm` scales how many fields are touched. */
const openCorruptor = (pool: readonly Person[], columns: readonly string[], seed: number, harm: number) => {
  const next = chance(seed)
  const below = (most: number): number => Math.floor(next() * most)
  const at = (name: string): number => columns.indexOf(name)
  const letterFor = (letter: string): string => {
    const row = ROWS.find((each) => each.includes(letter)) ?? 'abcdefghij'
    return row[Math.min(row.length - 1, Math.max(0, row.indexOf(letter) + (next() < 0.5 ? 1 : -1)))] ?? 'e'
  }
  const slip = (value: string): string => {
    if (value.length < 2) return value + letterFor(value)
    const place = 1 + below(value.length - 1)
    const [before, letter, after] = [value.slice(0, place), value[place] ?? '', value.slice(place + 1)]
    switch (below(7)) {
      case 0:
        return before + after
      case 1:
        return before + letterFor(letter) + letter + after
      case 2:
        return before + letterFor(letter) + after
      case 3:
        return before.slice(0, -1) + letter + before.slice(-1) + after
      case 4:
        return value.includes(' ') && next() < 0.5 ? value.replace(' ', '') : `${before} ${letter}${after}`
      default: {
        const table = below(2) === 0 ? OCR : SOUNDS
        const [from = '', to = ''] = (table[below(table.length)] ?? '').split(/-|(?<=^.)(?=.$)/)
        return value.includes(from) ? value.replace(from, to) : before + letterFor(letter) + after
      }
    }
  }
  const slipDigits = (value: string): string => {
    const place = below(Math.max(1, value.length - 1))
    return next() < 0.6
      ? value.slice(0, place) + (value[place + 1] ?? '') + (value[place] ?? '') + value.slice(place + 2)
      : value.slice(0, place) + String(below(10)) + value.slice(place + 1)
  }
  const swap = (values: string[], one: number, two: number): void => {
    if (one < 0 || two < 0) return
    const first = values[one] ?? ''
    values[one] = values[two] ?? ''
    values[two] = first
  }
  const another = (column: number): string => pool[below(pool.length)]?.values[column] ?? ''
  return (person: Person, id: string): Person => {
    const values = [...person.values]
    const dice = next()
    const fields = Math.round(
      harm * (dice < 0.26 ? 1 : dice < 0.6 ? 2 : dice < 0.85 ? 3 : dice < 0.95 ? 4 : dice < 0.99 ? 5 : 7),
    )
    const order = columns.map((_, column) => ({ column, rank: next() })).sort((a, b) => a.rank - b.rank)
    for (const { column } of order.slice(0, fields)) {
      const value = values[column] ?? ''
      const kind = next()
      const name = columns[column] ?? ''
      if (kind < 0.1) values[column] = ''
      else if (kind < 0.2) values[column] = another(column)
      else if (kind < 0.28 && name.endsWith('name')) swap(values, at('given_name'), at('surname'))
      else if (kind < 0.28 && name.startsWith('address')) swap(values, at('address_1'), at('address_2'))
      else if (kind < 0.3 && name === 'date_of_birth')
        values[column] = value.slice(0, 4) + value.slice(6) + value.slice(4, 6)
      else if (/^\d+$/.test(value)) values[column] = slipDigits(value)
      else values[column] = next() < 0.25 ? slip(slip(value)) : slip(value)
    }
    return { id, values }
  }
}

/** Persons made of the columns of others, so that there are enough. */
const makePersons = (
  pool: readonly Person[],
  columns: readonly string[],
  count: number,
  seed: number,
): Person[] => {
  const next = chance(seed)
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(next() * 10)).join('')
  return Array.from({ length: count }, (_, number) => ({
    id: `rec-${number}-org`,
    values: columns.map((name, column) =>
      name === 'soc_sec_id'
        ? `${1 + Math.floor(next() * 9)}${digits(6)}`
        : (pool[Math.floor(next() * pool.length)]?.values[column] ?? ''),
    ),
  }))
}

say(`Resolving persons. ${describeMachine()}`)
say(`To beat: F1 ${TO_BEAT.f1}; ${TO_BEAT.toolkit}`)
if (!existsSync(FOLDER)) say('left out: the sets of FEBRL lie outside the repository and are not here')
else {
  const sets = [1, 2, 3].map((number) => readTable(join(FOLDER, `dataset${number}.csv`)))
  sets.forEach((table, index) => {
    measure(`FEBRL ${index + 1}: duplicates among ${table.records.length}`, table)
  })
  sets.forEach((table, index) => {
    const only = (test: (id: string) => boolean): PersonTable => ({
      ...table,
      records: table.records.filter(({ id }) => test(id)),
    })
    measure(
      `FEBRL ${index + 1}: originals + the first duplicate of each`,
      only((id) => id.endsWith('-org')),
      only((id) => id.endsWith('-dup-0')),
    )
  })
  const columns = sets[0]?.columns ?? []
  const pool = sets.flatMap(({ records }) => records.filter(({ id }) => id.endsWith('org')))
  const given = pool.slice(0, RECORDS).map(({ values }, number) => ({ id: `rec-${number}-org`, values }))
  const link = (
    name: string,
    persons: readonly Person[],
    harm: number,
    share = 1,
    without: readonly string[] = [],
  ): void => {
    const corrupt = openCorruptor(pool, columns, SEED + 7, harm)
    const second = persons.map((person, number) =>
      number < persons.length * share
        ? corrupt(person, `rec-${number}-dup-0`)
        : corrupt(makePersons(pool, columns, 1, SEED + number)[0] ?? person, `rec-x${number}-dup-0`),
    )
    const kept = columns.map((column) => !without.includes(column))
    const cut = (records: readonly Person[]): PersonTable => ({
      columns: columns.filter((_, column) => kept[column]),
      records: records.map(({ id, values }) => ({ id, values: values.filter((_, column) => kept[column]) })),
    })
    measure(name, cut(persons), cut(second.toReversed()))
  }
  link(`like FEBRL 4: ${given.length} + ${given.length}`, given, 1)
  link(`made persons, like FEBRL 4: ${RECORDS} + ${RECORDS}`, makePersons(pool, columns, RECORDS, SEED), 1)
  link('twice as many fields harmed', given, 2)
  link('three times as many fields harmed', given, 3)
  link('half of the second table is of others', given, 1, 0.5)
  link('without the social security number', given, 1, 1, ['soc_sec_id'])
  link('names and address alone (*)', given, 1, 1, ['soc_sec_id', 'date_of_birth'])
  say('(*) another first name at one address is not proposed: a brother or sister looks the same')
}
