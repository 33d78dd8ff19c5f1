/** The search finds exactly what a plain reading of every text finds, whatever the script, the words, the member, and what has left or was put aside. */
import { hashWord, matches, readQuery, SEGMENT, saltOf } from '@smart-rescue/core/searching'
import type { Actor } from '@smart-rescue/features/ports/actor'
import { createSearchRound, runSearch } from '@smart-rescue/features/search'
import type { CaseId, MemberId } from '@smart-rescue/schema'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

let house: House
let sita: Actor
let rohan: Actor
const cases: { id: CaseId; exhibitId: string; member: Actor; next: number }[] = []

const WORDS = {
  English: 'boat lesson piano room garden harbour boats roomy'.split(' '),
  Nepali: 'कोठा डुंगा पाठ बगैंचा'.split(' '),
  Thai: 'เรือ สวน ครัว โคมไฟ'.split(' '),
  Chinese: '房间 桌子 小船 花园'.split(' '),
  Arabic: 'غرفة قارب درس ميناء'.split(' '),
  Numbers: '5550042 ९७२० 4321 33'.split(' '),
}
const WORD = fc.constantFrom(...Object.values(WORDS).flat())
const TEXT = fc
  .tuple(fc.array(WORD, { minLength: 1, maxLength: 7 }), fc.constantFrom(' ', '  ', '', ', ', '\n'))
  .map(([words, blank]) => words.join(blank))

/** A part of what stands somewhere, a phrase, several words, or what stands nowhere. */
const TYPED = fc.oneof(
  fc
    .tuple(TEXT, fc.nat(12), fc.integer({ min: 1, max: 9 }))
    .map(([text, from, length]) => [...text].slice(from, from + length).join('')),
  fc.tuple(WORD, WORD).map(([one, two]) => `"${one} ${two}"`),
  fc.tuple(WORD, WORD).map(([one, two]) => `${one} ${two}`),
  fc.constantFrom('zzzz', 'q', 'xylophone', '港', 'room xylo'),
)

const index = async () => {
  const round = createSearchRound({ db: house.db.transactor })
  for (const { id } of cases) await round({ caseId: id }, new AbortController().signal)
}

/** Writes texts, each to one of the cases; some numbers later, so that they come to lie in several segments. */
const write = async (texts: readonly string[], leap = 0): Promise<void> => {
  for (const [at, text] of texts.entries()) {
    const one = cases[at % cases.length]
    if (one === undefined) continue
    one.next += 1
    await house.db.ownerPool.query(
      'insert into source (exhibit_id, row, case_id, text, seen_at) values ($1, $2, $3, $4, now())',
      [one.exhibitId, one.next, one.id, text],
    )
    if (leap > 0 && at % 50 === 49)
      await house.db.ownerPool.query(`select setval('source_number', nextval('source_number') + $1)`, [leap])
  }
}

/** What a plain reading finds: every text that the member may see, newest first. */
const readPlainly = async (member: Actor, typed: string): Promise<number[]> => {
  const { rows } = await house.db.ownerPool.query<{
    number: number
    text: string
    title: string
    url: string | null
  }>(
    `select s.number, s.text, s.title, s.url from source s
     join case_team t on t.case_id = s.case_id and t.member_id = $1 and t.until is null order by s.number desc`,
    [member.memberId],
  )
  const query = readQuery(typed)
  return rows
    .filter(({ text, title, url }) => matches([title, text, url].filter(Boolean).join('\n'), query))
    .map(({ number }) => number)
}

