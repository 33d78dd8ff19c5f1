/** The search over a real database: parts of words in every script, only what one may see, filters, pages, saved searches with alerts. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import { alertSearches, createSearchRound } from '@smart-rescue/features/search'
import type { FoundSource, SavedSearch } from '@smart-rescue/features/search/contract'
import type { CaseId, Notice } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

let house: House
let sita: Actor
let rohan: Actor
let mine: CaseId
let theirs: CaseId
/** When rows that are added come in. */
let seenAt = '2026-01-01T08:00:00Z'

/** Writes rows of a table into the index, as the reading of a table does. */
const addRows = async (
  caseId: CaseId,
  rows: readonly { text: string; postedOn?: string; title?: string }[],
) => {
  const exhibitId = (await exhibitsOf(house, caseId === theirs ? rohan : sita, caseId))[0]?.id
  const { rows: known } = await house.db.ownerPool.query<{ top: number }>(
    'select coalesce(max(row), 0)::int as top from source where exhibit_id = $1',
    [exhibitId],
  )
  for (const [at, row] of rows.entries())
    await house.db.ownerPool.query(
      'insert into source (exhibit_id, row, case_id, title, text, posted_on, seen_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        exhibitId,
        (known[0]?.top ?? 0) + at + 1,
        caseId,
        row.title ?? '',
        row.text,
        row.postedOn ?? null,
        seenAt,
      ],
    )
}
const index = async (caseId: CaseId) => {
  const found = (id: CaseId) => alertSearches(house.deps, id)
  await createSearchRound({ db: house.db.transactor, found })({ caseId }, new AbortController().signal)
}
interface Answer {
  sources: FoundSource[]
  next?: number
  isPartial: boolean
  cases: { reference: string }[]
  waiting: boolean
}
const search = (text: string, more: object = {}, actor = sita) =>
  house.call<Answer>('search.run', actor, { text, ...more })
const textsOf = async (text: string, more: object = {}, actor = sita) =>
  (await search(text, more, actor)).sources.map(({ excerpt }) => excerpt)

const PIER = 'Restaurant team wanted at the pier, free room. Call 977 9720000123'
const HOTEL = 'होटलमा काम गर्ने मान्छे चाहियो। फोन: ९७२००००४५६'
const THAI = 'รับสมัครพนักงานร้านอาหาร มีที่พักฟรี'
const OTHER = 'Piano lessons near the harbour'

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  mine = (await openCase(house, sita, { title: 'Lantern at the pier' })).id
  theirs = (await openCase(house, rohan, { title: 'Theirs' })).id
  for (const [actor, caseId] of [
    [sita, mine],
    [rohan, theirs],
  ] as const)
    await captureNow(house, actor, caseId, 'https://tide.example/', {
      'https://tide.example/': 'Tide tables',
    })
  await addRows(mine, [
    { text: PIER, postedOn: '2026-03-01' },
    { text: HOTEL, postedOn: '2026-05-01', title: 'Hill town notice' },
    { text: THAI },
  ])
  await addRows(theirs, [{ text: OTHER }, { text: PIER }])
  await index(mine)
  await index(theirs)
})
afterAll(() => house.close())

