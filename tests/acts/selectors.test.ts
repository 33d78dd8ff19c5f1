/** Selectors: counted over what one may see, known elsewhere or not, and asked after once. */
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, SelectorPage, SelectorSummary } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { captureNow, exhibitsOf, openCase } from './work-off.ts'

const A = '+9779720000123'
const B = '+9779720000456'
const C = '+9779720000789'

let house: House
let sita: Actor
let rohan: Actor
let mine: CaseId
let second: CaseId
let theirs: CaseId
let pages = 0
const capture = async (actor: Actor, caseId: CaseId, ...selectors: string[]) => {
  pages += 1
  const url = `https://page${pages}.example/`
  await captureNow(house, actor, caseId, url, {
    [url]: `Page ${pages}\n${selectors.map((each) => `Ring ${each}`).join('\n')}`,
  })
}
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  mine = (await openCase(house, sita, { title: 'Mine' })).id
  second = (await openCase(house, sita, { title: 'Second' })).id
  theirs = (await openCase(house, rohan, { title: 'Theirs' })).id
  await capture(sita, mine, A)
  house.setNow('2026-11-25T08:00:00.000Z')
  await capture(sita, mine, A, B)
  await capture(sita, second, A)
  await capture(rohan, theirs, A, C)
})
afterAll(() => house.close())

const list = async (caseId: CaseId, actor = sita) =>
  (await house.call<{ selectors: SelectorSummary[] }>('selector.list', actor, { caseId })).selectors
const idOf = async (normal: string) =>
  (await house.db.ownerPool.query<{ id: string }>('select id from selector where normal = $1', [normal]))
    .rows[0]?.id
const page = async (normal: string, actor = sita) =>
  house.call<SelectorPage>('selector.read', actor, { selectorId: await idOf(normal) })
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code

describe('a list', () => {
  it('counts within its case, most seen first', async () => {
    expect((await list(mine)).map(({ normal, exhibits, cases }) => [normal, exhibits, cases])).toEqual([
      [A, 2, 1],
      [B, 1, 1],
    ])
    expect((await list(second)).map(({ normal, exhibits }) => [normal, exhibits])).toEqual([[A, 1]])
  })

  it('of an empty case is empty', async () => {
    expect(await list((await openCase(house, sita)).id)).toEqual([])
  })

  it('counts an exhibit once, however often the number stands in it', async () => {
    const { id } = await openCase(house, sita)
    await capture(sita, id, C.replace('789', '700'), C.replace('789', '700'), C.replace('789', '700'))
    expect((await list(id))[0]).toMatchObject({ exhibits: 1 })
  })

  it('is the same whatever notation was pasted: one selector for one number', async () => {
    const { id } = await openCase(house, sita)
    await capture(sita, id, '+977 972 0000 111')
    await capture(sita, id, '00977-9720000111')
    await capture(sita, id, '+९७७ ९७२०००० १११')
    expect((await list(id)).map(({ normal, exhibits }) => [normal, exhibits])).toEqual([
      ['+9779720000111', 3],
    ])
  })
})

describe('a page', () => {
  it('counts over every case one may see, with first and last, and the newest place first', async () => {
    const found = await page(A)
    expect(found).toMatchObject({ exhibits: 3, cases: 2, kind: 'phone', normal: A })
    expect(found.sightings.map(({ caseId }) => caseId).sort()).toEqual([mine, mine, second].sort())
    expect(found.sightings.map(({ seenAt }) => seenAt)).toEqual(
      found.sightings
        .map(({ seenAt }) => seenAt)
        .sort()
        .reverse(),
    )
    for (const { context, contextStart, original } of found.sightings)
      expect(context.slice(contextStart, contextStart + original.length)).toBe(original)
  })

  it('shows at most 500 places', async () => {
    const { id } = await openCase(house, sita)
    const number = '+9779720000600'
    await capture(sita, id, ...Array.from({ length: 520 }, () => number))
    const found = await page(number)
    expect(found.sightings).toHaveLength(500)
    expect(found.exhibits).toBe(1)
  })

  it('of what is nowhere is not found', async () => {
    expect(
      await codeOf(house.call('selector.read', sita, { selectorId: '01930000-0000-7000-8000-ffffffffffff' })),
    ).toBe('request.not-found')
    await house.db.ownerPool.query(
      `insert into selector values (gen_random_uuid(), 'phone', '+9779720000998')`,
    )
    expect(await codeOf(page('+9779720000998'))).toBe('request.not-found')
  })
})

