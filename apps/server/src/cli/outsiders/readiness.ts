/** `readiness` for outsiders: which offences a case is ready for by the law of the day, and what is missing. Needs no server. */
import { createLawLibrary } from '@smart-rescue/adapters/domain-data'
import {
  assessReadiness,
  type Cover,
  type DaySpan,
  isDay,
  placesFor,
  type Readiness,
  type ReadinessFacts,
} from '@smart-rescue/core/readiness'
import { Failure, type LawPack, type ProofPlaces, VictimAge } from '@smart-rescue/schema'
import { z } from 'zod'
import { UsageError } from '../../usage-error.ts'
import type { Command, Terminal } from '../terminal.ts'
import { readGiven } from './read-given.ts'

interface Wrong {
  readonly path: string
  readonly message: string
}

const Day = z.string().refine(isDay, 'Write a day that the calendar has, as 2025-05-01.')
const Id = z.string().min(1).max(80)

/** What a case file holds. `date` is a day, a span of days, or null where nobody knows it. */
const CaseFile = z.strictObject({
  date: z.union([z.null(), Day, z.strictObject({ from: Day, to: Day })], {
    error:
      'Write a day that the calendar has, as 2025-05-01; or {"from": …, "to": …}; or null where it is not known.',
  }),
  victim: VictimAge,
  countries: z.array(z.string()).min(1, 'Name at least one country.').max(50),
  covered: z
    .array(
      z.union([
        Id,
        z.strictObject({
          element: Id,
          by: z.array(
            z.strictObject({
              kind: z.enum(['exhibit', 'document', 'witness', 'anonymous-tip']),
              who: z.string().min(1).max(200).optional(),
            }),
          ),
        }),
      ]),
    )
    .max(10_000),
})
type CaseFile = z.infer<typeof CaseFile>

const refuse = (fields: readonly Wrong[]): never => {
  throw new Failure('request.invalid', {
    detail: 'The case file has a field that is missing or wrong. Correct what is named and try again.',
    fields,
  })
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'the file'

const parseCase = (text: string): CaseFile => {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse([{ path: 'the file', message: 'It is not JSON that can be read.' }])
  }
  const parsed = CaseFile.safeParse(value)
  if (!parsed.success)
    return refuse(parsed.error.issues.map(({ path, message }) => ({ path: pathOf(path), message })))
  return parsed.data
}

const spanOf = (date: CaseFile['date']): DaySpan | undefined => {
  if (date === null) return undefined
  const span = typeof date === 'string' ? { from: date, to: date } : date
  if (span.from > span.to)
    refuse([{ path: 'date', message: 'The span ends before it begins. Turn the two days round.' }])
  return span
}

const toFacts = (given: CaseFile, packs: readonly LawPack[]): ReadinessFacts => {
  const known = new Set(
    packs.flatMap(({ offences }) => offences.flatMap((o) => o.elements.map(({ id }) => id))),
  )
  const names = packs.map(({ iso2 }) => iso2)
  const covers: readonly Cover[] = given.covered.map((cover) =>
    typeof cover === 'string'
      ? { element: cover }
      : {
          element: cover.element,
          supports: cover.by.map(({ kind, who }) => ({ kind, ...(who === undefined ? {} : { who }) })),
        },
  )
  const wrong = [
    ...given.countries.flatMap((country, index) =>
      names.includes(country)
        ? []
        : [
            {
              path: `countries.${index}`,
              message: `There is no law pack for «${country}». Packs there are: ${names.join(', ')}.`,
            },
          ],
    ),
    ...covers.flatMap(({ element }, index) =>
      known.has(element)
        ? []
        : [
            {
              path: `covered.${index}`,
              message: `No pack has an element «${element}». Ids stand in domain/law, as NP-HTT-4-1-a.a1.`,
            },
          ],
    ),
  ]
  if (wrong.length > 0) refuse(wrong)
  return { countries: [...new Set(given.countries)], day: spanOf(given.date), victim: given.victim, covers }
}

/** Places of proof that the text names for each group; the pages of the product name all. */
const PLACES = 3

const report = (terminal: Terminal, readiness: Readiness, places: ProofPlaces): void => {
  const say = (line: string): void => void terminal.write(`${line}\n`)
  const nameOf = (verdict: Readiness['offences'][number]): string =>
    `${verdict.offence.id}  ${verdict.offence.short_title} (${verdict.offence.law}, ${verdict.offence.section})`
  const ready = readiness.offences.filter(({ state }) => state === 'ready')
  const missing = readiness.offences.filter(({ state }) => state === 'missing')
  say(`Ready: ${ready.length}`)
  for (const verdict of ready) say(`  ${nameOf(verdict)}`)
  say(`Not ready: ${missing.length}`)
  for (const verdict of missing) {
    say(`  ${nameOf(verdict)}: ${verdict.met} of ${verdict.asked} groups covered`)
    for (const name of verdict.missing) {
      const group = verdict.groups.find((one) => one.group === name)
      if (group === undefined) {
        say(`    ${name}`)
        continue
      }
      say(`    ${name} (${group.rule === 'all' ? 'every one' : 'at least one'}):`)
      for (const element of group.elements) say(`      ${element.id}  ${element.text}`)
      const first = group.elements[0]
      if (first !== undefined)
        say(
          `      usually found in: ${placesFor(places, verdict.offence, first)
            .slice(0, PLACES)
            .map(({ text }) => text)
            .join('; ')}`,
        )
    }
    if (verdict.alternatives.length > 0) say(`    without a means: ${verdict.alternatives.join(', ')}`)
  }
  if (readiness.warnings.length > 0) say(`To mind: ${readiness.warnings.length}`)
  for (const { text, source } of readiness.warnings)
    say(`  ${text}\n    [${source.document}${source.section === undefined ? '' : `, ${source.section}`}]`)
}

/** Judges a case file. Exit 0 whatever the verdict is; 64 where the file cannot be understood. */
export const judgeReadiness: Command = async (args, terminal) => {
  const json = args.includes('--json')
  const [file, ...more] = args.filter((arg) => arg !== '--json')
  const option = [file, ...more].find((arg) => arg?.startsWith('--'))
  if (option !== undefined) throw new UsageError(`readiness does not know ${option}.`)
  if (file === undefined || more.length > 0) throw new UsageError('Name one case file in JSON.')
  const library = createLawLibrary()
  const [packs, places] = [await library.packs(), await library.places()]
  const facts = toFacts(parseCase(Buffer.from(await readGiven(file)).toString()), packs)
  const readiness = assessReadiness(facts, packs)
  if (!json) {
    report(terminal, readiness, places)
    return 0
  }
  const { ready, missing, alternatives, warnings, offences } = readiness
  const sources = Object.fromEntries(
    offences
      .filter(({ state }) => state !== 'not-in-force')
      .map(({ offence, source }) => [offence.id, source]),
  )
  const used = facts.countries.flatMap((country) =>
    packs
      .filter(({ iso2 }) => iso2 === country)
      .map(({ iso2, version, author, review }) => ({ country: iso2, version, author, review: review.state })),
  )
  terminal.write(`${JSON.stringify({ ready, missing, alternatives, warnings, sources, packs: used })}\n`)
  return 0
}
