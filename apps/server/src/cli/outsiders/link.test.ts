/** `link` for outsiders: adverts in, networks out, reasons beside them, and an agency's number joins nobody. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFake } from '../terminal.fake.ts'

const THINGS = 'sofa piano ladder kettle carpet wardrobe mirror bicycle crate lamp desk stove clock'.split(
  ' ',
)
const PLACES = 'Ashford Barton Calder Denholm Elmbridge Fairley Glenham Harwick'.split(' ')
const AGENCY = '(212) 555-0199'

/** A word that no other advert has. */
const word = (n: number): string =>
  [...n.toString(26).padStart(4, '0')]
    .map((digit) => 'bcdfghjklmnpqrstvwxzaeiouy'[Number.parseInt(digit, 26)])
    .join('')
/** Adverts of which each says something of its own. */
const other = (n: number, number: string): string =>
  `${Array.from({ length: 14 }, (_, k) => word(n * 14 + k)).join(' ')} ring ${number}`
/** A mover's advert, always the same but for the number. */
const mover = (n: number, number: string): string =>
  `Two careful people with a padded van move your ${THINGS[n % 13]} up to the third floor and carry every box down the stairs without a scratch, ask for Lena in ${PLACES[n % 8]} and call ${number} today`

const ADVERTS: readonly string[] = [
  ...Array.from({ length: 8 }, (_, n) => mover(n, n % 2 === 0 ? '(303) 555-0111' : '303 555 0112')),
  ...Array.from({ length: 3 }, (_, n) => other(n, 'three zero three five five five zero one one two')),
  ...Array.from({ length: 40 }, (_, n) => other(100 + n, AGENCY)),
  ...Array.from({ length: 40 }, (_, n) => other(200 + n, `(415) 555-0${100 + n}`)),
]

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'link-'))
  const lines = ADVERTS.map((text, n) => `ad-${n},"${text}",01-02-2026`)
  await writeFile(at('in.csv'), `id,text,date_posted\n${lines.join('\n')}\n`)
})
afterAll(() => rm(folder, { recursive: true }))

const labelsOf = async (name: string): Promise<string[]> =>
  (await readFile(at(name), 'utf8'))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[1] ?? '')

describe('smart-rescue link', () => {
  it('joins what shares a template or a number, and leaves an agency’s adverts alone', async () => {
    const { exit, err } = await runFake(['link', at('in.csv'), at('out.csv'), '--why', at('why.jsonl')])
    expect([exit, err]).toEqual([0, expect.stringContaining('Numbers were read as of US')])
    expect(err).toMatch(/wall [\d.]+ s, CPU [\d.]+ s, peak memory \d+ MiB/)
    const labels = await labelsOf('out.csv')
    expect(labels).toHaveLength(ADVERTS.length)
    expect(new Set(labels.slice(0, 11))).toEqual(new Set(['0']))
    expect(new Set(labels.slice(11))).toEqual(new Set(['-1']))
  })

  it('says why for every join, and what is too common to join', async () => {
    const lines = (await readFile(at('why.jsonl'), 'utf8')).trimEnd().split('\n')
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const joins = rows.filter(({ label }) => label === 0)
    expect(joins.map(({ b }) => b).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `ad-${n + 1}`).sort())
    for (const join of joins) expect(join.reasons).not.toEqual([])
    expect(rows.find(({ common }) => common !== undefined)).toMatchObject({
      common: { kind: 'phone', value: '+12125550199', sources: 40 },
      counterReasons: [{ rule: 'common-tie', hands: 40 }],
    })
  })

  it('reads numbers as of the country that is named', async () => {
    const { exit, err } = await runFake(['link', at('in.csv'), at('np.csv'), '--region', 'np'])
    expect([exit, err.includes('Numbers were read')]).toEqual([0, false])
    expect((await labelsOf('np.csv')).slice(0, 8)).toEqual(Array.from({ length: 8 }, () => '0'))
  })

  it('refuses what it cannot read, what it would overwrite, and what it does not know', async () => {
    for (const args of [
      ['link', at('in.csv')],
      ['link', at('none.csv'), at('out.csv')],
      ['link', at('in.csv'), at('in.csv')],
      ['link', at('in.csv'), at('out.csv'), '--cap', '50'],
      ['link', at('in.csv'), at('out.csv'), '--region', 'Nepal'],
      ['link', at('in.csv'), at('no/such/folder.csv')],
    ])
      expect((await runFake(args)).exit, args.join(' ')).toBe(64)
    expect((await readFile(at('in.csv'), 'utf8')).startsWith('id,text')).toBe(true)
  })
})
