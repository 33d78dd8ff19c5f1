/** Putting aside over the real database: what is aside joins nobody until its last day has passed or a person takes it back. */
import { createNetworkRun } from '@smart-rescue/features/network'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, NetworkSummary } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { openRows, type Row } from './rows-of-a-case.ts'

const ROWS: readonly Row[] = [
  { text: 'We move pianos', template: 1, selectors: ['phone/+12025550101'] },
  { text: 'We move pianos too', template: 1, selectors: ['phone/+12025550102'] },
  { text: 'Storage of carpets', selectors: ['phone/+12025550102', 'email/desk@movers.example'] },
  { text: 'Vans for a day', selectors: ['email/desk@movers.example'] },
]

let house: House
let sita: Actor
let rohan: Actor
let anna: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
  anna = await house.addMember(sita, 'anna', ['social-worker'])
})
afterAll(() => house.close())

interface Entry {
  readonly leaf: number
  readonly state: string
  readonly sources: number
  readonly why: string
  readonly until: string
  readonly by: { readonly displayName: string }
}

const compute = (caseId: CaseId) => createNetworkRun(house.deps)({ caseId })
const open = async () => {
  const { caseId, exhibitId } = await openRows(house, sita, ROWS)
  await compute(caseId)
  return { caseId, row: (n: number) => `source:${exhibitId}.${n}` }
}
const sizesOf = async (caseId: CaseId): Promise<number[]> =>
  (await house.call<{ networks: NetworkSummary[] }>('network.list', sita, { caseId })).networks.map(
    ({ sources }) => sources,
  )
const put = (caseId: CaseId, node: string, more: object = {}) =>
  house.call<Entry>('aside.put', sita, {
    caseId,
    node,
    kind: 'spam',
    why: 'a chain of adverts that nobody answers',
    until: '2026-12-31',
    ...more,
  })
const listOf = async (caseId: CaseId, state = 'all'): Promise<Entry[]> =>
  (await house.call<{ entries: Entry[] }>('aside.list', sita, { caseId, state })).entries
const asideOf = async (caseId: CaseId): Promise<number[]> =>
  (
    await house.db.ownerPool.query<{ row: number }>(
      'select row from source where case_id = $1 and aside order by row',
      [caseId],
    )
  ).rows.map(({ row }) => row)

