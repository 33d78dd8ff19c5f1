/** Networks over the real database: what is joined, what people decide on it, how it stood earlier, and who may see it. */
import { createNetworkRun } from '@smart-rescue/features/network'
import type { Actor } from '@smart-rescue/features/ports/actor'
import type { CaseId, NetworkGraph, NetworkSummary } from '@smart-rescue/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildIndex } from './dump-index.ts'
import { createHouse, failureOf, foundOrganisation, type House } from './house-under-test.ts'
import { addRows, openRows, type Row } from './rows-of-a-case.ts'

const phone = (n: number): string => `phone/+1202555${String(n).padStart(4, '0')}`
const HUB = phone(9999)
const WRONG = phone(777)

const times = (count: number, make: (n: number) => Row): Row[] =>
  Array.from({ length: count }, (_, n) => make(n))

/** One mover with two templates and two numbers; another with one; a number that only a misreading shares; an agency's number on all kinds of adverts. */
const ROWS: readonly Row[] = [
  // 1–8
  ...times(8, (n) => ({
    text: `We move pianos with care ${n}`,
    template: 1,
    selectors: [phone(n % 2), ...(n === 0 ? [WRONG] : [])],
    place: 'Ashford',
    posted: `2026-0${1 + n}-01`,
  })),
  // 9–13
  ...times(5, (n) => ({
    text: `Two people and a van ${n}`,
    template: 2,
    selectors: [phone(1)],
    place: 'Barton',
  })),
  // 14–19
  ...times(6, (n) => ({
    text: `Storage of carpets ${n}`,
    template: 3,
    selectors: [phone(2), ...(n === 0 ? [WRONG] : [])],
    place: 'Calder',
  })),
  // 20–49
  ...times(30, (n) => ({ text: `A different advert, number ${n}`, selectors: [HUB] })),
  // 50–79
  ...times(30, (n) => ({ text: `Nothing in common ${n}`, selectors: [phone(100 + n)] })),
]

let house: House
let sita: Actor
let rohan: Actor
beforeAll(async () => {
  house = await createHouse()
  sita = await foundOrganisation(house)
  rohan = await house.addMember(sita, 'rohan', ['case-officer'])
})
afterAll(() => house.close())

interface Story {
  readonly state: string
  readonly strength: number
  readonly reasons: readonly { readonly rule: string; readonly sentence: string }[]
  readonly counterReasons: readonly { readonly rule: string; readonly sentence: string }[]
  readonly decisions: readonly { readonly kind: string; readonly why?: string; readonly leaf: number }[]
}

const compute = (caseId: CaseId) => createNetworkRun(house.deps)({ caseId })
const networksOf = async (caseId: CaseId, more: object = {}): Promise<NetworkSummary[]> =>
  (await house.call<{ networks: NetworkSummary[] }>('network.list', sita, { caseId, ...more })).networks
const sizesOf = async (caseId: CaseId): Promise<number[]> =>
  (await networksOf(caseId)).map(({ sources }) => sources)
const decide = (caseId: CaseId, kind: string, from: string, to?: string, why?: string) =>
  house.call<Story>('network.decide', sita, {
    caseId,
    kind,
    from,
    ...(to === undefined ? {} : { to }),
    ...(why === undefined ? {} : { why }),
  })
const explain = (caseId: CaseId, from: string, to?: string) =>
  house.call<Story>('network.explain', sita, { caseId, from, ...(to === undefined ? {} : { to }) })
const pictureOf = (caseId: CaseId, more: object = {}) =>
  house.call<{ graph: NetworkGraph; leaf: number }>('network.read', sita, { caseId, ...more })

const openAndCompute = async () => {
  const { caseId, exhibitId } = await openRows(house, sita, ROWS)
  await compute(caseId)
  return { caseId, exhibitId, row: (n: number) => `source:${exhibitId}.${n}` }
}
const tie = (selector: string): string => `selector:${selector}`