describe('a search', () => {
  it('finds parts of words, in any order, whatever the script', async () => {
    expect(await textsOf('staur room')).toEqual([PIER])
    expect(await textsOf('मान्छे')).toEqual([HOTEL])
    expect(await textsOf('9720000456')).toEqual([HOTEL])
    expect(await textsOf('พนักงาน')).toEqual([THAI])
    expect(await textsOf('"free room"')).toEqual([PIER])
    expect(await textsOf('"room free"')).toEqual([])
    expect(await textsOf('hill town')).toEqual([HOTEL])
  })

  it('shows the place that was found', async () => {
    const [found] = (await search('PIER')).sources
    expect(found?.hits.map(({ start, end }) => found.shown.slice(start, end))).toEqual(['pier'])
  })

  it('finds nothing in cases one may not see, nor their words', async () => {
    expect(await textsOf('piano')).toEqual([])
    expect(await textsOf('piano', {}, rohan)).toEqual([OTHER])
    expect(await textsOf('pier', { caseId: theirs })).toEqual([])
  })

  it('is narrowed by days, kind and case', async () => {
    expect(await textsOf('e', { from: '2026-02-01', to: '2026-04-01' })).toEqual([PIER])
    expect(await textsOf('pier', { only: 'exhibits' })).toEqual([])
    expect(await textsOf('pier', { only: 'rows', caseId: mine })).toEqual([PIER])
  })

  it('finds cases by their title', async () => {
    expect((await search('lantern')).cases).toHaveLength(1)
    expect((await search('theirs')).cases).toEqual([])
  })

  it('goes on where a page ended, and meets every text once', async () => {
    const case3 = (await openCase(house, sita, { title: 'Many' })).id
    await captureNow(house, sita, case3, 'https://many.example/', { 'https://many.example/': 'Many' })
    await addRows(
      case3,
      Array.from({ length: 70 }, (_, at) => ({ text: `boat number ${at}` })),
    )
    await index(case3)
    const met: string[] = []
    for (let below: number | undefined, turns = 0; turns < 10; turns += 1) {
      const answer = await search('boat', {
        caseId: case3,
        most: 20,
        ...(below === undefined ? {} : { below }),
      })
      met.push(...answer.sources.map(({ excerpt }) => excerpt))
      below = answer.next
      if (below === undefined) break
    }
    expect(met).toHaveLength(70)
    expect(new Set(met).size).toBe(70)
  })

  it('says when texts wait to be searched, and taking them in twice changes nothing', async () => {
    await addRows(mine, [{ text: 'Lamp repair by the bridge' }])
    expect((await search('lamp')).waiting).toBe(true)
    await index(mine)
    await index(mine)
    expect(await textsOf('lamp')).toEqual(['Lamp repair by the bridge'])
    expect((await search('lamp')).waiting).toBe(false)
  })

  it('forgets what left the sources', async () => {
    await house.db.ownerPool.query(`delete from source where text like 'Lamp repair%'`)
    expect(await textsOf('lamp')).toEqual([])
  })
})

describe('a saved search', () => {
  const searches = async (actor = sita) =>
    (await house.call<{ searches: SavedSearch[] }>('search.list', actor)).searches
  const notices = async (actor = sita) =>
    (await house.call<{ notices: Notice[] }>('today.read', actor)).notices.filter(
      ({ kind }) => kind === 'search-match',
    )

  it('is its owner’s alone, alerts on what is new, and is dropped', async () => {
    await house.call('search.save', sita, { name: 'Piers', asked: { text: 'pier' }, alerts: true })
    expect((await searches()).map(({ name, alerts }) => [name, alerts])).toEqual([['Piers', true]])
    expect(await searches(rohan)).toEqual([])
    seenAt = '2027-01-01T08:00:00Z'
    await addRows(mine, [{ text: 'Cook wanted, old pier' }, { text: 'Cook wanted, new PIERS' }])
    await addRows(theirs, [{ text: 'Another pier' }])
    await index(theirs)
    await index(mine)
    expect((await notices()).map(({ search, matches, caseId }) => [search, matches, caseId])).toEqual([
      ['Piers', 2, mine],
    ])
    expect(await notices(rohan)).toEqual([])
    await addRows(mine, [{ text: 'Pier walk' }])
    await index(mine)
    await index(mine)
    expect((await notices()).map(({ matches }) => matches)).toEqual([1, 2])
    const id = (await searches())[0]?.id
    expect((await failureOf(house.call('search.drop', rohan, { searchId: id }))).code).toBe(
      'request.not-found',
    )
    await house.call('search.drop', sita, { searchId: id })
    expect(await searches()).toEqual([])
    expect(await notices()).toEqual([])
  })
})
