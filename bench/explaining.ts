/** Measures how groups of near-equal adverts are explained: speed on one core, whether every text can be rebuilt, and how much of what the generator filled in lands in slots. Run: `node bench/explaining.ts [adverts] [seed]`. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Explanation,
  explainGroup,
  rebuildText,
  toExplainLine,
} from '@smart-rescue/core/linking/template'
import { parse } from 'csv-parse/sync'
import { describeMachine } from './figures.ts'

const ADVERTS = process.argv[2] ?? '100000'
const SEED = process.argv[3] ?? '1'
const GENERATOR = join(import.meta.dirname, '../../shared/bench/gen.mjs')
/** The generator's sets: 60 words with 4 % edits, and the hard one of 24 words with 10 %. */
const SETS = [
  { name: '60 words, 4 % edits', options: ['--edit', '0.04'] },
  {
    name: '24 words, 10 % edits, stock sentence',
    options: ['--edit', '0.1', '--stock', '1', '--minc', '1', '--maxc', '2'],
  },
] as const
const PER_SECOND = 2_500
/** InfoShield's published milliseconds a document, and the CPU seconds measured for 50,000 documents. */
const INFOSHIELD = { published: 7.2, measured: 252 / 50 }

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

interface Truth {
  readonly id: string
  readonly template: string
  readonly name: string
  readonly city: string
  readonly price: string
}
interface Advert {
  readonly text: string
  readonly fields: Readonly<Record<Field, readonly [number, number]>> | undefined
}
const FIELDS = ['verb', 'name', 'phone', 'city', 'price'] as const
type Field = (typeof FIELDS)[number]

const DIGIT = '(?:\\d|zero|one|two|three|four|five|six|seven|eight|nine|O)'

/** Where in a text the generator's fields stand. */
const findFields = (text: string, { name, city, price }: Truth): Advert['fields'] => {
  const contact = new RegExp(
    `\\b(call|ring|text) ${name} (\\(?(?:${DIGIT}[ .*()-]{0,2}){9}${DIGIT})`,
    'd',
  ).exec(text)
  const place = new RegExp(`\\bin (${city}) from (\\$${price})(?!\\d)`, 'd').exec(text)
  const [verb, phone] = [contact?.indices?.[1], contact?.indices?.[2]]
  const [at, cost] = [place?.indices?.[1], place?.indices?.[2]]
  if (!verb || !phone || !at || !cost) return undefined
  return { verb, name: [verb[1] + 1, phone[0] - 1], phone, city: at, price: cost }
}

/** Words of a text as places. */
const wordsOf = (text: string): [number, number][] =>
  [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => [index, index + word.length])
const within = ([start, end]: readonly [number, number], [from, to]: readonly [number, number]): boolean =>
  start >= from && end <= to

const scoreSlots = (groups: readonly (readonly Advert[])[], explanations: readonly Explanation[]) => {
  const found = new Map<Field, [hit: number, all: number]>(FIELDS.map((field) => [field, [0, 0]]))
  let [inSlots, right] = [0, 0]
  groups.forEach((adverts, group) => {
    const varying = FIELDS.filter(
      (field) =>
        new Set(adverts.map(({ text, fields }) => text.slice(...(fields?.[field] ?? [0, 0])))).size > 1,
    )
    adverts.forEach(({ text, fields }, at) => {
      const parts = explanations[group]?.members[at]?.parts ?? []
      const slots = parts.filter(([start, end], segment) => segment % 2 === 1 && end > start)
      for (const word of wordsOf(text)) {
        const slotted = slots.some((slot) => within(word, slot))
        const field = fields && FIELDS.find((each) => within(word, fields[each]))
        if (slotted) inSlots += 1
        if (slotted && field !== undefined) right += 1
        if (field === undefined || !varying.includes(field)) continue
        const count = found.get(field)
        if (count === undefined) continue
        count[1] += 1
        if (slotted) count[0] += 1
      }
    })
  })
  return { found, precision: right / Math.max(1, inSlots) }
}