describe('the networks of a case', () => {
  it('join what shares templates and numbers, and leave an agency’s number and everybody else alone', async () => {
    const { caseId, exhibitId } = await openAndCompute()
    const [whole] = await networksOf(caseId)
    expect(await sizesOf(caseId)).toEqual([19])
    expect(whole?.id).toBe(`${exhibitId}.1`)
    expect(whole).toMatchObject({
      templates: 3,
      state: 'proposed',
      firstSeen: '2026-01-01',
      lastSeen: '2026-08-01',
    })
    expect(whole?.places).toEqual(expect.arrayContaining(['Ashford', 'Barton', 'Calder']))
    const { progress } = await house.call<{ progress: object }>('network.list', sita, { caseId })
    expect(progress).toMatchObject({ sources: 80, joined: 19, networks: 1, commonTies: 1, behind: false })
    const { ties } = await house.call<{ ties: { node: { id: string; hub: boolean }; hands: number }[] }>(
      'network.ties',
      sita,
      { caseId },
    )
    expect(ties).toMatchObject([{ node: { id: tie(HUB), hub: true }, sources: 30, hands: 30 }])
  })

  it('are found by a selector, a place or a span of days', async () => {
    const { caseId } = await openAndCompute()
    expect(await networksOf(caseId, { selector: '5550001' })).toHaveLength(1)
    expect(await networksOf(caseId, { selector: '5559999' })).toHaveLength(0)
    expect(await networksOf(caseId, { place: 'Calder' })).toHaveLength(1)
    expect(await networksOf(caseId, { place: 'Nowhere' })).toHaveLength(0)
    expect(await networksOf(caseId, { from: '2026-08-01' })).toHaveLength(1)
    expect(await networksOf(caseId, { from: '2026-08-02' })).toHaveLength(0)
  })

  it('are drawn with their reasons, within a limit, and without what is hidden', async () => {
    const { caseId, exhibitId } = await openAndCompute()
    const { graph } = await pictureOf(caseId, { id: `${exhibitId}.1` })
    const kinds = Object.groupBy(graph.nodes, ({ kind }) => kind)
    expect([kinds.source?.length, kinds.template?.length, kinds.selector?.length]).toEqual([19, 3, 4])
    expect(graph.cut).toBe(false)
    for (const edge of graph.edges)
      expect(edge.reasons.length + edge.counterReasons.length).toBeGreaterThan(0)
    const small = await pictureOf(caseId, { limit: 5 })
    expect(small.graph.cut).toBe(true)
    expect(small.graph.nodes.length).toBeLessThanOrEqual(5)
    const late = await pictureOf(caseId, { from: '2026-07-01' })
    expect(late.graph.nodes.filter(({ kind }) => kind === 'source')).toHaveLength(2)
    const hub = await house.call<NetworkGraph>('network.expand', sita, { caseId, node: tie(HUB) })
    expect(hub.nodes.filter(({ kind }) => kind === 'source')).toHaveLength(30)
    expect(hub.nodes.find(({ id }) => id === tie(HUB))?.hub).toBe(true)
    expect(hub.edges.every(({ strength }) => strength < 0.5)).toBe(true)
  })

  it('tell the way between two sources', async () => {
    const { caseId, row } = await openAndCompute()
    const way = await house.call<{ nodes: { id: string }[]; edges: unknown[] }>('network.path', sita, {
      caseId,
      from: row(9),
      to: row(19),
    })
    expect(way.nodes.map(({ id }) => id)).toContain(tie(WRONG))
    expect(way.nodes.at(0)?.id).toBe(row(9))
    expect(way.nodes.at(-1)?.id).toBe(row(19))
    expect(way.edges).toHaveLength(way.nodes.length - 1)
    const none = await house.call<{ nodes: unknown[] }>('network.path', sita, {
      caseId,
      from: row(1),
      to: row(20),
    })
    expect(none.nodes).toEqual([])
  })
})