describe('what is put aside', () => {
  it('joins nobody at once, is listed with who, why and until when, and comes back when it is taken back', async () => {
    const { caseId, row } = await open()
    expect(await sizesOf(caseId)).toEqual([4])
    const entry = await put(caseId, row(3))
    expect(entry).toMatchObject({
      state: 'in-force',
      sources: 1,
      until: '2026-12-31',
      by: { displayName: sita.displayName },
    })
    expect(await sizesOf(caseId)).toEqual([2])
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([2])
    const undone = await house.call<Entry>('aside.undo', sita, { caseId, leaf: entry.leaf })
    expect(undone.state).toBe('undone')
    expect(await asideOf(caseId)).toEqual([])
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([4])
    expect(await listOf(caseId, 'in-force')).toEqual([])
    expect(await listOf(caseId, 'over')).toHaveLength(1)
  })

  it('may be all that carry a selector, or all that follow a template', async () => {
    const { caseId, row } = await open()
    expect(await put(caseId, 'selector:email/desk@movers.example')).toMatchObject({ sources: 2 })
    expect(await asideOf(caseId)).toEqual([3, 4])
    expect(await put(caseId, row(1).replace('source:', 'template:'), { kind: 'scam' })).toMatchObject({
      sources: 2,
    })
    expect(await asideOf(caseId)).toEqual([1, 2, 3, 4])
    expect(await sizesOf(caseId)).toEqual([])
  })

  it('is named on the page of each thing it covers: by itself, by a selector, by the template', async () => {
    const { caseId, row } = await open()
    const covering = async (node: string) =>
      (await house.call<{ entries: Entry[] }>('aside.list', sita, { caseId, covering: node })).entries.map(
        ({ leaf }) => leaf,
      )
    const desk = await put(caseId, 'selector:email/desk@movers.example')
    const template = await put(caseId, row(1).replace('source:', 'template:'))
    const own = await put(caseId, row(3))
    expect(await covering(row(1))).toEqual([template.leaf])
    expect(await covering(row(2).replace('source:', 'template:'))).toEqual([template.leaf])
    expect(await covering(row(3))).toEqual([own.leaf, desk.leaf])
    expect(await covering(row(4))).toEqual([desk.leaf])
    expect(await covering('selector:email/desk@movers.example')).toEqual([desk.leaf])
    expect(await covering('selector:phone/+12025550102')).toEqual([])
    const again = put(caseId, row(2).replace('source:', 'template:'))
    expect((await failureOf(again)).code).toBe('request.conflict')
    await house.call('aside.undo', sita, { caseId, leaf: desk.leaf })
    expect(await covering(row(4))).toEqual([])
  })

  it('comes back after its last day', async () => {
    const { caseId, row } = await open()
    await put(caseId, row(3), { until: '2026-11-24' })
    const planned = house.sent.filter(({ kind, payload }) => kind === 'network' && 'caseId' in payload)
    expect(planned.length).toBeGreaterThan(1)
    await compute(caseId)
    expect(await asideOf(caseId)).toEqual([3])
    house.setNow('2026-11-25T00:00:01.000Z')
    try {
      await compute(caseId)
      expect(await asideOf(caseId)).toEqual([])
      expect(await sizesOf(caseId)).toEqual([4])
      expect(await listOf(caseId)).toMatchObject([{ state: 'expired' }])
    } finally {
      house.setNow('2026-11-24T09:00:00.000Z')
    }
  })

  it('needs a reason and a day ahead, is put aside once, and is something that the case holds', async () => {
    const { caseId, row } = await open()
    const refusal = async (call: Promise<unknown>) => (await failureOf(call)).code
    expect(await refusal(put(caseId, row(1), { why: ' ' }))).toBe('request.invalid')
    expect(await refusal(put(caseId, row(1), { until: '2026-11-01' }))).toBe('aside.past-day')
    expect(await refusal(put(caseId, row(1), { kind: 'nationality' }))).toBe('request.invalid')
    expect(await refusal(put(caseId, row(900)))).toBe('request.not-found')
    const { leaf } = await put(caseId, row(1))
    expect(await refusal(put(caseId, row(1)))).toBe('request.conflict')
    await house.call('aside.undo', sita, { caseId, leaf })
    expect(await refusal(house.call('aside.undo', sita, { caseId, leaf }))).toBe('request.conflict')
  })

  it('is told again when the index was lost', async () => {
    const { caseId, row } = await open()
    const { leaf } = await put(caseId, row(1))
    await put(caseId, row(2), { kind: 'independent-adult', why: 'spoke with her, papers seen' })
    await house.call('aside.undo', sita, { caseId, leaf, why: 'mistaken' })
    const before = await listOf(caseId)
    await rebuildIndex(house)
    const plain = (entries: Entry[]) =>
      entries.map(({ leaf: at, state, why, until }) => ({ at, state, why, until }))
    expect(plain(await listOf(caseId))).toEqual(plain(before))
  })
})

describe('need to know', () => {
  it('lets nobody outside the team see or do it, and a social worker see but not do it', async () => {
    const { caseId, row } = await open()
    const { leaf } = await put(caseId, row(1))
    const calls: [string, object][] = [
      ['aside.list', {}],
      ['aside.put', { node: row(2), kind: 'spam', why: 'w', until: '2026-12-31' }],
      ['aside.undo', { leaf }],
    ]
    for (const [name, input] of calls) {
      expect((await failureOf(house.call(name, rohan, { caseId, ...input }))).code, name).toBe(
        'request.not-found',
      )
      const forced = await house
        .callUngated<object>(name, rohan, { caseId, ...input })
        .catch(({ code }: { code: string }) => ({ code }))
      expect(JSON.stringify(forced), name).not.toContain('nobody answers')
    }
    await house.call('team.join', sita, { caseId, memberId: anna.memberId })
    expect((await house.call<{ entries: Entry[] }>('aside.list', anna, { caseId })).entries).toHaveLength(1)
    expect((await failureOf(house.call('aside.undo', anna, { caseId, leaf }))).code).toBe('access.denied')
    expect(await asideOf(caseId)).toEqual([1])
  })
})