describe('known elsewhere', () => {
  it('is said of what a case holds that one may not see, and of nothing else', async () => {
    expect([(await page(A)).elsewhere, (await page(B)).elsewhere, (await page(C)).elsewhere]).toEqual([
      true,
      false,
      true,
    ])
    expect([(await page(A, rohan)).elsewhere, (await page(C, rohan)).elsewhere]).toEqual([true, false])
    expect(await page(C)).toMatchObject({ exhibits: 0, cases: 0, sightings: [] })
  })

  it('is no longer said once one is on both teams, and is said again after leaving', async () => {
    await house.call('team.join', rohan, { caseId: theirs, memberId: sita.memberId })
    expect(await page(A)).toMatchObject({ elsewhere: false, exhibits: 4, cases: 3 })
    expect(await page(C)).toMatchObject({ elsewhere: false, exhibits: 1 })
    expect(await codeOf(house.call('selector.ask', sita, { selectorId: await idOf(C) }))).toBe(
      'request.not-found',
    )
    await house.call('team.leave', rohan, { caseId: theirs, memberId: sita.memberId })
    expect(await page(A)).toMatchObject({ elsewhere: true, exhibits: 3, cases: 2 })
    expect((await page(C)).sightings).toEqual([])
  })

  it('is said to one on no team at all, of everything, and shows no place', async () => {
    const newcomer = await house.addMember(sita, 'newcomer', ['investigator'])
    for (const normal of [A, B, C])
      expect(await page(normal, newcomer)).toMatchObject({
        elsewhere: true,
        sightings: [],
        exhibits: 0,
        cases: 0,
      })
  })

  it('does not change a mark’s count: it counts what one may see', async () => {
    const [exhibit] = await exhibitsOf(house, rohan, theirs)
    const { marks } = await house.call<{ marks: { normal: string; seenIn: number }[] }>(
      'exhibit.read',
      rohan,
      {
        caseId: theirs,
        exhibitId: exhibit?.id,
      },
    )
    expect(marks.map(({ normal, seenIn }) => [normal, seenIn])).toEqual([
      [A, 1],
      [C, 1],
    ])
  })
})

describe('asking', () => {
  it('is answered alike however often, and by a leaf that names neither case nor number', async () => {
    const ask = (message?: string) =>
      house.callUngated('selector.ask', rohan, {
        selectorId: '',
        ...(message === undefined ? {} : { message }),
      })
    expect(await codeOf(ask())).toBe('request.invalid')
    const selectorId = await idOf(A)
    const before = (await house.locker.checkpoint()).size
    for (const message of [undefined, '', 'May we talk?', 'x'.repeat(1_000)])
      expect(
        await house.call('selector.ask', rohan, {
          selectorId,
          ...(message === undefined ? {} : { message }),
        }),
      ).toEqual({ asked: true })
    for await (const { leaf } of house.locker.leaves({ start: before }))
      expect([leaf.type, leaf.case, leaf.item, leaf.role, leaf.ct]).toEqual([
        'selector.asked',
        undefined,
        undefined,
        undefined,
        undefined,
      ])
    expect(await codeOf(house.call('selector.ask', rohan, { selectorId, message: 'x'.repeat(1_001) }))).toBe(
      'request.invalid',
    )
  })

  it('while the locker is locked asks nobody', async () => {
    await house.db.ownerPool.query('delete from notice')
    house.locker.setLocked(true)
    expect(await codeOf(house.call('selector.ask', rohan, { selectorId: await idOf(A) }))).toBe(
      'locker.locked',
    )
    house.locker.setLocked(false)
    expect((await house.db.ownerPool.query('select 1 from notice')).rows).toEqual([])
  })

  it('tells each owner of the number’s cases one notice a case', async () => {
    await house.db.ownerPool.query('delete from notice')
    await house.call('selector.ask', rohan, { selectorId: await idOf(A), message: 'to all' })
    const { rows } = await house.db.ownerPool.query('select to_member, case_id from notice order by case_id')
    expect(rows).toEqual(
      [mine, second].sort().map((caseId) => ({ to_member: sita.memberId, case_id: caseId })),
    )
  })
})

describe('the one box', () => {
  const recognise = (text: string, actor = sita) =>
    house.call<{
      kind: string
      normal: string
      selector?: { exhibits: number }
      elsewhere: boolean
      exhibits: { number: string }[]
    }>('selector.recognise', actor, { text })

  it.each([
    [A, 'phone', A],
    ['Desk@Tide.Example', 'email', 'desk@tide.example'],
    ['https://page1.example/', 'url', 'https://page1.example/'],
    ['three plain words', 'text', 'three plain words'],
  ])('takes %s for a %s', async (text, kind, normal) => {
    expect(await recognise(text)).toMatchObject({ kind, normal })
  })

  it('counts what one may see, and says of the rest only that it is known', async () => {
    expect(await recognise(A)).toMatchObject({ elsewhere: true, selector: { exhibits: 3 } })
    const other = await recognise(C)
    expect([other.elsewhere, other.selector]).toEqual([true, undefined])
    expect(await recognise('+9779720000997')).toMatchObject({ elsewhere: false, exhibits: [] })
  })

  it('shows ten exhibits at most, the newest first', async () => {
    const { id } = await openCase(house, sita)
    for (let at = 0; at < 12; at += 1) {
      house.setNow(`2026-11-26T08:${String(at).padStart(2, '0')}:00.000Z`)
      const url = `https://crowd.example/${at}`
      await captureNow(house, sita, id, url, { [url]: `Crowded ${at}\nno number` })
      await house.db.ownerPool.query('update exhibit set captured_at = $1 where url = $2', [
        `2026-11-26T08:${String(at).padStart(2, '0')}:00Z`,
        url,
      ])
    }
    expect((await recognise('crowded')).exhibits.map(({ number }) => number)).toEqual(
      Array.from({ length: 10 }, (_, at) => `E-${String(12 - at).padStart(2, '0')}`),
    )
    expect((await recognise('crowd.example/3')).exhibits).toHaveLength(1)
    expect((await recognise('CROWDED 11')).exhibits).toHaveLength(1)
    expect((await recognise('crowded', rohan)).exhibits).toEqual([])
  })
})