describe('a decision', () => {
  it('breaks a wrong tie at once, and undoing it returns the earlier state', async () => {
    const { caseId, row } = await openAndCompute()
    const before = await networksOf(caseId)
    const story = await decide(caseId, 'break', row(14), tie(WRONG), 'misread')
    expect(story).toMatchObject({
      state: 'broken',
      strength: 0,
      decisions: [{ kind: 'break', why: 'misread' }],
    })
    expect(await sizesOf(caseId)).toEqual([13, 6])
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([13, 6])
    await decide(caseId, 'undo', row(14), tie(WRONG))
    expect(await networksOf(caseId)).toEqual(before)
  })

  it('says of a selector that it joins nobody, and of an agency’s number that it does', async () => {
    const { caseId } = await openAndCompute()
    await decide(caseId, 'reject', tie(WRONG))
    expect(await sizesOf(caseId)).toEqual([13, 6])
    expect(await explain(caseId, tie(HUB))).toMatchObject({ state: 'proposed', reasons: [] })
    expect((await explain(caseId, tie(HUB))).counterReasons[0]?.sentence).toContain('30 sources')
    await decide(caseId, 'confirm', tie(HUB), undefined, 'the owner told us')
    expect(await sizesOf(caseId)).toEqual([30, 13, 6])
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([30, 13, 6])
    await decide(caseId, 'undo', tie(HUB))
    expect(await sizesOf(caseId)).toEqual([13, 6])
  })

  it('joins two sources that share nothing, and parts them again', async () => {
    const { caseId, row } = await openAndCompute()
    expect((await explain(caseId, row(20), row(50))).counterReasons.map(({ rule }) => rule)).toContain(
      'nothing-shared',
    )
    await decide(caseId, 'confirm', row(20), row(50), 'same handwriting')
    expect(await sizesOf(caseId)).toEqual([19, 2])
    expect((await networksOf(caseId))[1]).toMatchObject({ state: 'confirmed', strength: 1 })
    await decide(caseId, 'break', row(50), row(20))
    expect(await sizesOf(caseId)).toEqual([19])
    await decide(caseId, 'rejoin', row(20), row(50))
    expect(await sizesOf(caseId)).toEqual([19, 2])
  })

  it('keeps a rejected pair apart, until the two share something new', async () => {
    const { caseId, exhibitId, row } = await openAndCompute()
    await decide(caseId, 'reject', row(1), row(14))
    expect(await sizesOf(caseId)).toEqual([13, 6])
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([13, 6])
    // The same number once more in another row is no new reason for the pair.
    await addRows(house, caseId, exhibitId, [{ text: 'A third', selectors: [WRONG] }], 100)
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([13, 6])
    await house.db.ownerPool.query(
      `insert into selector (id, kind, normal) values (gen_random_uuid(), 'email', 'desk@movers.example') on conflict do nothing`,
    )
    for (const each of [1, 14])
      await house.db.ownerPool.query(
        `insert into source_mention (exhibit_id, row, case_id, selector_id, start_at, end_at, rule, confidence)
          select $1, $2, $3, id, 50, 60, 'email.plain', 1 from selector where normal = 'desk@movers.example'`,
        [exhibitId, each, caseId],
      )
    await compute(caseId)
    expect(await sizesOf(caseId)).toEqual([20])
  })

  it('that says what stands already is refused, as is taking back nothing', async () => {
    const { caseId, row } = await openAndCompute()
    const conflict = expect.objectContaining({ code: 'request.conflict' })
    expect(await failureOf(decide(caseId, 'undo', row(1), row(14)))).toEqual(conflict)
    await decide(caseId, 'reject', row(1), row(14))
    expect(await failureOf(decide(caseId, 'reject', row(14), row(1)))).toEqual(conflict)
    expect(await failureOf(decide(caseId, 'confirm', row(1), tie(phone(50))))).toEqual(
      expect.objectContaining({ code: 'request.not-found' }),
    )
  })

  it('can be looked at as it stood before, and survives the loss of the index', async () => {
    const { caseId, exhibitId, row } = await openAndCompute()
    const broken = await decide(caseId, 'break', row(14), tie(WRONG), 'misread')
    const leaf = broken.decisions[0]?.leaf ?? 0
    const sourcesOf = ({ graph }: { graph: NetworkGraph }) =>
      graph.nodes.filter(({ kind }) => kind === 'source').length
    expect(sourcesOf(await pictureOf(caseId, { id: `${exhibitId}.1` }))).toBe(13)
    expect(sourcesOf(await pictureOf(caseId, { id: `${exhibitId}.1`, asOf: leaf - 1 }))).toBe(19)
    expect(sourcesOf(await pictureOf(caseId, { id: `${exhibitId}.1`, asOf: leaf }))).toBe(13)
    const { rows } = await house.db.ownerPool.query<{ at: Date }>(
      'select at from custody_entry where case_id = $1 and leaf_index = $2',
      [caseId, leaf],
    )
    const at = rows[0]?.at.getTime() ?? 0
    const listed = async (moment: number) =>
      house.call<{ networks: NetworkSummary[]; progress: { leaf: number } }>('network.list', sita, {
        caseId,
        moment: new Date(moment).toISOString(),
      })
    expect((await listed(at)).networks.map(({ sources }) => sources)).toEqual(await sizesOf(caseId))
    expect((await listed(at)).networks).toEqual(await networksOf(caseId))
    expect(await listed(Date.parse('2020-01-01'))).toMatchObject({ networks: [], progress: { leaf: 0 } })
    const beforeIt = (await pictureOf(caseId, { moment: new Date(at - 1).toISOString() })) as {
      graph: NetworkGraph
      leaf?: number
    }
    expect(beforeIt.leaf).toBeLessThan(leaf)
    const said = await house.call<{ decisions: object[] }>('network.decisions', sita, { caseId })
    expect(said.decisions).toMatchObject([{ kind: 'break', from: row(14), to: tie(WRONG), why: 'misread' }])
    await rebuildIndex(house)
    expect(await house.call('network.decisions', sita, { caseId })).toEqual(said)
  })
})

