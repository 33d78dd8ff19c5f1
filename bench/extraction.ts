/** Measures the extraction on one core: adverts a second for telephone numbers alone and for everything, beside libphonenumber-js in the same run; then all outside cases. The last lines are `figure | value | to beat`. Run: `node bench/extraction.ts [adverts] [seed]`. */
import { cpus, release, totalmem } from 'node:os'
import { extract } from '@smart-rescue/core/extraction'
import { findPhoneNumbersInText } from 'libphonenumber-js/max'
import { type Figure, makeSharedAdverts, scoreMade, scoreOracle } from './extraction-oracle.ts'

const ADVERTS = Number(process.argv[2] ?? 20_000)
const SEED = Number(process.argv[3] ?? 1)
const ROUNDS = 3
/** Words before the contact, the price and the place are put in; an advert has about sixty then. */
const PLAIN_WORDS = 48
const COUNTRY = 'US'

interface Advert {
  readonly text: string
  readonly number: string
  readonly disguised: boolean
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

const split = (words: string): string[] => words.split(' ')
const THINGS = split(
  'room flat garden kitchen balcony bicycle table lamp carpet piano sofa boat tent trip coach ticket hotel guide lesson course job shift kitchen bakery workshop studio garage van ladder kettle window door',
)
const QUALITIES = split(
  'quiet bright small large clean friendly careful weekly central rural sunny cheap modern covered early late two four one',
)
const DOINGS = split(
  'rent share repair move carry paint teach learn cook bake drive visit clean book plan offer need find sell lend',
)
const PLACES = split(
  'Ashford Barton Corfield Denmore Elmbridge Fairview Glenham Halstead Kelby Linton Marlow Norbury Oakley Penrith',
)
const LINKING = split('in near for with and at from to by on the our your a some any every')
const AREAS = split('201 212 305 312 404 415 503 602 617 702 713 803 813 901')
const ONES = split('zero one two three four five six seven eight nine')

const makeAdverts = (count: number, seed: number): Advert[] => {
  const next = chance(seed)
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? ''
  const write = (digits: string, disguised: boolean): string => {
    const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
    const kind = Math.floor(next() * 4)
    if (!disguised) return [`${a}-${b}-${c}`, `(${a}) ${b}-${c}`, `${a} ${b} ${c}`, digits][kind] ?? digits
    if (kind === 0) return [...digits].map((digit) => (next() < 0.5 ? ONES[Number(digit)] : digit)).join(' ')
    if (kind === 1) return [...digits].join('.')
    if (kind === 2) return `${a}*${b}*${c}`
    return [...a].map((digit) => ONES[Number(digit)]).join('') + b + c.replaceAll('0', 'O')
  }
  return Array.from({ length: count }, () => {
    const digits = `${pick(AREAS)}55501${String(Math.floor(next() * 100)).padStart(2, '0')}`
    const disguised = next() < 0.25
    const words: string[] = []
    while (words.length < PLAIN_WORDS) words.push(pick(QUALITIES), pick(THINGS), pick(LINKING), pick(DOINGS))
    words.splice(
      Math.floor(next() * words.length),
      0,
      'from',
      `$${20 + 5 * Math.floor(next() * 60)}`,
      'in',
      pick(PLACES),
    )
    if (next() < 0.2) words.push('mail', `${pick(PLACES).toLowerCase()}.${pick(THINGS)}@example.org`)
    if (next() < 0.2) words.push(`https://rooms.example.com/${pick(THINGS)}/${Math.floor(next() * 1e6)}`)
    words.splice(
      Math.floor(next() * words.length),
      0,
      'call',
      pick(PLACES),
      write(digits, disguised),
      'for',
      'details',
    )
    return { text: words.join(' '), number: `+1${digits}`, disguised }
  })
}

/** The best of some rounds, in adverts a second of one core's processor time. */
const measure = (adverts: readonly { readonly text: string }[], read: (text: string) => unknown): number => {
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    for (const { text } of adverts) read(text)
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, (adverts.length * 1e6) / (user + system))
  }
  return best
}