/** Every page of the search, one after another. */
const searchThrough = async (member: Actor, typed: string, most: number): Promise<number[]> => {
  const numbers: number[] = []
  let below: number | undefined
  for (let pages = 0; pages < 200; pages += 1) {
    const found = await house.db.transactor.asMember(member.memberId as MemberId, (trx) =>
      runSearch(trx, typed, {}, { below, most }),
    )
    expect(found.sources.length).toBeLessThanOrEqual(most)
    // A page is full, or the end, or says that it looked in part.
    if (found.sources.length < most && found.next !== undefined) expect(found.isPartial).toBe(true)
    numbers.push(...found.sources.map(({ number }) => number))
    below = found.next
    if (below === undefined) return numbers
  }
  throw new Error('the pages do not end')
}

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  for (const member of [sita, rohan, sita]) {
    const { id } = await openCase(house, member, { title: 'Plain' })
    await captureNow(house, member, id, 'https://tide.example/', { 'https://tide.example/': 'Tide tables' })
    cases.push({ id, exhibitId: (await exhibitsOf(house, member, id))[0]?.id ?? '', member, next: 0 })
  }
  await write(fc.sample(TEXT, { numRuns: 700, seed: 5 }), 30_000)
  await index()
})
afterAll(() => house.close())

const holdsTrue = async (numRuns: number, seed: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(TYPED, fc.constantFrom(3, 50), fc.boolean(), async (typed, most, isSita) => {
      const member = isSita ? sita : rohan
      expect(await searchThrough(member, typed, most), typed).toEqual(await readPlainly(member, typed))
    }),
    { numRuns, seed },
  )
}

describe('the search', () => {
  it('lies in several segments, which the database salts as the program does', async () => {
    const { rows } = await house.db.ownerPool.query<{ segment: number; salt: number }>(
      `select distinct number >> 16 as segment, search_salt(number >> 16) as salt from search_words order by 1`,
    )
    expect(rows.length).toBeGreaterThan(4)
    for (const { segment, salt } of rows) expect(salt).toBe(saltOf(segment * SEGMENT))
  })

  it('finds what a plain reading finds, page by page', () => holdsTrue(120, 1), 60_000)

  it('finds it after rows have left, some were put aside, and others came', async () => {
    const { ownerPool } = house.db
    await ownerPool.query(`delete from source where number % 3 = 0`)
    await ownerPool.query(`update source set aside = true where number % 5 = 0`)
    await write(fc.sample(TEXT, { numRuns: 120, seed: 6 }))
    await index()
    await holdsTrue(80, 2)
    const found = await house.db.transactor.asMember(sita.memberId as MemberId, (trx) =>
      runSearch(trx, 'room', {}, { most: 100 }),
    )
    expect(found.sources.some(({ aside }) => aside)).toBe(true)
  }, 60_000)

  it('finds it after the whole search was told again', async () => {
    await house.db.ownerPool.query('truncate search_words, search_vocabulary, search_progress')
    await index()
    await holdsTrue(60, 3)
  }, 60_000)

  it('finds what was searchable before the words were salted', async () => {
    const { ownerPool } = house.db
    const before = await ownerPool.query<{ words: number[]; number: number }>(
      'select words, number from search_words order by number limit 50',
    )
    // The migration's own sentence, once over what it has made: mixing twice gives the plain hashes back.
    const sentence =
      'update search_words set words = array(select word # search_salt(number >> 16) from unnest(words) word)'
    await ownerPool.query(sentence)
    const plain = await ownerPool.query<{ words: number[] }>(
      `select words from search_words where number = any ($1)`,
      [before.rows.map(({ number }) => number)],
    )
    const known = new Set(
      (await ownerPool.query<{ word: string }>('select word from search_vocabulary')).rows.map(({ word }) =>
        hashWord(word),
      ),
    )
    for (const { words } of plain.rows) for (const word of words) expect(known.has(word)).toBe(true)
    await ownerPool.query(sentence)
    await holdsTrue(30, 4)
  }, 60_000)

  it('does not find what was received by accident and locked', async () => {
    const one = cases[0]
    const seen = await searchThrough(sita, 'room', 100)
    await house.db.ownerPool.query(
      `insert into receipt (id, case_id, exhibit_id, locked_by, locked_at, received_at, way, filename, place, leaf_index)
       values (gen_random_uuid(), $1, $2, $3, now(), now(), 'mail', 'x', 'y', 999999)`,
      [one?.id, one?.exhibitId, sita.memberId],
    )
    const left = await searchThrough(sita, 'room', 100)
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(seen.length)
    expect(left.every((number) => seen.includes(number))).toBe(true)
  })
})