describe('a picture that is taken out', () => {
  const taking = (caseId: CaseId, more: object = {}, actor = sita) =>
    house.call<{ leaf: number; at: string; deciders: string[] }>('network.take-out', actor, {
      caseId,
      format: 'svg',
      nodes: 3,
      joins: 2,
      ...more,
    })

  it('is in the log of the case before there is a file, with its form, and with what was shown', async () => {
    const { caseId, exhibitId, row } = await openAndCompute()
    await decide(caseId, 'break', row(14), tie(WRONG), 'misread')
    const id = `${exhibitId}.1`
    for (const format of ['png', 'svg', 'graphml', 'csv', 'i2', 'stix']) {
      const { leaf, deciders } = await taking(caseId, { id, format, leftOut: ['sources of other days'] })
      expect(deciders).toEqual([sita.displayName])
      const { lines } = await house.call<{ lines: object[] }>('case.log', sita, { caseId })
      expect(lines[0]).toMatchObject({
        index: leaf,
        type: 'network.exported',
        role: format,
        actor: { displayName: sita.displayName },
      })
    }
    const told = []
    for await (const { leaf, detail } of house.locker.tell())
      if (leaf.type === 'network.exported' && leaf.role === 'stix') told.push(detail)
    expect(told.at(-1)).toEqual({ network: id, nodes: 3, joins: 2, leftOut: ['sources of other days'] })
  })

  it('names no later decider where it shows the past, and no network of another case', async () => {
    const { caseId, row } = await openAndCompute()
    const before = new Date(Date.parse('2026-01-01')).toISOString()
    await decide(caseId, 'break', row(14), tie(WRONG), 'misread')
    expect((await taking(caseId, { moment: before })).deciders).toEqual([])
    const other = await openAndCompute()
    const leaves = (await house.locker.checkpoint()).size
    const refused = taking(caseId, { id: `${other.exhibitId}.1` })
    expect((await failureOf(refused)).code).toBe('request.not-found')
    expect((await failureOf(taking(caseId, { format: 'exe' }))).code).toBe('request.invalid')
    expect((await house.locker.checkpoint()).size).toBe(leaves)
  })

  it('is nothing that a social worker of the team may take', async () => {
    const { caseId } = await openAndCompute()
    const anna = await house.addMember(sita, 'anna-outside', ['social-worker'])
    await house.call('team.join', sita, { caseId, memberId: anna.memberId })
    expect((await failureOf(taking(caseId, {}, anna))).code).toBe('access.denied')
  })
})

describe('need to know', () => {
  it('shows a case to nobody outside its team, by either layer', async () => {
    const { caseId, row } = await openAndCompute()
    const inputs: [string, object][] = [
      ['network.list', {}],
      ['network.read', {}],
      ['network.expand', { node: row(1) }],
      ['network.path', { from: row(1), to: row(2) }],
      ['network.explain', { from: row(1), to: row(2) }],
      ['network.decisions', {}],
      ['network.ties', {}],
      ['network.decide', { kind: 'reject', from: row(1), to: row(2) }],
    ]
    for (const [name, input] of inputs) {
      expect(await failureOf(house.call(name, rohan, { caseId, ...input })), name).toEqual(
        expect.objectContaining({ code: 'request.not-found' }),
      )
      const forced = await house
        .callUngated<object>(name, rohan, { caseId, ...input })
        .catch(({ code }: { code: string }) => ({ code }))
      expect(JSON.stringify(forced), name).not.toContain('pianos')
      expect(JSON.stringify(forced), name).not.toContain('5550001')
    }
    expect(
      (await house.call<{ decisions: object[] }>('network.decisions', sita, { caseId })).decisions,
    ).toEqual([])
  })
})