const recall = (adverts: readonly Advert[], read: (text: string) => readonly string[]) => {
  let found = 0
  let foundDisguised = 0
  let extra = 0
  for (const { text, number, disguised } of adverts) {
    const numbers = read(text)
    if (numbers.includes(number)) {
      found++
      if (disguised) foundDisguised++
    }
    extra += numbers.filter((each) => each !== number).length
  }
  const disguisedCount = adverts.filter(({ disguised }) => disguised).length
  return { all: found / adverts.length, disguised: foundDisguised / Math.max(1, disguisedCount), extra }
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const figures: Figure[] = []
const rate = (what: string, value: number, toBeat?: number): void => {
  say(`${what.padEnd(48)} ${value.toFixed(0).padStart(8)} adverts/s`)
  figures.push({ name: `${what}, adverts/s`, value, ...(toBeat === undefined ? {} : { toBeat }) })
}
const share = (what: string, value: ReturnType<typeof recall>): boolean =>
  say(
    `${what.padEnd(48)} ${(value.all * 100).toFixed(2).padStart(7)} % of numbers, ${(value.disguised * 100).toFixed(2)} % of the disguised, ${value.extra} extra`,
  )

const adverts = makeAdverts(ADVERTS, SEED)
const characters = adverts.reduce((sum, { text }) => sum + text.length, 0)
const words = adverts.reduce((sum, { text }) => sum + text.split(' ').length, 0)
say(
  `machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${release()}, node ${process.version}`,
)
say(
  `adverts: ${adverts.length} of ${(words / adverts.length).toFixed(0)} words and ${(characters / adverts.length).toFixed(0)} characters on average, seed ${SEED}, a quarter of the numbers disguised; best of ${ROUNDS} rounds, one core`,
)
const library = (text: string) => findPhoneNumbersInText(text, COUNTRY)
const phones = (text: string) => extract(text, { countries: [COUNTRY], kinds: ['phone'] })
const everything = (text: string) => extract(text, { countries: [COUNTRY] })
rate('libphonenumber-js max (baseline)', measure(adverts, library))
rate('telephone numbers alone', measure(adverts, phones), 20_000)
rate('everything, one country', measure(adverts, everything), 5_000)
rate(
  'everything, six countries',
  measure(adverts, (text) => extract(text, { countries: ['NP', 'IN', 'BD', 'TH', 'GB', 'US'] })),
)
share(
  'libphonenumber-js max (baseline)',
  recall(adverts, (text) => library(text).map(({ number }) => number.number)),
)
share(
  'telephone numbers alone',
  recall(adverts, (text) => phones(text).map(({ normal }) => normal)),
)
const made = makeSharedAdverts(ADVERTS, SEED)
if (made.length > 0) {
  rate('made adverts: telephone numbers alone', measure(made, phones), 20_000)
  rate('made adverts: everything', measure(made, everything), 5_000)
  figures.push(...scoreMade(made))
}
const oracle = scoreOracle()
if (oracle.length === 0) say('outside cases: skipped, ../shared/oracle is absent')
figures.push(...oracle)

say('')
say(`${'figure'.padEnd(58)} | ${'value'.padStart(9)} | to beat`)
for (const { name, value, toBeat, atMost } of figures) {
  const met = toBeat === undefined || (atMost ? value <= toBeat : value >= toBeat)
  if (!met) process.exitCode = 1
  const shown = Number.isInteger(value) || value > 1 ? value.toFixed(0) : value.toFixed(4)
  const bound = toBeat === undefined ? '' : `${atMost ? '≤' : '≥'} ${toBeat}${met ? '' : '   MISSED'}`
  say(`${name.padEnd(58)} | ${shown.padStart(9)} | ${bound}`)
}
