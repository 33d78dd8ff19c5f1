/** The extraction on outside cases: recall and precision on each set of ../shared/oracle, and on adverts of ../shared/bench/gen.mjs. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from '@smart-rescue/core/extraction'
import type { Mention, MentionKind } from '@smart-rescue/schema'

/** One figure; shares are 0 to 1. `toBeat` where the issue or a baseline names a bound; `atMost` says that less is better. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly toBeat?: number
  readonly atMost?: boolean
}

const shared = fileURLToPath(new URL('../../shared/', import.meta.url))

interface Wanted {
  readonly raw?: string
  readonly value?: string | null
  readonly url?: string
  readonly screen_name?: string
  readonly amount?: string | null
}
interface Case {
  readonly text: string
  readonly group: string
  readonly region?: string
  readonly language?: string
  readonly expected: readonly (string | Wanted)[] | Wanted
}

const load = (name: string): Case[] =>
  readFileSync(`${shared}oracle/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line): Case => JSON.parse(line))

const fold = (text: string | null | undefined): string => (text ?? '').normalize('NFKC').toLowerCase()

type Hit = (wanted: Wanted, found: Mention) => boolean
const byNumber: Hit = (wanted, found) => wanted.value === found.normal
const byText: Hit = (wanted, found) => fold(wanted.raw ?? wanted.url) === fold(found.original)
const byValue: Hit = (wanted, found) => fold(wanted.value ?? wanted.raw) === fold(found.normal)
const byName: Hit = (wanted, found) =>
  fold(wanted.raw ?? wanted.screen_name).replace(/^@/, '') === fold(found.original).replace(/^@/, '')

const score = (
  cases: readonly Case[],
  kind: MentionKind,
  hits: Hit,
): { precision: number; recall: number } => {
  let [hit, extra, missed] = [0, 0, 0]
  for (const { text, region, expected } of cases) {
    const left = extract(text, { kinds: [kind], ...(region === undefined ? {} : { countries: [region] }) })
    for (const each of Array.isArray(expected) ? expected : []) {
      const wanted: Wanted = typeof each === 'string' ? { raw: each } : each
      if (kind === 'price' && wanted.value === null) continue
      const at = left.findIndex((mention) => hits(wanted, mention))
      if (at < 0) missed++
      else {
        left.splice(at, 1)
        hit++
      }
    }
    extra += left.length
  }
  return { precision: hit / Math.max(1, hit + extra), recall: hit / Math.max(1, hit + missed) }
}

const pair = (
  name: string,
  result: { precision: number; recall: number },
  recall?: number,
  precision?: number,
): Figure[] => [
  { name: `${name}: recall`, value: result.recall, ...(recall === undefined ? {} : { toBeat: recall }) },
  {
    name: `${name}: precision`,
    value: result.precision,
    ...(precision === undefined ? {} : { toBeat: precision }),
  },
]

/** The share of price-parser’s tags whose first amount is right. */
const priceTags = (cases: readonly Case[]): number => {
  let [right, all] = [0, 0]
  for (const { group, text, expected } of cases) {
    if (!group.startsWith('PRICE_PARSING') || group.includes('XFAIL') || Array.isArray(expected)) continue
    const amount = 'amount' in expected ? expected.amount : undefined
    const found = extract(text, { kinds: ['price'] })[0]
    if (amount === undefined || amount === null) continue
    all++
    if (
      found &&
      Math.abs(Number.parseFloat(found.normal) - Number(amount)) < 1e-6 * Math.max(1, Number(amount))
    )
      right++
  }
  return right / Math.max(1, all)
}

/** Mentions of those kinds in texts that have none by right. */
const count = (cases: readonly Case[], kinds: readonly MentionKind[]): number =>
  cases.reduce((sum, { text }) => sum + extract(text, { kinds }).length, 0)