const measureSet = (base: string, name: string): void => {
  const read = <T>(file: string) => parse(readFileSync(file), { columns: true }) as T[]
  const truths = read<Truth>(`${base}.truth.csv`)
  const byTemplate = new Map<string, Advert[]>()
  read<{ text: string }>(`${base}.csv`).forEach(({ text }, at) => {
    const truth = truths[at]
    if (truth === undefined || truth.template === '-1') return
    const advert = { text, fields: findFields(text, truth) }
    byTemplate.set(truth.template, [...(byTemplate.get(truth.template) ?? []), advert])
  })
  const groups = [...byTemplate.values()]
  const adverts = groups.reduce((sum, group) => sum + group.length, 0)
  const before = process.cpuUsage()
  const explanations = groups.map((group) => explainGroup(group.map(({ text }) => text)))
  const { user, system } = process.cpuUsage(before)
  const perSecond = (adverts * 1e6) / (user + system)
  const writing = process.cpuUsage()
  let bytes = 0
  groups.forEach((group, at) => {
    const explanation = explanations[at]
    if (explanation !== undefined)
      bytes += toExplainLine(
        at,
        [],
        group.map(({ text }) => text),
        explanation,
      ).length
  })
  const written = process.cpuUsage(writing)
  let broken = 0
  let [explained, words, alone, together, edits] = [0, 0, 0, 0, 0]
  explanations.forEach(({ template, slots, members, bits }, group) => {
    alone += bits.alone
    together += bits.together
    members.forEach((member, at) => {
      const text = groups[group]?.[at]?.text ?? ''
      const values = slots.map(({ id }) => text.slice(...(member.parts[2 * id + 1] ?? [0, 0])))
      if (rebuildText(template, values, member.edits) !== text) broken += 1
      explained += member.explained
      words += member.words
      edits += member.edits.filter(({ kind }) => kind !== 'spacing').length
    })
  })
  const { found, precision } = scoreSlots(groups, explanations)
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`
  say(`\n${name}: ${adverts} adverts in ${groups.length} groups`)
  say(
    `  explained: ${perSecond.toFixed(0)} adverts/s on one core, ${(1000 / perSecond).toFixed(3)} ms an advert (to beat: ${PER_SECOND}/s${perSecond < PER_SECOND ? ', MISSED' : ''})`,
  )
  say(
    `  InfoShield: ${INFOSHIELD.published} ms published, ${INFOSHIELD.measured.toFixed(2)} ms measured: ${((perSecond / 1000) * INFOSHIELD.published).toFixed(0)} and ${((perSecond / 1000) * INFOSHIELD.measured).toFixed(0)} times as long (it groups as well)`,
  )
  say(
    `  as lines of JSON: ${((adverts * 1e6) / (written.user + written.system)).toFixed(0)} adverts/s more, ${(bytes / adverts).toFixed(0)} characters an advert`,
  )
  say(`  texts that could not be rebuilt: ${broken}${broken > 0 ? '   MISSED' : ''}`)
  say(
    `  words explained by template and slots: ${percent(explained / words)}; edits an advert: ${(edits / adverts).toFixed(2)}; bits saved: ${percent(1 - together / alone)}`,
  )
  say(
    `  of what the generator filled in and what varies in its group, in slots: ${FIELDS.map((field) => {
      const [hit, all] = found.get(field) ?? [0, 0]
      return `${field} ${percent(hit / Math.max(1, all))}`
    }).join(', ')}`,
  )
  const own = FIELDS.slice(1).reduce(
    ([hits, total], field) => {
      const [hit, all] = found.get(field) ?? [0, 0]
      return [hits + hit, total + all] as const
    },
    [0, 0] as readonly [number, number],
  )
  say(
    `  recall without the verb: ${percent(own[0] / Math.max(1, own[1]))}; precision of slots: ${percent(precision)}`,
  )
  if (perSecond < PER_SECOND || broken > 0) process.exitCode = 1
}

say(`Explaining groups. ${describeMachine()}`)
if (!existsSync(GENERATOR))
  say('left out: the generator of adverts lies outside the repository and is not here')
else {
  const folder = mkdtempSync(join(tmpdir(), 'explaining-'))
  try {
    for (const [at, { name, options }] of SETS.entries()) {
      const base = join(folder, `set-${at}`)
      execFileSync(process.execPath, [GENERATOR, '--n', ADVERTS, '--seed', SEED, ...options, '--out', base], {
        stdio: 'ignore',
      })
      measureSet(base, name)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
