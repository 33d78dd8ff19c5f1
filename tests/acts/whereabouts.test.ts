/** Whereabouts over the database: days and places of the sources of a case, with their certainty, and the movements of one number. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { Whereabouts } from '@smart-rescue/features/whereabouts/contract'
import type { CaseId } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

const PHONE = '+9779720000123'

let house: House
let sita: Actor
let mine: CaseId
let theirs: CaseId
let exhibitId: string
let phoneId: string
let uuids = 0

const owner = (text: string, values: unknown[]) => house.db.ownerPool.query<{ id: string }>(text, values)

const selectorOf = async (kind: string, normal: string): Promise<string> => {
  const found = await owner('select id from selector where kind = $1 and normal = $2', [kind, normal])
  if (found.rows[0] !== undefined) return found.rows[0].id
  uuids += 1
  const id = `01930000-0000-7000-9000-${uuids.toString(16).padStart(12, '0')}`
  await owner('insert into selector (id, kind, normal) values ($1, $2, $3)', [id, kind, normal])
  return id
}

interface Row {
  readonly row: number
  readonly postedOn?: string
  readonly place?: string
  readonly mentions?: readonly (readonly [string, string])[]
  readonly aside?: boolean
}

const addRows = async (caseId: CaseId, exhibit: string, rows: readonly Row[]) => {
  for (const { row, postedOn, place, mentions = [], aside = false } of rows) {
    await owner(
      `insert into source (exhibit_id, row, case_id, key, title, text, posted_on, place, seen_at, aside)
       values ($1, $2, $3, $4, $5, 'words', $6, $7, '2026-11-20T23:30:00Z', $8)`,
      [exhibit, row, caseId, `ad-${row}`, `Advert ${row}`, postedOn ?? null, place ?? null, aside],
    )
    for (const [index, [kind, normal]] of mentions.entries())
      await owner(
        `insert into source_mention (exhibit_id, row, case_id, selector_id, start_at, end_at, rule, confidence)
         values ($1, $2, $3, $4, $5, $6, 'test.rule', 0.9)`,
        [exhibit, row, caseId, await selectorOf(kind, normal), index * 10, index * 10 + 5],
      )
  }
}

beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  const rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  mine = (await openCase(house, sita, { title: 'Mine', countries: ['PK', 'NP'] })).id
  theirs = (await openCase(house, rohan, { title: 'Theirs' })).id
  const capture = async (actor: Actor, caseId: CaseId, name: string) => {
    const url = `https://${name}.example/`
    await captureNow(house, actor, caseId, url, { [url]: 'A page\nPlain words' })
    return (await exhibitsOf(house, actor, caseId))[0]?.id ?? ''
  }
  exhibitId = await capture(sita, mine, 'one')
  const foreign = await capture(rohan, theirs, 'two')
  // Whatever the pipeline says of the page itself: this test is about the rows it writes here.
  await owner('delete from source', [])
  await addRows(mine, exhibitId, [
    { row: 0 },
    { row: 1, postedOn: '2026-03-01', place: 'Kathmandu, Nepal', mentions: [['phone', PHONE]] },
    {
      row: 2,
      postedOn: '2026-03-05',
      mentions: [
        ['place', 'NP'],
        ['place', 'NP-pokhara'],
        ['phone', PHONE],
      ],
    },
    {
      row: 3,
      place: 'Hyderabad',
      mentions: [
        ['date', '2026-03-32'],
        ['date', '2026-03'],
        ['date', '2026-03-05T09:00'],
        ['phone', PHONE],
        ['place', 'XX-nowhere'],
      ],
    },
    { row: 4, place: 'the blue house' },
    { row: 5, postedOn: '2026-03-02', place: 'Pokhara', aside: true, mentions: [['phone', PHONE]] },
  ])
  await addRows(theirs, foreign, [
    { row: 1, postedOn: '2026-03-03', place: 'Dhaka', mentions: [['phone', PHONE]] },
  ])
  phoneId = await selectorOf('phone', PHONE)
})
afterAll(() => house.close())

const read = (input: object = {}, actor = sita) =>
  house.call<Whereabouts>('whereabouts.read', actor, { caseId: mine, ...input })
const rowsOf = (answer: Whereabouts) => answer.sources.map(({ row }) => row)

describe('when and where', () => {
  it('orders by the stated day, else the first whole day that is mentioned, else when it was seen', async () => {
    const { sources, cut } = await read()
    expect(sources.map(({ row, date, dateCertainty }) => [row, date, dateCertainty])).toEqual([
      [1, '2026-03-01', 'stated'],
      [2, '2026-03-05', 'stated'],
      [3, '2026-03-05', 'mentioned'],
      [4, '2026-11-20', 'seen'],
    ])
    expect(cut).toBe(false)
    expect(sources[0]).toMatchObject({ exhibitId, exhibitNumber: 'E-01', key: 'ad-1', title: 'Advert 1' })
  })

  it('takes what a table states over what a text mentions, a town over its country, and the case’s own country between two of a name', async () => {
    const { sources, places } = await read()
    expect(sources.map(({ places: at }) => at)).toEqual([
      [{ key: 'NP-kathmandu', certainty: 'stated' }],
      [{ key: 'NP-pokhara', certainty: 'mentioned' }],
      [{ key: 'PK-hyderabad', certainty: 'stated' }],
      [],
    ])
    expect(sources.map(({ unknownPlace }) => unknownPlace)).toEqual([
      undefined,
      undefined,
      undefined,
      'the blue house',
    ])
    expect(places.find(({ key }) => key === 'NP-pokhara')).toEqual({
      key: 'NP-pokhara',
      kind: 'city',
      country: 'NP',
      name: 'Pokhara',
      localName: 'पोखरा',
      latitude: 28.21,
      longitude: 83.99,
    })
  })

  it('leaves out what was put aside, the table as a whole beside its rows, and other cases', async () => {
    expect(rowsOf(await read())).toEqual([1, 2, 3, 4])
    expect((await read()).selectors).toEqual([{ id: phoneId, kind: 'phone', normal: PHONE, sources: 3 }])
    expect((await failureOf(read({ caseId: theirs }))).code).toBe('request.not-found')
    expect(
      (await house.callUngated<Whereabouts>('whereabouts.read', sita, { caseId: theirs })).sources,
    ).toEqual([])
  })

  it('narrows by days, by selector, by named sources, and says when there was more', async () => {
    expect(rowsOf(await read({ from: '2026-03-02', to: '2026-03-05' }))).toEqual([2, 3])
    expect(rowsOf(await read({ selectorId: phoneId }))).toEqual([1, 2, 3])
    expect(rowsOf(await read({ network: `${exhibitId}.2,${exhibitId}.4` }))).toEqual([2, 4])
    const first = await read({ limit: 2 })
    expect([rowsOf(first), first.cut]).toEqual([[1, 2], true])
  })

  it('narrows to the sources of one network, and shows nothing of a network that is none of the case’s', async () => {
    await owner(
      `insert into network (case_id, exhibit_id, row, sources, templates, strength, state, places, selectors, normals)
       values ($1, $2, 1, 2, 0, 1, 'proposed', '{}', '[]', '')`,
      [mine, exhibitId],
    )
    for (const row of [1, 3])
      await owner(
        `insert into network_member (exhibit_id, row, case_id, network_exhibit, network_row) values ($1, $2, $3, $1, 1)`,
        [exhibitId, row, mine],
      )
    expect(rowsOf(await read({ inNetwork: `${exhibitId}.1` }))).toEqual([1, 3])
    expect(rowsOf(await read({ inNetwork: `${exhibitId}.1`, to: '2026-03-01' }))).toEqual([1])
    expect(rowsOf(await read({ inNetwork: `${exhibitId}.2` }))).toEqual([])
    expect((await failureOf(read({ inNetwork: 'all' }))).code).toBe('request.invalid')
  })

  it('refuses keys that are none, and more of them than two hundred', async () => {
    expect((await failureOf(read({ network: 'a.1' }))).code).toBe('request.invalid')
    const many = Array.from({ length: 201 }, (_, row) => `${exhibitId}.${row}`).join(',')
    expect((await failureOf(read({ network: many }))).code).toBe('request.invalid')
  })
})

describe('movements', () => {
  it('are given for one selector, with days, kilometres, uncertainty, and the counter-reason of one day', async () => {
    const { movements } = await read({ selectorId: phoneId })
    expect(movements).toEqual([
      {
        from: { place: 'NP-kathmandu', source: `${exhibitId}.1`, date: '2026-03-01' },
        to: { place: 'NP-pokhara', source: `${exhibitId}.2`, date: '2026-03-05' },
        days: 4,
        km: 142,
        uncertain: ['place-mentioned'],
        sameDay: false,
      },
      {
        from: { place: 'NP-pokhara', source: `${exhibitId}.2`, date: '2026-03-05' },
        to: { place: 'PK-hyderabad', source: `${exhibitId}.3`, date: '2026-03-05' },
        days: 0,
        km: expect.closeTo(1563, -2),
        uncertain: ['place-mentioned', 'date-mentioned'],
        sameDay: true,
      },
    ])
    expect((await read()).movements).toEqual([])
  })
})

describe('a day that a mention names', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026-03-05T10:00+05:45', '2026-03-05'],
    ['2026-03-05/2026-03-09', '2026-03-05'],
    ['2025-02-29', null],
    ['2026-03-055', null],
    ['2026-03', null],
    ['--03-05', null],
    ['T10:00', null],
    ['', null],
  ])('of %s is %s', async (normal, day) => {
    const found = await house.db.ownerPool.query<{ day: string | null }>(
      'select whole_day($1)::text as day',
      [normal],
    )
    expect(found.rows[0]?.day).toBe(day)
  })
})