/** All figures on the outside cases; none where they are absent. */
export const scoreOracle = (): Figure[] => {
  if (!existsSync(`${shared}oracle/phone.jsonl`)) return []
  const [phone, email, price, social, url] = ['phone', 'email', 'price', 'social', 'url'].map(load)
  if (!phone || !email || !price || !social || !url) return []
  const of = (cases: readonly Case[], ...groups: string[]): Case[] =>
    cases.filter(({ group }) => groups.includes(group))
  const currency = of(price, 'CurrencyModel')
  const languages = [...new Set(currency.map(({ language }) => language))]
  return [
    ...pair(
      'phones in disguised notations',
      score(of(phone, 'obfuscated-shape'), 'phone', byNumber),
      0.95,
      0.98,
    ),
    ...pair(
      'phones of libphonenumber, VALID and stricter',
      score(of(phone, 'VALID_CASES', 'STRICT_GROUPING_CASES', 'EXACT_GROUPING_CASES'), 'phone', byText),
      0.93,
      0.98,
    ),
    ...pair('phones of Recognizers-Text', score(of(phone, 'PhoneNumberModel'), 'phone', byText), 0.67, 0.7),
    ...pair('disguised e-mail addresses', score(of(email, 'obfuscated', 'dig'), 'email', byValue), 0.9, 1),
    {
      name: 'e-mail addresses where there are none',
      value: score(of(email, 'EmailModel', 'extract', 'non-match'), 'email', byValue).precision === 1 ? 0 : 1,
      toBeat: 0,
      atMost: true,
    },
    ...pair(
      'web addresses',
      score(
        url.filter(({ group }) => group !== 'urls_with_indices'),
        'url',
        byText,
      ),
    ),
    ...pair(
      'handles',
      score(
        social.filter(({ group }) => group.startsWith('mention') || group === 'MentionModel'),
        'handle',
        byName,
      ),
    ),
    ...pair('sums of Recognizers-Text, 13 languages', score(currency, 'price', byText)),
    ...languages.flatMap((language) =>
      pair(
        `  sums in ${language}`,
        score(
          currency.filter((each) => each.language === language),
          'price',
          byText,
        ),
      ),
    ),
    { name: 'price tags of price-parser: amount right', value: priceTags(price) },
    {
      name: 'sums, numbers, accounts in ages',
      value: count(load('age'), ['price', 'phone', 'account']),
      toBeat: 0,
      atMost: true,
    },
    {
      name: 'numbers and accounts in measures',
      value: count(load('dimension'), ['phone', 'account']),
      toBeat: 0,
      atMost: true,
    },
  ]
}

/** An advert of the generator with its truth. */
export interface MadeAdvert {
  readonly text: string
  readonly phone: string
  readonly price: string
  readonly name: string
}

/** Adverts of ../shared/bench/gen.mjs, its own defaults; none where it is absent. */
export const makeSharedAdverts = (count: number, seed: number): MadeAdvert[] => {
  const generator = `${shared}bench/gen.mjs`
  if (!existsSync(generator)) return []
  const folder = mkdtempSync(join(tmpdir(), 'adverts-'))
  try {
    const out = join(folder, 'ads')
    execFileSync(process.execPath, [generator, '--n', String(count), '--seed', String(seed), '--out', out], {
      stdio: 'ignore',
    })
    const rows = (file: string): string[][] =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    const truth = rows(`${out}.truth.csv`)
    return rows(`${out}.csv`).map((row, n) => ({
      text: row.slice(1, -1).join(',').replace(/^"|"$/g, ''),
      name: truth[n]?.[3] ?? '',
      phone: `+1${truth[n]?.[4] ?? ''}`,
      price: `${truth[n]?.[6] ?? ''} USD`,
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The shares found in made adverts, and what was found besides. */
export const scoreMade = (adverts: readonly MadeAdvert[]): Figure[] => {
  let [phones, prices, names, phonesFound, pricesFound] = [0, 0, 0, 0, 0]
  for (const { text, phone, price, name } of adverts) {
    const found = extract(text, { countries: ['US'], kinds: ['phone', 'price', 'name'] })
    const has = (kind: MentionKind, normal: string): number =>
      found.some((mention) => mention.kind === kind && mention.normal === normal) ? 1 : 0
    phones += has('phone', phone)
    prices += has('price', price)
    names += has('name', name)
    phonesFound += found.filter(({ kind }) => kind === 'phone').length
    pricesFound += found.filter(({ kind }) => kind === 'price').length
  }
  const n = Math.max(1, adverts.length)
  return [
    { name: 'made adverts, numbers: recall', value: phones / n, toBeat: 0.995 },
    { name: 'made adverts, numbers: precision', value: phones / Math.max(1, phonesFound), toBeat: 0.98 },
    { name: 'made adverts, prices: recall', value: prices / n, toBeat: 0.98 },
    { name: 'made adverts, prices: precision', value: prices / Math.max(1, pricesFound), toBeat: 0.976 },
    { name: 'made adverts, names as candidates: recall', value: names / n },
  ]
}
